package org.demarc.tariff.entity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tariff of one source.
 *
 * @param externalId id at the source
 * @param name at most 255 characters
 * @param fee price of one interval
 * @param intervalDays 1 or more
 * @param speedUpKbps kbit/s towards the network, 0 where unknown
 * @param speedDownKbps kbit/s towards the subscriber, 0 where unknown
 * @param includedMb included traffic in MB, null for unlimited
 * @param serviceType 0 internet, 3 TV
 * @param comment the billing's note
 * @param inBilling the last list named it
 */
public record Tariff(
        String externalId,
        String name,
        BigDecimal fee,
        int intervalDays,
        long speedUpKbps,
        long speedDownKbps,
        @Nullable Long includedMb,
        int serviceType,
        String comment,
        boolean inBilling) {}
