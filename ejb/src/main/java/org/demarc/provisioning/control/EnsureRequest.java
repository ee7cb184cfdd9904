package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a driver shall make true, and what is known about the row already.
 *
 * @param desired the account as it must be
 * @param known as last confirmed on this router; null when nothing was, as after a move to it
 * @param profile the PPP profile that has to be made first where it is missing; null where people make the profiles
 * @param predecessors tags of services whose row this service takes over in place (plan change, ucrm-routeros.md 5.3)
 */
public record EnsureRequest(
        DesiredAccount desired,
        @Nullable AppliedAccount known,
        List<AccountTag> predecessors,
        @Nullable ManagedProfile profile) {

    public EnsureRequest {
        predecessors = List.copyOf(predecessors);
    }

    /** Nothing is known about a row on this router. */
    public static EnsureRequest of(DesiredAccount desired) {
        return new EnsureRequest(desired, null, List.of(), null);
    }

    public EnsureRequest knowing(AppliedAccount applied) {
        return new EnsureRequest(desired, applied, predecessors, profile);
    }

    public EnsureRequest takingOverFrom(AccountTag predecessor) {
        List<AccountTag> all = new ArrayList<>(predecessors);
        all.add(predecessor);
        return new EnsureRequest(desired, known, all, profile);
    }

    /** Demarc makes and keeps the account's PPP profile. */
    public EnsureRequest managing(ServiceWish wish, AccountPlan.Put put) {
        return new EnsureRequest(
                desired,
                known,
                predecessors,
                ManagedProfile.of(wish, put, desired).orElse(null));
    }
}
