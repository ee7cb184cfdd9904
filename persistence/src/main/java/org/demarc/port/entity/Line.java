package org.demarc.port.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port, PON port or ONU as it is remembered: what billings call an interface.
 *
 * @param device id and name of the device
 * @param bindKey stable identity inside the device (devices.md 4.1)
 * @param parentKey bind key of an ONU's PON port
 * @param snmpIndex index in the device's own tables
 * @param status Up, Down, Online, Offline, LOS, PowerOff or Unknown
 * @param description the device's words
 * @param comment the operator's words
 * @param speedMbps nominal speed; null where nothing is known
 * @param inBps newest rate in bit/s, null when there is none
 * @param outBps newest rate in bit/s, null when there is none
 * @param onus how many ONUs a PON port has, 0 for other interfaces
 * @param onusOnline how many of them are online
 * @param tags that people mark it by, in order
 * @param goneAt since when the device no longer lists it
 */
public record Line(
        long id,
        DeviceRef device,
        String bindKey,
        @Nullable String parentKey,
        String snmpIndex,
        @Nullable Long ifIndex,
        String name,
        String type,
        @Nullable String technology,
        String adminState,
        String status,
        @Nullable Instant statusChangedAt,
        String description,
        String comment,
        @Nullable Long speedMbps,
        @Nullable Double inBps,
        @Nullable Double outBps,
        long onus,
        long onusOnline,
        boolean pollEnabled,
        List<String> tags,
        Instant seenAt,
        @Nullable Instant goneAt) {

    public Line {
        tags = List.copyOf(tags);
    }

    /** The device that an interface belongs to. */
    public record DeviceRef(
            long id, String name, String address, @Nullable Long groupId) {}

    /** True for an ONU, false for every kind of port. */
    public boolean describesOnu() {
        return type.equals("ONU");
    }
}
