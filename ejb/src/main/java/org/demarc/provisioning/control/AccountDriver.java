package org.demarc.provisioning.control;

import java.util.List;

/**
 * Makes a router agree with what Demarc wants. Every method looks before it writes, so doing it twice is doing it once,
 * and never throws for anything the router or the network does: that is what {@link DriverOutcome} is for.
 *
 * <p>No method may be called in a transaction: each may wait for the router, at most for its time-outs. The caller holds
 * the router's lease, so that there is one writer per router in the cluster.
 */
public interface AccountDriver {

    /**
     * Adds the account's row or changes what differs, reads it back and kicks the sessions that a change concerns
     * (ucrm-routeros.md 6.1, 6.3). As the first step of a move it is called for the new router with nothing known.
     */
    DriverOutcome ensure(RouterAccess router, EnsureRequest request);

    /**
     * As {@link #ensure(RouterAccess, EnsureRequest)} for several accounts of one router, each of another natural key: the outcomes in
     * their order. Writes are made one after the other; reading goes on meanwhile. After the first silence nothing more is tried.
     */
    default List<DriverOutcome> ensure(RouterAccess router, List<EnsureRequest> requests) {
        return requests.stream().map(request -> ensure(router, request)).toList();
    }

    /**
     * Reads only: {@code Done} with what is there when the router shows exactly the account, {@code Refused} with
     * VERIFY_FAILED when it does not. The step of a move before the switch-over is recorded.
     */
    DriverOutcome verify(RouterAccess router, DesiredAccount account);

    /**
     * Removes the service's own row, kicks its sessions and checks that it is gone (ucrm-routeros.md 6.4). A row that
     * is not the service's any more is left alone and noted. No row: {@code Done} with nothing written. Also undoes
     * the half-made new side of a move.
     *
     * @param account the account as it was applied, or was about to be
     */
    DriverOutcome remove(RouterAccess router, AppliedAccount account);

    /**
     * Changes the comment of a row and nothing else, and reads it back; no session ends (ucrm-routeros.md 8.4). {@code Refused}
     * with ROW_CHANGED when the row is not as it was read; a row that has the comment already is {@code Done}.
     */
    DriverOutcome comment(RouterAccess router, CommentChange change);

    /**
     * Removes a PPP profile that Demarc made, and checks that it is gone. {@code Refused} with ROW_CHANGED when it has another
     * comment by now or a secret has it; gone already is {@code Done}.
     */
    DriverOutcome removeProfile(RouterAccess router, String name, String comment);

    /** Reads everything about accounts and addresses that the router has, one print for each menu. */
    SnapshotOutcome snapshot(RouterAccess router);
}
