package org.demarc.action.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.Rereads;
import org.demarc.job.boundary.WakeUps;
import org.demarc.job.control.Node;
import org.demarc.poll.boundary.PollRuns;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.boundary.DatabaseWatch;

/** Hands waiting actions to this node's threads, one at a time for each device in the whole cluster; every node has one. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActionRunner {

    /** Queue that says which action waits. */
    public static final String QUEUE = "demarc.action";

    static final Duration LEASE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 16;
    private static final int SWEEP_LIMIT = 100;
    private static final Duration KEPT = Duration.ofDays(1100);

    @Inject
    ActionRuns runs;

    @Inject
    ActionWork work;

    @Inject
    Rereads rereads;

    @Inject
    PollBook polls;

    @Inject
    WakeUps wakeUps;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    private final Semaphore places = new Semaphore(AT_ONCE);

    @PostConstruct
    void takeUpOwnFromBeforeTheRestart() {
        report(runs.giveUpOwn(Node.name()));
    }

    /** Tries it on one of this node's threads. Somebody else may have it: then nothing happens. */
    public void start(long id) {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    carefully(() -> claimAndWork(id));
                } finally {
                    places.release();
                }
                carefully(this::startWaiting);
            });
        } catch (RejectedExecutionException e) {
            places.release();
            ActionLog.LOG.debugf("no thread for action %d: the sweeper comes by", id);
        }
    }

    private void claimAndWork(long id) {
        runs.claim(id, Node.name(), LEASE).ifPresent(work::carryOut);
    }

    private void startWaiting() {
        if (places.availablePermits() > 0) {
            runs.waiting(places.availablePermits()).forEach(this::start);
        }
    }

    /** Finds actions whose node died and actions that nobody was told of. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "action-sweeper")
    void sweep() {
        carefully(() -> {
            report(runs.giveUpExpired());
            runs.waiting(SWEEP_LIMIT).forEach(this::start);
        });
    }

    /** Has read again what an action or a trap has made worth it. Any node may: what is taken is gone. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "rereads")
    void reread() {
        carefully(() -> rereads.take(SWEEP_LIMIT).forEach(due -> {
            polls.request(due.deviceId(), due.readings(), Asker.SYSTEM);
            wakeUps.afterCommit(PollRuns.QUEUE, polls.batchOf(java.util.List.of(due.deviceId())));
        }));
    }

    /** Forgets what was done three years ago. Nodes that do it at once do each other no harm. */
    @Schedule(hour = "3", minute = "41", persistent = false, info = "action-log-tidy")
    void tidy() {
        carefully(() -> runs.removeOlderThan(Instant.now().minus(KEPT)));
    }

    private static void report(int takenUp) {
        if (takenUp > 0) {
            ActionLog.LOG.takenUp(takenUp);
        }
    }

    private void carefully(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            database.unlessAway(e, ActionLog.LOG::notLookedAfter);
        }
    }
}
