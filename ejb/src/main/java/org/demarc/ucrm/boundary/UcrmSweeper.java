package org.demarc.ucrm.boundary;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.provisioning.boundary.Holders;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;

/** Every few seconds on every node: wakes somebody for events and services that are due and that nobody was told of. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class UcrmSweeper {

    private static final long EVERY_MS = 2000;
    private static final int AT_ONCE = 200;

    private final AtomicBoolean sweeping = new AtomicBoolean();

    @Resource
    TimerService timers;

    @Inject
    CrmEvents events;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    @Inject
    DatabaseWatch database;

    @PostConstruct
    void start() {
        services.abandon(Holders.node());
        timers.createIntervalTimer(EVERY_MS, EVERY_MS, new TimerConfig("ucrm-sweep", false));
    }

    @Timeout
    void tick() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            events.unattended(AT_ONCE).forEach(event -> bell.events(List.of(event)));
            services.due(AT_ONCE).forEach(service -> bell.service(service.id()));
        } catch (RuntimeException e) {
            database.unlessAway(e, UcrmLog.LOG::sweepFailed);
        } finally {
            sweeping.set(false);
        }
    }
}
