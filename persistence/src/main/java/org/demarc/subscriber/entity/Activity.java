package org.demarc.subscriber.entity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a subscriber came and when he was last seen, in the billing's local time.
 *
 * @param created day the account was made, null where unknown
 * @param connected day of connection, null where unknown
 * @param internet last internet activity that the billing saw, null where unknown
 * @param network last activity from any source, never before {@code internet}, null where unknown
 */
public record Activity(
        @Nullable LocalDate created,
        @Nullable LocalDate connected,
        @Nullable LocalDateTime internet,
        @Nullable LocalDateTime network) {

    public static final Activity NEVER = new Activity(null, null, null, null);
}
