package org.demarc.snmp.boundary;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.demarc.settings.boundary.Meters;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpStatistics;
import org.jspecify.annotations.Nullable;

/** This node's SNMP engine: opened at start, closed at undeployment, its figures in {@code /metrics}. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SnmpNode {

    private static final int ENOUGH_BUFFER = 2 << 20;

    @Inject
    Settings settings;

    @Inject
    Meters meters;

    @Resource
    ManagedExecutorService executor;

    private volatile @Nullable SnmpEngine engine;

    @PostConstruct
    void open() {
        SnmpSettings wanted = settings.of(SnmpSettings.class);
        SnmpEngine opened = new SnmpEngine(wanted, executor);
        engine = opened;
        int granted = opened.statistics().receiveBufferBytes();
        SnmpLog.LOG.opened(wanted.sockets(), wanted.inFlight(), granted, wanted.receiveBufferBytes());
        if (granted < ENOUGH_BUFFER) {
            SnmpLog.LOG.smallBuffer(granted, wanted.receiveBufferBytes());
        }
        show(opened);
    }

    /** The engine, for whoever talks to devices. Nothing that hangs on its futures may block its threads: they never do. */
    public SnmpEngine engine() {
        SnmpEngine opened = engine;
        if (opened == null) {
            throw new IllegalStateException("the SNMP engine is not open");
        }
        return opened;
    }

    @PreDestroy
    void close() {
        SnmpEngine opened = engine;
        if (opened != null) {
            opened.close();
        }
    }

    private void show(SnmpEngine opened) {
        counter(opened, "requests", "Datagrams sent", SnmpStatistics::requests);
        counter(opened, "retries", "Datagrams sent again", SnmpStatistics::retries);
        counter(opened, "responses", "Answers received", SnmpStatistics::responses);
        counter(opened, "varbinds", "Variable bindings received", SnmpStatistics::varBinds);
        counter(opened, "timeouts", "Requests that nobody answered", SnmpStatistics::timeouts);
        counter(opened, "unmatched", "Answers that nobody waited for", SnmpStatistics::unmatched);
        counter(opened, "malformed", "Datagrams that are no SNMP message", SnmpStatistics::malformed);
        counter(opened, "polls", "Conversations with devices", SnmpStatistics::polls);
        counter(opened, "given.back", "Conversations begun anew to make room", SnmpStatistics::gaveBack);
        counter(opened, "buffer.drops", "Datagrams the kernel dropped", SnmpStatistics::bufferDrops);
        gauge(opened, "inflight", "Devices in conversation", SnmpStatistics::inFlight);
        gauge(opened, "waiting", "Devices waiting for a place", SnmpStatistics::waiting);
        gauge(opened, "held.up", "Devices in conversation that wait for room", SnmpStatistics::heldUp);
        gauge(opened, "held.varbinds", "Variable bindings not stored yet", SnmpStatistics::heldVarBinds);
    }

    private void counter(SnmpEngine opened, String name, String says, ToDoubleFunction<SnmpStatistics> value) {
        FunctionCounter.builder("demarc.snmp." + name, opened, one -> value.applyAsDouble(one.statistics()))
                .description(says)
                .register(registry());
    }

    private void gauge(SnmpEngine opened, String name, String says, ToDoubleFunction<SnmpStatistics> value) {
        Gauge.builder("demarc.snmp." + name, opened, one -> value.applyAsDouble(one.statistics()))
                .description(says)
                .register(registry());
    }

    private MeterRegistry registry() {
        return meters.registry();
    }
}
