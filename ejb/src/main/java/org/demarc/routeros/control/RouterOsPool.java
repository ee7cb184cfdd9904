package org.demarc.routeros.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

/**
 * One connection per router, opened when it is first needed and kept (ucrm-routeros.md 4.10). Knows which routers are not
 * worth trying right now.
 */
public final class RouterOsPool implements AutoCloseable {

    public static final Duration IDLE_CLOSE = Duration.ofSeconds(60);

    private final Map<Long, Line> linesByRouter = new ConcurrentHashMap<>();
    private final RouterWatch watch;
    private final Duration idleClose;
    private final Clock clock;
    private final ThreadFactory threads;

    /**
     * @param watch is told how it goes, and remembers refused logins
     * @param idleClose a connection nobody uses closes after this long
     * @param threads makes one thread per open connection
     */
    public RouterOsPool(RouterWatch watch, Duration idleClose, Clock clock, ThreadFactory threads) {
        this.watch = watch;
        this.idleClose = idleClose;
        this.clock = clock;
        this.threads = threads;
    }

    /** A pool as the tests and tools need it: holds in memory, daemon threads. */
    public static RouterOsPool standalone(Clock clock) {
        return new RouterOsPool(RouterWatch.inMemory(), IDLE_CLOSE, clock, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The router's open connection; opens one where there is none, or where the settings have changed. */
    public RouterOsConnection connection(RouterAccess access)
            throws RouterFault.NoConnection, RouterFault.LoginRefused {
        Line line = line(access);
        if (!takes(line.opening, access)) {
            throw new RouterFault.NoConnection("busy: another attempt to connect is under way");
        }
        try {
            RouterOsConnection open = line.connection;
            if (open != null && open.isOpen() && access.equals(line.access)) {
                return open;
            }
            return reopened(line, access);
        } finally {
            line.opening.unlock();
        }
    }

    /** How long until the next attempt to connect is worth making: no time, or until the circuit half-opens. */
    public Duration untilNextAttempt(RouterAccess access) {
        Instant now = clock.instant();
        return Duration.between(now, line(access).breaker.state(now).openUntil().orElse(now));
    }

    /** What people see of a router's circuit. */
    public Health health(RouterAccess access) {
        Line line = line(access);
        CircuitBreaker.State state = line.breaker.state(clock.instant());
        RouterOsConnection open = line.connection;
        return new Health(
                open != null && open.isOpen(), state.failures(), state.openUntil(), watch.loginRefused(access));
    }

    /**
     * @param connected whether a connection is open on this node
     * @param failures failed connects in a row
     * @param openUntil before this instant nobody tries to connect
     * @param loginRefused the router's words, while its refusal of our login holds
     */
    public record Health(boolean connected, int failures, Optional<Instant> openUntil, Optional<String> loginRefused) {}

    /** Forgets failures and refused logins: an operator changed something, or wants to know. */
    public void giveAnotherChance(RouterAccess access) {
        watch.forgiveLogin(access);
        line(access).breaker.succeeded();
    }

    /**
     * Knocks at the routers that did not answer this node lately: connects and says nothing. One that opens closes its
     * circuit at once, so that work need not wait for the end of a long pause.
     */
    public void knockAtSilentOnes() {
        for (Line line : linesByRouter.values()) {
            RouterAccess silent = line.access;
            if (silent != null && line.breaker.state(clock.instant()).failures() > 0) {
                threads.newThread(() -> knock(line, silent)).start();
            }
        }
    }

    private void knock(Line line, RouterAccess access) {
        if (!line.knocking.tryLock()) {
            return;
        }
        try {
            RouterSocket.close(RouterSocket.open(access, threads));
            line.breaker.succeeded();
            watch.reached(access, true);
        } catch (RouterFault.NoConnection stillSilent) {
            return;
        } finally {
            line.knocking.unlock();
        }
    }

    /** Lets one writer at a time work on a router within this process. */
    ReentrantLock writer(RouterAccess access) {
        return line(access).writing;
    }

    /** PPP profiles that were seen on the router a short while ago. */
    SeenProfiles profiles(RouterAccess access) {
        return line(access).profiles;
    }

    @Override
    public void close() {
        linesByRouter.values().forEach(Line::close);
        linesByRouter.clear();
    }

    private RouterOsConnection reopened(Line line, RouterAccess access)
            throws RouterFault.NoConnection, RouterFault.LoginRefused {
        line.changeTo(access);
        Optional<String> held = watch.loginRefused(access);
        if (held.isPresent()) {
            throw new RouterFault.LoginRefused(held.get());
        }
        Optional<Instant> until = line.breaker.refusesUntil(clock.instant());
        if (until.isPresent()) {
            throw new RouterFault.NoConnection("circuit open until " + until.get());
        }
        return opened(line, access);
    }

    private RouterOsConnection opened(Line line, RouterAccess access)
            throws RouterFault.NoConnection, RouterFault.LoginRefused {
        try {
            RouterOsConnection fresh = RouterOsConnection.open(access, idleClose, threads);
            line.connection = fresh;
            boolean afterFailure = line.breaker.state(clock.instant()).failures() > 0;
            line.breaker.succeeded();
            watch.reached(access, afterFailure);
            return fresh;
        } catch (RouterFault.NoConnection e) {
            line.breaker.failed(clock.instant());
            CircuitBreaker.State state = line.breaker.state(clock.instant());
            watch.missed(access, e.detail(), state.failures(), state.openUntil());
            throw e;
        } catch (RouterFault.LoginRefused e) {
            watch.refusedLogin(access, e.detail());
            throw e;
        }
    }

    private Line line(RouterAccess access) {
        return linesByRouter.computeIfAbsent(access.id(), id -> new Line(clock));
    }

    private static boolean takes(ReentrantLock lock, RouterAccess access) {
        try {
            return lock.tryLock(
                    access.connectTimeout().plus(access.commandTimeout()).toMillis(),
                    java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What this node knows about one router. */
    private static final class Line {

        final ReentrantLock opening = new ReentrantLock(true);
        final ReentrantLock writing = new ReentrantLock(true);
        final ReentrantLock knocking = new ReentrantLock();
        final CircuitBreaker breaker = new CircuitBreaker();
        final SeenProfiles profiles;
        volatile @Nullable RouterOsConnection connection;

        volatile @Nullable RouterAccess access;

        Line(Clock clock) {
            profiles = new SeenProfiles(clock);
        }

        void changeTo(RouterAccess now) {
            RouterAccess former = access;
            if (former != null && !former.equals(now)) {
                breaker.succeeded();
                profiles.forget();
            }
            close();
            access = now;
        }

        void close() {
            RouterOsConnection open = connection;
            if (open != null) {
                open.close();
            }
            connection = null;
        }
    }
}
