package org.demarc.provisioning.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.Sql;
import org.demarc.settings.boundary.DatabaseWatch;

/** Every second on every node: tells requests how far their orders are, and takes up dry runs. The rows decide who does it. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RequestSweeper {

    private static final long EVERY_MS = 1000;
    private static final int TIDY_EVERY = 600;
    private static final int OVERSIZED_EVERY = 3;

    private final AtomicBoolean sweeping = new AtomicBoolean();

    @Resource
    TimerService timers;

    @Resource
    ManagedExecutorService threads;

    @Inject
    RequestFollower follower;

    @Inject
    RequestPreviews previews;

    @Inject
    RequestPost post;

    @Inject
    OversizedMessages oversized;

    @Inject
    DatabaseWatch database;

    private int ticks;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(EVERY_MS, EVERY_MS, new TimerConfig("provisioning-requests", false));
    }

    @Timeout
    void tick() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            follower.once();
            post.send();
            previews.claim().forEach(this::run);
            if (++ticks % TIDY_EVERY == 0) {
                follower.tidy();
            }
            if (ticks % OVERSIZED_EVERY == 0 && oversized.refuse() > 0) {
                post.send();
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, ProvisioningLog.LOG::sweepFailed);
        } finally {
            sweeping.set(false);
        }
    }

    /** By a thread of its own: a router may keep it waiting. */
    private void run(String id) {
        try {
            threads.execute(() -> preview(id));
        } catch (RejectedExecutionException e) {
            ProvisioningLog.LOG.debugf(e, "dry run %s waits", id);
        }
    }

    private void preview(String id) {
        try {
            previews.run(id);
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                return; // its lease ends
            }
            ProvisioningLog.LOG.requestFailed(fault);
            previews.failed(id);
        }
    }
}
