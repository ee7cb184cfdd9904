package org.demarc.fdb.entity;

import java.time.Instant;
import org.demarc.port.entity.Line.DeviceRef;
import org.jspecify.annotations.Nullable;

/**
 * A MAC at a place, from when to when.
 *
 * @param mac {@code aa:bb:cc:dd:ee:ff} in upper case
 * @param vlan 0 where the device tells none
 * @param interfaceId null where the port is not known as an interface
 * @param port name of the interface, else the device's port number
 * @param status LEARNED, SELF, MGMT, OTHER or INVALID
 * @param present in the newest table of the device
 */
public record Sighting(
        String mac,
        int vlan,
        DeviceRef device,
        @Nullable Long interfaceId,
        String port,
        String status,
        Instant firstSeen,
        Instant lastSeen,
        boolean present) {}
