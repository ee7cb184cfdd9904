package org.demarc.poll.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a device as it is planned.
 *
 * @param reading key of the catalogue, {@code onu-signal}
 * @param intervalS its own interval, null where the system's applies
 * @param dueAt when it is to be read next
 * @param readAt when it last came completely, null for never
 * @param problem why the last one did not come, empty when it did
 * @param rows how many rows the last one had
 * @param digest of the rows as they were last written
 * @param refreshedAt when they were last compared in the database, null for never
 */
public record PlannedReading(
        long deviceId,
        String reading,
        @Nullable Integer intervalS,
        boolean enabled,
        Instant dueAt,
        @Nullable Instant readAt,
        String problem,
        int rows,
        long digest,
        @Nullable Instant refreshedAt) {}
