package org.demarc.subscriber.entity;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Just enough of a subscriber to see that nothing about him changed.
 *
 * @param recordHash digest of the source's record when it was last written
 * @param balance at two decimals
 * @param activity last internet activity that the source told, null for none
 * @param inBilling the last complete list named him
 */
public record KnownRecord(
        String recordHash, BigDecimal balance, @Nullable LocalDateTime activity, boolean inBilling) {}
