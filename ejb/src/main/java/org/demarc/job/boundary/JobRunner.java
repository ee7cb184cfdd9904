package org.demarc.job.boundary;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.demarc.job.control.LiveRun;
import org.demarc.job.control.Node;
import org.demarc.job.entity.JobRuns;
import org.demarc.settings.boundary.DatabaseWatch;

/** Hands waiting runs to this node's threads and keeps their leases alive; every node has one. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRunner {

    /** Queue that says which run waits. */
    public static final String QUEUE = "demarc.job.run";

    static final Duration LEASE = Duration.ofSeconds(60);
    private static final int SWEEP_LIMIT = 20;

    @Inject
    JobRuns runs;

    @Inject
    JobWork work;

    @Inject
    DatabaseWatch database;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/demarc-jobs")
    ManagedExecutorService threads;

    private final Map<Long, LiveRun> liveById = new ConcurrentHashMap<>();

    @PostConstruct
    void giveUpRunsFromBeforeTheRestart() {
        report(runs.giveUpOwn(Node.name()));
    }

    /** Tries the run on one of this node's threads. Somebody else may have it: then nothing happens. */
    public void start(long id) {
        try {
            threads.execute(() -> carefully(() -> claimAndWork(id)));
        } catch (RejectedExecutionException e) {
            JobLog.LOG.debugf("no thread for run %d: the sweeper comes by", id);
        }
    }

    /** Renews what this node works on, and tells runs that they shall stop. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "job-leases")
    void keepLeases() {
        if (!liveById.isEmpty()) {
            carefully(this::renew);
        }
    }

    private void renew() {
        var renewal = runs.renew(List.copyOf(liveById.keySet()), Node.name(), LEASE);
        renewal.toStop().forEach(this::stop);
        renewal.lost().forEach(this::stop);
        liveById.values().forEach(LiveRun::catchUp);
    }

    /** Finds runs whose node died and runs that nobody was told of. Every node may sweep: claims sort it out. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "job-sweeper")
    void sweep() {
        carefully(() -> {
            report(runs.giveUpExpired());
            runs.waiting(SWEEP_LIMIT).forEach(this::start);
        });
    }

    /** What fails here is tried again by the next sweep. */
    private void carefully(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            database.unlessAway(e, JobLog.LOG::notLookedAfter);
        }
    }

    private void claimAndWork(long id) {
        runs.claim(id, Node.name(), LEASE).ifPresent(run -> {
            var live = new LiveRun(run, runs);
            liveById.put(id, live);
            try {
                work.carryOut(live);
            } finally {
                liveById.remove(id);
            }
        });
    }

    private void stop(long id) {
        var live = liveById.get(id);
        if (live != null) {
            live.stop();
        }
    }

    private static void report(int givenUp) {
        if (givenUp > 0) {
            JobLog.LOG.givenUp(givenUp);
        }
    }
}
