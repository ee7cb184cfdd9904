package org.demarc.ucrm.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.control.UcrmSettings;
import org.demarc.ucrm.control.WorkAnswer;
import org.demarc.ucrm.entity.HookProgress;
import org.demarc.ucrm.entity.HookProgress.Hook;
import org.demarc.ucrm.entity.HookProgress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Where hooks wait for the work they led to (UR-80), without a thread of their own: while there are any, one look at the database every
 * tenth of a second tells how far all of them are, whichever node does the work.
 */
@ApplicationScoped
public class WaitingRoom {

    private static final long BETWEEN_LOOKS_MS = 100;

    /** A router that has worked on an order for so long does not answer: it is given so long to accept a connection, too. */
    private static final int SILENT_SECONDS = 3;

    private record Waiting(Hook hook, long until, CompletableFuture<HookAnswer> answer) {}

    private final Queue<Waiting> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();

    private final @Nullable HookProgress progress;
    private final @Nullable Settings settings;
    private final @Nullable DatabaseWatch database;

    @Resource
    @Nullable
    ManagedScheduledExecutorService threads;

    /** For the proxy of the container only. */
    protected WaitingRoom() {
        this.progress = null;
        this.settings = null;
        this.database = null;
    }

    @Inject
    public WaitingRoom(HookProgress progress, Settings settings, DatabaseWatch database) {
        this.progress = progress;
        this.settings = settings;
        this.database = database;
    }

    /** The answer to a hook when its work is done, at the latest when its time is up; at once where no more hooks may wait. */
    CompletionStage<HookAnswer> enter(Hook hook) {
        UcrmSettings limits = present(settings).of(UcrmSettings.class);
        if (count.incrementAndGet() > limits.syncWaiting()) {
            count.decrementAndGet();
            return CompletableFuture.completedStage(WorkAnswer.accepted(hook));
        }
        Waiting waiting = new Waiting(hook, after(limits.syncBudget()), new CompletableFuture<>());
        all.add(waiting);
        lookSoon();
        long unseenMs = limits.syncBudget().plusSeconds(1).toMillis(); // the database may keep the look itself waiting
        return waiting.answer().completeOnTimeout(WorkAnswer.accepted(hook), unseenMs, TimeUnit.MILLISECONDS);
    }

    private static long after(Duration budget) {
        return System.nanoTime() + budget.toNanos();
    }

    private void lookSoon() {
        if (all.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            ScheduledFuture<?> unused = present(threads).schedule(this::look, BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            looking.set(false); // the server goes down: whoever waits is told by its own time limit
        }
    }

    private void look() {
        try {
            List<Waiting> some = List.copyOf(all);
            Map<Long, Progress> progressByEvent = progressOf(some);
            some.forEach(one -> tell(one, progressByEvent.get(one.hook().eventId())));
        } finally {
            looking.set(false);
            lookSoon();
        }
    }

    private Map<Long, Progress> progressOf(List<Waiting> some) {
        try {
            return present(progress).of(some.stream().map(Waiting::hook).toList(), SILENT_SECONDS);
        } catch (RuntimeException fault) {
            present(database).unlessAway(fault, UcrmLog.LOG::waitingNotSeen);
            return Map.of();
        }
    }

    private void tell(Waiting one, @Nullable Progress now) {
        if (now != null) {
            WorkAnswer.of(one.hook(), now).ifPresent(answer -> leave(one, answer));
        }
        if (!one.answer().isDone() && System.nanoTime() - one.until() >= 0) {
            leave(one, now == null ? WorkAnswer.accepted(one.hook()) : WorkAnswer.late(one.hook(), now));
        }
    }

    private void leave(Waiting one, HookAnswer answer) {
        if (all.remove(one)) {
            count.decrementAndGet();
        }
        one.answer().complete(answer);
    }

    private static <T> T present(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("only a proxy");
        }
        return field;
    }
}
