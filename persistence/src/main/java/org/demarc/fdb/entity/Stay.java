package org.demarc.fdb.entity;

import java.time.Instant;
import org.demarc.port.entity.Line.DeviceRef;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a MAC at a place: it was there from {@code firstSeen} to {@code lastSeen}, never away for more than an hour.
 *
 * @param table who tells: {@code fdb}, a forwarding table, or {@code snooping}, a VLAN terminator's table of VLAN and MAC
 *     (polling-ubilling.md 15) or another one of DHCP snooping
 * @param mac {@code AA:BB:CC:DD:EE:FF}
 * @param vlan 0 where the device tells none
 * @param interfaceId null where the port is not known as an interface, or not any more
 * @param port name of the interface, else the device's port number; empty where it tells none
 * @param portType {@code ONU}, {@code PON}, {@code GE} ...; empty where no interface is known
 * @param status LEARNED, SELF, MGMT, OTHER or INVALID
 * @param present in the newest table of the device; then {@code lastSeen} is refreshed every 15 minutes at most, every 6 hours for
 *     {@code snooping}
 * @param current present, and the device's table was read lately: where it has not answered for long, nobody knows
 */
public record Stay(
        String table,
        String mac,
        int vlan,
        DeviceRef device,
        @Nullable Long interfaceId,
        String port,
        String portType,
        String status,
        Instant firstSeen,
        Instant lastSeen,
        boolean present,
        boolean current) {}
