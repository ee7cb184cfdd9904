package org.demarc.link.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two devices that are plugged into each other.
 *
 * @param from the lower end where {@code uplink}, otherwise that of the older device
 * @param uplink whether it is the uplink of {@code from}'s device
 * @param uplinkByHand whether a person said so
 * @param lastSeen when a search last found it; for a manual one that nothing found, when it was made
 * @param confirmedAt when something else than what made it found it too
 * @param utilizationPercent of the busier direction over the last quarter of an hour, null where nothing is known
 */
public record Link(
        long id,
        End from,
        End to,
        LinkKind kind,
        boolean uplink,
        boolean uplinkByHand,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant confirmedAt,
        String note,
        @Nullable Double utilizationPercent,
        @Nullable Instant utilizedAt,
        int version) {

    /**
     * One end with what people want to read of it.
     *
     * @param groupId the device's group
     * @param interfaceId null where only the device is known; name and status are empty then
     * @param speedMbps nominal speed, null where nothing is known
     */
    public record End(
            long deviceId,
            String deviceName,
            String address,
            String deviceType,
            String model,
            String deviceStatus,
            @Nullable Long groupId,
            @Nullable Long interfaceId,
            String interfaceName,
            String interfaceStatus,
            @Nullable Long speedMbps) {}

    /** The end that is not the device's. */
    public End beyond(long deviceId) {
        return from.deviceId() == deviceId ? to : from;
    }

    /** The device's own end. */
    public End near(long deviceId) {
        return from.deviceId() == deviceId ? from : to;
    }
}
