package org.demarc.routeros.control;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.CommentChange;
import org.demarc.provisioning.control.DesiredAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.SnapshotOutcome;

/** Makes MikroTik routers agree, over the RouterOS API (ucrm-routeros.md chapter 6). */
public final class RouterOsDriver implements AccountDriver {

    /** The answer to one lost answer is to look again; the second one is a router that does not work. */
    private static final int LOSSES_BORNE = 1;

    private final RouterOsPool pool;
    private final Clock clock;

    public RouterOsDriver(RouterOsPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public DriverOutcome ensure(RouterAccess router, EnsureRequest request) {
        return writing(router, new EnsureWork(request, router.adoptsFrom()));
    }

    @Override
    public DriverOutcome verify(RouterAccess router, DesiredAccount account) {
        return carriedOut(router, new VerifyWork(account, router.adoptsFrom()));
    }

    @Override
    public DriverOutcome remove(RouterAccess router, AppliedAccount account) {
        return writing(router, new RemoveWork(account, router.adoptsFrom()));
    }

    @Override
    public DriverOutcome comment(RouterAccess router, CommentChange change) {
        return writing(router, new CommentWork(change));
    }

    @Override
    public SnapshotOutcome snapshot(RouterAccess router) {
        SnapshotAttempt snapshot = new SnapshotAttempt(clock);
        DriverOutcome outcome = carriedOut(router, snapshot);
        return snapshot.read()
                .<SnapshotOutcome>map(SnapshotOutcome.Read::new)
                .orElseGet(() -> new SnapshotOutcome.NotRead(outcome));
    }

    private DriverOutcome writing(RouterAccess router, RouterWork work) {
        ReentrantLock writer = pool.writer(router);
        try {
            if (!writer.tryLock(router.menuTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return unreachable(
                        router, new RouterSession(pool, router, clock), "busy: other work on the router takes long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(router, new RouterSession(pool, router, clock), "interrupted");
        }
        try {
            return carriedOut(router, work);
        } finally {
            writer.unlock();
        }
    }

    private DriverOutcome carriedOut(RouterAccess router, RouterWork work) {
        RouterSession session = new RouterSession(pool, router, clock);
        try {
            return persistently(session, work);
        } catch (RouterFault.LoginRefused refused) {
            return new Stop(ReasonCode.LOGIN_REFUSED, router.name(), router.user()).outcome(session.executed());
        } catch (Stop stop) {
            return stop.outcome(session.executed());
        } catch (RouterFault fault) {
            return unreachable(router, session, fault.detail());
        }
    }

    /** Begins anew after a lost answer, and once after a refusal that a race on the router explains. */
    private DriverOutcome persistently(RouterSession session, RouterWork work) throws RouterFault, Stop {
        int losses = 0;
        boolean refusedBefore = false;
        while (true) {
            try {
                return work.attempt(session);
            } catch (RouterFault.Lost lost) {
                if (++losses > LOSSES_BORNE) {
                    throw lost;
                }
            } catch (RouterFault.Trap trap) {
                if (refusedBefore || !mayBeARace(trap)) {
                    throw explained(trap, session.access(), work);
                }
                refusedBefore = true;
            }
        }
    }

    private static boolean mayBeARace(RouterFault.Trap trap) {
        return trap.saysNoSuchItem() || trap.words().contains("already");
    }

    private Stop explained(RouterFault.Trap trap, RouterAccess router, RouterWork work) throws Stop {
        if (trap.saysNotPermitted()) {
            return new Stop(ReasonCode.NO_PERMISSION, router.user(), router.name());
        }
        pool.profiles(router).forget();
        work.explain(trap, router.name());
        return new Stop(ReasonCode.ROUTER_REFUSED, router.name(), trap.words());
    }

    private DriverOutcome unreachable(RouterAccess router, RouterSession session, String detail) {
        return new DriverOutcome.Unreachable(
                detail, pool.untilNextAttempt(router), session.writeLost(), session.executed());
    }
}
