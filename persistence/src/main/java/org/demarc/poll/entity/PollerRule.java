package org.demarc.poll.entity;

import org.jspecify.annotations.Nullable;

/**
 * How often a poller asks, and whether it does; the nearest rule that says so decides.
 *
 * @param modelKey for devices of this model; null with {@code deviceId} for one device, both null for all
 * @param intervalS seconds, null where the next rule decides
 * @param enabled null where the next rule decides
 */
public record PollerRule(
        String poller,
        @Nullable String modelKey,
        @Nullable Long deviceId,
        @Nullable Integer intervalS,
        @Nullable Boolean enabled) {

    /** Whether it is about this device. */
    public boolean covers(long id, String model) {
        if (deviceId != null) {
            return deviceId == id;
        }
        return modelKey == null || modelKey.equals(model);
    }

    /** 2 for one device, 1 for a model, 0 for all. */
    public int nearness() {
        return deviceId != null ? 2 : modelKey != null ? 1 : 0;
    }
}
