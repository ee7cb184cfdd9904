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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.provisioning.boundary.Holders;
import org.demarc.provisioning.boundary.Rush;
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

    /** Sweeps: in a rush what waits is known to somebody who lets the senders go first; but a rush may last. */
    private static final int LONGEST_RUSH = 10;

    private static final int WRITE_BACK_EVERY = 3;

    private final AtomicBoolean sweeping = new AtomicBoolean();
    private int ticks;

    @Resource
    TimerService timers;

    @Inject
    CrmEvents events;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    @Inject
    Rush rush;

    @Inject
    AddressWriteBack writeBack;

    @Inject
    DatabaseWatch database;

    private int passedOver;

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
            if (!rush.isOn() || ++passedOver > LONGEST_RUSH) {
                passedOver = 0;
                wakeForEvents();
            }
            if (ticks++ % WRITE_BACK_EVERY == 0) {
                writeBack.once();
            }
            services.due(AT_ONCE).forEach(service -> bell.service(service.id()));
        } catch (RuntimeException e) {
            database.unlessAway(e, UcrmLog.LOG::sweepFailed);
        } finally {
            sweeping.set(false);
        }
    }

    /** Many of a source with one message, as they came. */
    private void wakeForEvents() {
        Map<Long, List<Long>> eventsBySource = new LinkedHashMap<>();
        for (CrmEvents.Unattended event : events.unattended(AT_ONCE)) {
            eventsBySource
                    .computeIfAbsent(event.sourceId(), source -> new ArrayList<>())
                    .add(event.id());
        }
        eventsBySource.values().forEach(bell::events);
    }
}
