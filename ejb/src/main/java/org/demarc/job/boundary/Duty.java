package org.demarc.job.boundary;

import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.job.control.HeldDuties;
import org.demarc.job.control.Node;
import org.demarc.job.entity.Duties;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Meters;

/**
 * Says whether a duty that only one node of the cluster may have is this node's. Every node has timers of its own; they
 * ask here before they work. Who dies or is cut off from the database loses his duties within {@link #LEASE}.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Duty {

    static final Duration LEASE = Duration.ofSeconds(15);

    @Inject
    Duties duties;

    @Inject
    DatabaseWatch database;

    @Inject
    Meters meters;

    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private volatile HeldDuties held = HeldDuties.NONE;
    private boolean gone;

    /** What a node of this name had before its restart is not this one's yet. */
    @PostConstruct
    void beginWithNone() {
        carefully(() -> duties.leave(Node.name()));
    }

    /**
     * Whether this node has the duty now. Who asks for the first time applies for it.
     *
     * @param duty the same word on all nodes
     */
    public boolean isMine(String duty) {
        if (wanted.add(duty)) {
            show(duty);
            renew();
        }
        return held.has(duty, System.nanoTime());
    }

    private void show(String duty) {
        meters.registry()
                .gauge(
                        "demarc.cluster.duty",
                        Tags.of("duty", duty),
                        this,
                        mine -> mine.held.has(duty, System.nanoTime()) ? 1 : 0);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "duties")
    void renew() {
        carefully(this::hold);
    }

    private synchronized void hold() {
        if (!wanted.isEmpty() && !gone) {
            long asked = System.nanoTime();
            held = new HeldDuties(duties.hold(wanted, Node.name(), LEASE), asked + LEASE.toNanos());
        }
    }

    @PreDestroy
    synchronized void leave() {
        gone = true;
        held = HeldDuties.NONE;
        carefully(() -> duties.leave(Node.name()));
    }

    private void carefully(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            database.unlessAway(e, JobLog.LOG::dutiesNotKept);
        }
    }
}
