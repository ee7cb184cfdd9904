package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a driver shall make true, and what is known about the row already.
 *
 * @param desired the account as it must be
 * @param known as last confirmed on this router; null when nothing was, as after a move to it
 * @param predecessors tags of services whose row this service takes over in place (plan change, ucrm-routeros.md 5.3)
 */
public record EnsureRequest(
        DesiredAccount desired, @Nullable AppliedAccount known, List<AccountTag> predecessors) {

    public EnsureRequest {
        predecessors = List.copyOf(predecessors);
    }

    /** Nothing is known about a row on this router. */
    public static EnsureRequest of(DesiredAccount desired) {
        return new EnsureRequest(desired, null, List.of());
    }

    public EnsureRequest knowing(AppliedAccount applied) {
        return new EnsureRequest(desired, applied, predecessors);
    }

    public EnsureRequest takingOverFrom(AccountTag predecessor) {
        List<AccountTag> all = new ArrayList<>(predecessors);
        all.add(predecessor);
        return new EnsureRequest(desired, known, all);
    }
}
