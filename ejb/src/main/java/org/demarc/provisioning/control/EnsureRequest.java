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
 * @param sessionsMayBeOld whether sessions may run as the row was before an earlier attempt, of which nobody knows how far it came:
 *     then they end also where the row agrees already
 * @param madeStatic the router's id of a lease that an earlier attempt may have made static, and left without a name; empty for none
 * @param note is told before a lease is made static
 * @param predecessors tags of services whose row this service takes over in place (plan change, ucrm-routeros.md 5.3)
 */
public record EnsureRequest(
        DesiredAccount desired,
        @Nullable AppliedAccount known,
        List<AccountTag> predecessors,
        @Nullable ManagedProfile profile,
        boolean sessionsMayBeOld,
        String madeStatic,
        Note note) {

    /** Keeps what nothing on the router would tell, should its end never be heard of. */
    @FunctionalInterface
    public interface Note {

        /** For whom nobody has to remember anything. */
        Note NOTHING = row -> {};

        /** The lease with this id of the router's is made static next; it has nobody's name until the command after that. */
        void makingStatic(String row);
    }

    public EnsureRequest {
        predecessors = List.copyOf(predecessors);
    }

    /** Nothing is known about a row on this router. */
    public static EnsureRequest of(DesiredAccount desired) {
        return new EnsureRequest(desired, null, List.of(), null, false, "", Note.NOTHING);
    }

    public EnsureRequest knowing(AppliedAccount applied) {
        return new EnsureRequest(desired, applied, predecessors, profile, sessionsMayBeOld, madeStatic, note);
    }

    public EnsureRequest takingOverFrom(AccountTag predecessor) {
        List<AccountTag> all = new ArrayList<>(predecessors);
        all.add(predecessor);
        return new EnsureRequest(desired, known, all, profile, sessionsMayBeOld, madeStatic, note);
    }

    /** Demarc makes and keeps the account's PPP profile. */
    public EnsureRequest managing(ServiceWish wish, AccountPlan.Put put) {
        return new EnsureRequest(
                desired,
                known,
                predecessors,
                ManagedProfile.of(wish, put, desired).orElse(null),
                sessionsMayBeOld,
                madeStatic,
                note);
    }

    /** An earlier attempt may have mended the row and not lived to end its sessions. */
    public EnsureRequest endingSessions() {
        return new EnsureRequest(desired, known, predecessors, profile, true, madeStatic, note);
    }

    /** An earlier attempt may have made this row static, and left it without a name. */
    public EnsureRequest havingMadeStatic(String row) {
        return new EnsureRequest(desired, known, predecessors, profile, sessionsMayBeOld, row, note);
    }

    /** From now on a lease that is about to be made static is remembered there. */
    public EnsureRequest noting(Note book) {
        return new EnsureRequest(desired, known, predecessors, profile, sessionsMayBeOld, madeStatic, book);
    }
}
