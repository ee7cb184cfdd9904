package org.demarc.billing.control;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One tariff as the billing tells it; a null part was not provided.
 *
 * @param externalId id in the billing, may be any text
 * @param name at most 255 characters
 * @param fee price of one interval
 * @param intervalDays days that the fee is for, not yet normalised
 * @param speedUpKbps kbit/s towards the network
 * @param speedDownKbps kbit/s towards the subscriber
 * @param includedMb included traffic in MB, -1 for unlimited
 * @param serviceType 0 internet, 3 TV in one vendor's module
 * @param comment the billing's note
 */
public record BilledTariff(
        String externalId,
        String name,
        @Nullable BigDecimal fee,
        @Nullable Integer intervalDays,
        @Nullable Long speedUpKbps,
        @Nullable Long speedDownKbps,
        @Nullable Long includedMb,
        @Nullable Integer serviceType,
        @Nullable String comment) {}
