package org.demarc.provisioning.entity;

import java.time.Instant;
import org.demarc.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service's account. The sealed fields hold JSON that only {@code provisioning} itself opens.
 *
 * @param clientName whose service it is
 * @param deviceName the router as the source wrote it
 * @param code why it is in its state, empty when all is well
 * @param text the same as a sentence
 * @param warning what an operator should know although it works
 * @param assumed whether the wish is a guess because the source could not be asked
 * @param sealedWish what the source wants, null before it said so
 * @param wishNumber grows with every changed wish
 * @param kind of the account that is applied or about to be, null for none
 * @param naturalKey its user name or MAC address
 * @param address its address, empty for none
 * @param routerId where it is applied, null for nowhere
 * @param sealedApplied as last read back from there
 * @param attemptRouterId where a write may have happened that nobody confirmed, null for nowhere
 * @param sealedAttempt what was written there
 * @param predecessor id of the service whose account it takes over, empty for none
 * @param successor id of the service that took this account over, empty for none
 * @param sealedOverrides values that operators accepted from the router, null for none
 * @param driftKnown whether the router was found to differ, so that it is looked at although nothing else has changed
 */
public record Account(
        long id,
        ServiceKey service,
        String clientId,
        String clientName,
        String planName,
        String deviceName,
        AccountState state,
        String code,
        String text,
        String detail,
        String warning,
        boolean assumed,
        @Nullable String sealedWish,
        long wishNumber,
        @Nullable AccountKind kind,
        String naturalKey,
        String address,
        @Nullable Long routerId,
        @Nullable String sealedApplied,
        @Nullable Instant appliedAt,
        @Nullable Long attemptRouterId,
        @Nullable String sealedAttempt,
        String predecessor,
        String successor,
        Instant updatedAt,
        @Nullable String sealedOverrides,
        boolean driftKnown) {

    /** {@link #standing} of an account of which nobody has said anything yet, be it written down or not. */
    public static final String UNHEARD_OF = standing(0, null, null, null, null);

    /**
     * How the account stands, for whoever reads it now and changes it later: another text as soon as somebody wished for something else, a
     * router showed it or may have been written to, or a value was accepted; even where all is as before in the end.
     */
    public String standing() {
        return standing(wishNumber, routerId, appliedAt, attemptRouterId, sealedOverrides);
    }

    private static String standing(
            long wishNumber,
            @Nullable Long routerId,
            @Nullable Instant appliedAt,
            @Nullable Long attemptRouterId,
            @Nullable String sealedOverrides) {
        return Fingerprint.halfHex(
                wishNumber + " " + routerId + " " + appliedAt + " " + attemptRouterId + " " + sealedOverrides);
    }

    /** Whether a row of it may be on a router. */
    public boolean mayExist() {
        return routerId != null || attemptRouterId != null;
    }

    public boolean isAppliedOn(long router) {
        return routerId != null && routerId == router;
    }

    /** The same as if no router had it: how it looks to the router that it is about to go to. */
    public Account onNoRouter() {
        return new Account(
                id,
                service,
                clientId,
                clientName,
                planName,
                deviceName,
                state,
                code,
                text,
                detail,
                warning,
                assumed,
                sealedWish,
                wishNumber,
                kind,
                naturalKey,
                "",
                null,
                null,
                null,
                null,
                null,
                predecessor,
                successor,
                updatedAt,
                sealedOverrides,
                driftKnown);
    }
}
