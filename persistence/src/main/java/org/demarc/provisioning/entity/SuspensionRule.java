package org.demarc.provisioning.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a billing's subscribers have their services taken out of service.
 *
 * @param billingId the billing source whose subscribers are looked at
 * @param version grows with every change by an operator
 * @param enabled whether anything is held at all; switched off, everything is let go
 * @param services code of the source whose services are held, empty for none yet
 * @param link how a service's subscriber is found
 * @param states that mean suspended, lower case: {@code active, pause, stop, other} or the billing's own word or number
 * @param balanceBelow less money (with the credit) counts as suspended, too; null for never
 * @param graceHours how long a subscriber has to be suspended before his services are
 * @param asks which limits the last run would have gone beyond, so that it did nothing; empty when all is well
 * @param asksCount how many services it would have changed
 */
public record SuspensionRule(
        long billingId,
        long version,
        boolean enabled,
        String services,
        SubscriberLink link,
        List<String> states,
        @Nullable BigDecimal balanceBelow,
        int graceHours,
        String asks,
        int asksCount,
        @Nullable Instant asksAt) {

    public SuspensionRule {
        states = List.copyOf(states);
    }

    /** What a billing has that nobody has made a rule for. */
    public static SuspensionRule none(long billingId) {
        return new SuspensionRule(
                billingId, 0, false, "", SubscriberLink.EXTERNAL_ID, List.of("stop"), null, 0, "", 0, null);
    }
}
