package org.demarc.poll.entity;

import org.jspecify.annotations.Nullable;

/**
 * An interface as it is remembered, with its newest counters.
 *
 * @param pollEnabled false when nothing of it is to be stored
 * @param counters null when there are none yet
 */
public record KnownInterface(
        long id,
        long deviceId,
        String bindKey,
        @Nullable String parentKey,
        @Nullable Long ifIndex,
        String name,
        String type,
        @Nullable String technology,
        @Nullable Integer frame,
        @Nullable Integer slot,
        @Nullable Integer port,
        @Nullable Integer onu,
        boolean pollEnabled,
        @Nullable Long speedMbps,
        @Nullable StoredCounters counters) {

    /** The same under another key. */
    public KnownInterface withBindKey(String key) {
        return new KnownInterface(
                id,
                deviceId,
                key,
                parentKey,
                ifIndex,
                name,
                type,
                technology,
                frame,
                slot,
                port,
                onu,
                pollEnabled,
                speedMbps,
                counters);
    }
}
