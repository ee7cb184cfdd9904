package org.demarc.poll.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.job.control.Node;
import org.demarc.poll.control.CallPile;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCalls;
import org.demarc.settings.boundary.DatabaseWatch;

/**
 * Writes down what devices are asked beside their polls (wildcore-mikbill.md 2, row 55). It is written behind the callers' backs, many with one
 * statement: the log never makes an answer late and never fails one. What a database that is away does not take is lost.
 */
@ApplicationScoped
public class DeviceCallLog {

    private static final int MOST_WAITING = 5000;
    private static final int AT_ONCE = 500;
    private static final long GATHERED_MS = 500;

    @Inject
    DeviceCalls calls;

    @Inject
    CurrentUser currentUser;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedScheduledExecutorService threads;

    private final CallPile pile = new CallPile(MOST_WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Who asks just now, for a call that ends on another thread. */
    public Asker asker() {
        return currentUser.known().map(Asker::of).orElse(Asker.SYSTEM);
    }

    /** Notes a call that is over; returns at once. */
    public void note(DeviceCall call) {
        pile.add(call);
        begin();
    }

    private void begin() {
        if (pile.isEmpty() || !writing.compareAndSet(false, true)) {
            return;
        }
        try {
            var unused = threads.schedule(this::write, GATHERED_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shuttingDown) {
            writing.set(false);
        }
    }

    private void write() {
        try {
            writeAll();
        } finally {
            writing.set(false);
        }
        begin();
    }

    private void writeAll() {
        long lost = pile.takeLost();
        if (lost > 0) {
            PollLog.LOG.callsLost(lost);
        }
        try {
            for (List<DeviceCall> some = pile.take(AT_ONCE); !some.isEmpty(); some = pile.take(AT_ONCE)) {
                calls.add(some, Node.name(), Instant.now());
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, PollLog.LOG::callsNotWritten);
        }
    }

    @PreDestroy
    void writeTheRest() {
        writeAll();
    }
}
