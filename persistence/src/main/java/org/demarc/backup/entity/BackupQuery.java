package org.demarc.backup.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are meant; null for any.
 *
 * @param profiles keys of the device profiles that can show a configuration
 * @param groups device groups that the asker sees
 * @param state {@code FAILED}, {@code SAVED}, {@code NEVER}, {@code NO_CONSOLE}, or the name of an outcome
 * @param changedSince changed at this moment or later
 */
public record BackupQuery(
        List<String> profiles,
        @Nullable Collection<Long> groups,
        @Nullable Long deviceId,
        @Nullable String state,
        @Nullable Instant changedSince) {

    public BackupQuery {
        profiles = List.copyOf(profiles);
    }
}
