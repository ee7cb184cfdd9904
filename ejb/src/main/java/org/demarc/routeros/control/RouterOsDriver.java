package org.demarc.routeros.control;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;

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
    public List<DriverOutcome> ensure(RouterAccess router, List<EnsureRequest> requests) {
        if (requests.size() == 1) {
            return List.of(ensure(router, requests.get(0)));
        }
        ReentrantLock writer = pool.writer(router);
        Optional<DriverOutcome.Unreachable> busy = busy(router, writer);
        if (busy.isPresent()) {
            return Collections.nCopies(requests.size(), busy.get());
        }
        try {
            return new EnsureSeries(router, requests).outcomes();
        } finally {
            writer.unlock();
        }
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
    public DriverOutcome removeProfile(RouterAccess router, String name, String comment) {
        DriverOutcome outcome = writing(router, new UnusedProfileWork(name, comment));
        pool.profiles(router).forget();
        return outcome;
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
        Optional<DriverOutcome.Unreachable> busy = busy(router, writer);
        if (busy.isPresent()) {
            return busy.get();
        }
        try {
            return carriedOut(router, work);
        } finally {
            writer.unlock();
        }
    }

    /** Locks the router for its one writer, or tells why that could not be. */
    private Optional<DriverOutcome.Unreachable> busy(RouterAccess router, ReentrantLock writer) {
        RouterSession idle = new RouterSession(pool, router, clock);
        try {
            return writer.tryLock(router.menuTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.empty()
                    : Optional.of(unreachable(router, idle, "busy: other work on the router takes long"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(unreachable(router, idle, "interrupted"));
        }
    }

    private DriverOutcome carriedOut(RouterAccess router, RouterWork work) {
        return carriedOut(router, new RouterSession(pool, router, clock), work, session -> work.attempt(session));
    }

    /** A way to do a piece of work once. */
    private interface Attempt {
        DriverOutcome with(RouterSession session) throws RouterFault, Stop;
    }

    /** @param first how it is begun; when that fails it is begun anew like any work */
    private DriverOutcome carriedOut(RouterAccess router, RouterSession session, RouterWork work, Attempt first) {
        try {
            return persistently(session, work, first);
        } catch (RouterFault.LoginRefused refused) {
            return new Stop(ReasonCode.LOGIN_REFUSED, router.name(), router.user())
                    .detailed(refused.detail())
                    .outcome(session.executed());
        } catch (Stop stop) {
            return stop.outcome(session.executed());
        } catch (RouterFault fault) {
            return unreachable(router, session, fault.detail());
        }
    }

    /** Begins anew after a lost answer, and once after a refusal that a race on the router explains. */
    private DriverOutcome persistently(RouterSession session, RouterWork work, Attempt first) throws RouterFault, Stop {
        int losses = 0;
        boolean refusedBefore = false;
        for (Attempt next = first; ; next = work::attempt) {
            try {
                return next.with(session);
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

    private DriverOutcome.Unreachable unreachable(RouterAccess router, RouterSession session, String detail) {
        return new DriverOutcome.Unreachable(detail, pool.untilNextAttempt(router), session.executed());
    }

    /**
     * Several accounts of one router: who is next is looked for while others are written, and each row is read back while the next one is
     * written (ucrm-routeros.md 4.10: serial writes, pipelined reads). What goes wrong is repeated for its account alone.
     */
    private final class EnsureSeries {

        /** Looks that are under way at the same time; with a write and a row read back the router has no more than eight open commands. */
        private static final int AHEAD = 6;

        private final RouterAccess router;
        private final List<Step> steps = new ArrayList<>();
        private final List<DriverOutcome> outcomes = new ArrayList<>();
        private int looked;
        private DriverOutcome.@Nullable Unreachable silence;

        EnsureSeries(RouterAccess router, List<EnsureRequest> requests) {
            this.router = router;
            requests.forEach(request -> steps.add(new Step(request)));
        }

        List<DriverOutcome> outcomes() {
            for (int at = 0; at < steps.size(); at++) {
                if (at > 0 && steps.get(at - 1).hasFailed()) {
                    finishTo(at); // a router that is silent is not asked for the next one
                }
                if (silence == null) {
                    lookAhead(at);
                    steps.get(at).write();
                }
                finishTo(at);
            }
            finishTo(steps.size());
            return outcomes;
        }

        private void finishTo(int end) {
            for (int at = outcomes.size(); at < end; at++) {
                DriverOutcome outcome = steps.get(at).outcome();
                outcomes.add(outcome);
                if (silence == null && outcome instanceof DriverOutcome.Unreachable unreachable) {
                    silence = unreachable;
                }
            }
        }

        /** Who wants what another one before him has, or had, looks when that one is done. */
        private void lookAhead(int from) {
            Set<String> wanted = new HashSet<>();
            for (int at = from; at < steps.size() && at < from + AHEAD; at++) {
                boolean isApart = Collections.disjoint(wanted, steps.get(at).wanted());
                if (at >= looked && (isApart || at == from)) {
                    steps.get(at).look();
                    looked = at + 1;
                }
                if (!isApart || steps.get(at).hasFailed()) {
                    return;
                }
                wanted.addAll(steps.get(at).wanted());
            }
        }

        /** One account of the series. */
        private final class Step {

            private final EnsureRequest request;
            private final EnsureWork work;
            private final RouterSession session = new RouterSession(pool, router, clock);
            private @Nullable RouterFault fault;
            private @Nullable Stop stop;
            private boolean isWritten;

            Step(EnsureRequest request) {
                this.request = request;
                this.work = new EnsureWork(request, router.adoptsFrom());
            }

            /** Names, MAC addresses and addresses that it has, or shall have. */
            Set<String> wanted() {
                Set<String> wanted = new HashSet<>();
                wanted.add(request.desired().naturalKey());
                wanted.add(request.desired().address());
                AppliedAccount known = request.known();
                if (known != null) {
                    wanted.add(known.account().naturalKey());
                    wanted.add(known.account().address());
                }
                wanted.remove("");
                return wanted;
            }

            boolean hasFailed() {
                return fault != null;
            }

            void look() {
                attempt(() -> work.look(session));
            }

            void write() {
                attempt(() -> {
                    work.write(session);
                    isWritten = true;
                });
            }

            private void attempt(Part part) {
                if (fault != null || stop != null) {
                    return;
                }
                try {
                    part.run();
                } catch (RouterFault e) {
                    fault = e;
                } catch (Stop e) {
                    stop = e;
                }
            }

            DriverOutcome outcome() {
                return silence != null && stop == null && !isWritten
                        ? new DriverOutcome.Unreachable(silence.detail(), silence.retryAfter(), session.executed())
                        : carriedOut(router, session, work, this::finished);
            }

            private DriverOutcome finished(RouterSession same) throws RouterFault, Stop {
                if (fault != null) {
                    throw fault;
                }
                if (stop != null) {
                    throw stop;
                }
                return work.finished(same);
            }
        }
    }

    /** Something on a router that may go wrong. */
    private interface Part {
        void run() throws RouterFault, Stop;
    }
}
