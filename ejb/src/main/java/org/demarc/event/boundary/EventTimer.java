package org.demarc.event.boundary;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.event.control.EventSettings;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRules;
import org.demarc.job.boundary.Duty;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;

/** Looks at the rules that are due; one node of the cluster does. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EventTimer {

    @Inject
    EventRound round;

    @Inject
    EventRules rules;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Inject
    Duty duty;

    private final AtomicBoolean busy = new AtomicBoolean();

    /** Every five seconds; how often each rule is looked at is its own business. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "event-round")
    void tick() {
        if (!settings.of(EventSettings.class).enabled()
                || !duty.isMine("event-round")
                || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            database.unlessAway(e, EventLog.LOG::failed);
        } finally {
            busy.set(false);
        }
    }

    private void look() {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        round.makeBaselines(at);
        round.moveMaintenanceOn(at);
        for (EventRule rule : rules.enabled()) {
            carefully(rule, at);
        }
        round.settle(at);
    }

    /** A rule that cannot be looked at does not keep the others from it. */
    private void carefully(EventRule rule, Instant at) {
        try {
            round.look(rule, at);
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> {
                EventLog.LOG.ruleFailed(rule.name(), fault);
                round.failed(rule, at, String.valueOf(fault.getMessage()));
            });
        }
    }
}
