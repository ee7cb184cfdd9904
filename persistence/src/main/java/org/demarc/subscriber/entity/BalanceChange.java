package org.demarc.subscriber.entity;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of whom only the balance or the last activity changed.
 *
 * @param externalId id at the source
 * @param balance the balance now, at two decimals
 * @param activity last internet activity, null to keep what is known
 */
public record BalanceChange(
        String externalId, BigDecimal balance, @Nullable LocalDateTime activity) {}
