package org.demarc.device.rest;

import java.time.Instant;
import java.util.List;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.Device.Ref;
import org.demarc.device.entity.DeviceType;
import org.jspecify.annotations.Nullable;

/**
 * A device as our API shows it: no secrets, only whether there is one.
 *
 * @param status Up, Down or Unknown
 * @param profile key of the device profile that reads it, empty until it is detected
 * @param modelKey empty for unknown
 */
public record DeviceView(
        long id,
        String name,
        String address,
        @Nullable Ref access,
        @Nullable Ref group,
        @Nullable Integer snmpPort,
        boolean ownCommunity,
        DeviceType type,
        String profile,
        String modelKey,
        String modelName,
        boolean chosenByHand,
        String sysDescr,
        String sysObjectId,
        String sysName,
        String sysContact,
        String sysLocation,
        @Nullable String mac,
        String serial,
        String software,
        String hardware,
        @Nullable Instant bootedAt,
        String location,
        String description,
        @Nullable Double latitude,
        @Nullable Double longitude,
        boolean pollEnabled,
        String status,
        @Nullable Instant statusChangedAt,
        @Nullable Instant answeredAt,
        String problem,
        Instant createdAt,
        Instant updatedAt,
        int version,
        List<String> tags) {

    static DeviceView of(Device d) {
        Device.Said said = d.said();
        return new DeviceView(
                d.id(),
                d.name(),
                d.address(),
                d.access(),
                d.group(),
                d.snmpPort(),
                d.ownCommunity(),
                d.type(),
                d.profile(),
                d.modelKey(),
                d.modelName(),
                d.chosenByHand(),
                said.descr(),
                said.objectId(),
                said.name(),
                said.contact(),
                said.location(),
                said.mac(),
                said.serial(),
                said.software(),
                said.hardware(),
                said.bootedAt(),
                d.location(),
                d.description(),
                d.latitude(),
                d.longitude(),
                d.pollEnabled(),
                d.status(),
                d.statusChangedAt(),
                d.answeredAt(),
                d.problem(),
                d.createdAt(),
                d.updatedAt(),
                d.version(),
                d.tags());
    }
}
