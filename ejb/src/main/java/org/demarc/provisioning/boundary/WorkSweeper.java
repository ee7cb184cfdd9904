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
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.provisioning.control.ProvisioningSettings;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;

/**
 * Every few seconds on every node: renews what this node's workers hold, and wakes somebody for work that nobody was
 * told of. Nodes may do it at the same time; the rows decide.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkSweeper {

    private final AtomicBoolean sweeping = new AtomicBoolean();

    @Resource
    TimerService timers;

    @Inject
    Sweep sweep;

    @Inject
    ComparedOnReturn returned;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @PostConstruct
    void start() {
        sweep.takeUpWhatWasLeft();
        long every = settings.of(ProvisioningSettings.class).sweepInterval().toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("provisioning-sweep", false));
    }

    @Timeout
    void tick() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            sweep.once();
            returned.startDue();
            database.answered();
        } catch (RuntimeException e) {
            database.unlessAway(e, ProvisioningLog.LOG::sweepFailed);
        } finally {
            sweeping.set(false);
        }
    }
}
