package org.demarc.device.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anything with a management address. Texts are empty where nothing is known.
 *
 * @param address IPv4 or IPv6 as text
 * @param access the access profile, null for the system default
 * @param group null for no group: only those who see all groups see it
 * @param snmpPort own port, null where the access profile decides
 * @param ownCommunity whether the device has a community of its own
 * @param profile key of the device profile that reads it
 * @param modelKey key of devices/models.md, empty for unknown
 * @param chosenByHand detection never replaces what a person chose
 * @param said what the device says about itself
 * @param status Up, Down or Unknown
 * @param answeredAt when it last answered
 * @param problem the last trouble in one sentence, empty when all is well
 * @param tags what people find it by, in order
 */
public record Device(
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
        Said said,
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

    /** Something else by id and name. */
    public record Ref(long id, String name) {}

    /** What a device says about itself. */
    public record Said(
            String descr,
            String objectId,
            String name,
            String contact,
            String location,
            @Nullable String mac,
            String serial,
            String software,
            String hardware,
            @Nullable Instant bootedAt) {}
}
