package org.demarc.trap.boundary;

import io.micrometer.core.instrument.FunctionCounter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.demarc.access.control.RequestRate;
import org.demarc.action.entity.Rereads;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.job.control.Node;
import org.demarc.poll.control.Targets;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Meters;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.control.HeardTrap;
import org.demarc.snmp.control.SnmpCredentials;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.TrapSocket;
import org.demarc.trap.control.TrapKind;
import org.demarc.trap.control.TrapSettings;
import org.demarc.trap.control.TrapText;
import org.demarc.trap.entity.Traps;
import org.jspecify.annotations.Nullable;

/**
 * This node's ear for traps: every node has one, and what several hear is handled by the one that writes it down first (devices.md 13). A
 * storm of one sender is counted and not looked at.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrapReceiver {

    private static final int MOST_WAITING = 2000;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    Settings settings;

    @Inject
    Traps traps;

    @Inject
    Rereads rereads;

    @Inject
    DeviceAccesses accesses;

    @Inject
    Meters meters;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    private final BlockingQueue<HeardTrap> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean handling = new AtomicBoolean();
    private final RequestRate rate = new RequestRate();
    private final LongAdder received = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
    private final LongAdder unknownKind = new LongAdder();
    private final LongAdder unknownSender = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private volatile @Nullable TrapSocket socket;
    private volatile int perSecond;

    /**
     * What this node has heard since its start.
     *
     * @param port 0 while it hears nothing
     * @param suppressed beyond what is looked at of one sender in a second
     * @param doubled heard before, by this node or another
     */
    public record Heard(int port, long received, long suppressed, long unknownKind, long unknownSender, long doubled) {}

    @PostConstruct
    void open() {
        count("received", "Traps that came in", received);
        count("suppressed", "Traps that were counted only, in a storm", suppressed);
        count("unknown.kind", "Traps that mean nothing to us", unknownKind);
        count("unknown.sender", "Traps of senders that are no device of ours", unknownSender);
        FunctionCounter.builder("demarc.trap.refused", this, receiver -> receiver.refused())
                .description("Notifications of version 3 whose sender, user or security does not fit")
                .register(meters.registry());
        perSecond = settings.of(TrapSettings.class).perSecond();
        int port = settings.of(TrapSettings.class).port();
        if (port < 0) {
            return;
        }
        try {
            TrapSocket opened = new TrapSocket(port, this::heard, this::user, threads);
            socket = opened;
            TrapLog.LOG.opened(opened.port());
        } catch (IOException e) {
            TrapLog.LOG.notOpened(port, String.valueOf(e.getMessage()));
        }
    }

    private double refused() {
        TrapSocket opened = socket;
        return opened == null ? 0 : opened.refused();
    }

    private void count(String name, String says, LongAdder adder) {
        FunctionCounter.builder("demarc.trap." + name, adder, LongAdder::doubleValue)
                .description(says)
                .register(meters.registry());
    }

    @PreDestroy
    void close() {
        TrapSocket opened = socket;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                TrapLog.LOG.debugf(e, "the socket for traps was not closed in order");
            }
        }
    }

    /** The user by whom a device is read is the one by whom its notifications are known. */
    private Optional<SnmpCredentials.V3> user(InetAddress sender, String user) {
        try {
            return knownUser(sender, user);
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> TrapLog.LOG.failed(sender.getHostAddress(), fault));
            return Optional.empty();
        }
    }

    private Optional<SnmpCredentials.V3> knownUser(InetAddress sender, String user) {
        return traps.deviceAt(sender.getHostAddress())
                .flatMap(accesses::ofDevice)
                .flatMap(Targets::reading)
                .map(SnmpTarget::credentials)
                .filter(SnmpCredentials.V3.class::isInstance)
                .map(SnmpCredentials.V3.class::cast)
                .filter(credentials -> credentials.user().equals(user));
    }

    /** On the socket's thread: never waits. */
    private void heard(HeardTrap trap) {
        received.increment();
        if (!rate.admits(trap.from().hashCode(), perSecond, System.nanoTime()) || !waiting.offer(trap)) {
            suppressed.increment();
            return;
        }
        if (handling.compareAndSet(false, true)) {
            try {
                threads.execute(this::handleAll);
            } catch (RejectedExecutionException e) {
                handling.set(false);
            }
        }
    }

    private void handleAll() {
        do {
            try {
                for (HeardTrap trap = waiting.poll(); trap != null; trap = waiting.poll()) {
                    carefully(trap);
                }
            } finally {
                handling.set(false);
            }
        } while (!waiting.isEmpty() && handling.compareAndSet(false, true));
    }

    private void carefully(HeardTrap trap) {
        try {
            handle(trap);
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> TrapLog.LOG.failed(trap.from().getHostAddress(), fault));
        }
    }

    private void handle(HeardTrap trap) {
        Optional<TrapKind> kind = TrapKind.of(trap.kind());
        if (kind.isEmpty()) {
            unknownKind.increment();
            return;
        }
        Optional<Long> device = traps.deviceAt(trap.from().getHostAddress());
        if (device.isEmpty()) {
            unknownSender.increment();
            return;
        }
        boolean first = traps.add(
                device.get(),
                kind.get().oid(),
                kind.get().title(),
                kind.get().ifIndex(trap).orElse(null),
                TrapText.of(trap),
                Node.name());
        if (!first) {
            doubled.increment();
            return;
        }
        rereads.want(
                device.get(),
                kind.get().rereads().stream()
                        .filter(Reading::isPolled)
                        .map(Reading::key)
                        .toList(),
                REST,
                List.of());
    }

    /** What this node has heard. */
    public Heard heard() {
        TrapSocket opened = socket;
        return new Heard(
                opened == null ? 0 : opened.port(),
                received.sum(),
                suppressed.sum(),
                unknownKind.sum(),
                unknownSender.sum(),
                doubled.sum());
    }

    /** Forgets what is older than 90 days. Nodes that do it at once do each other no harm. */
    @Schedule(hour = "3", minute = "47", persistent = false, info = "trap-log-tidy")
    void tidy() {
        try {
            traps.removeOlderThan(Instant.now().minus(KEPT));
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> TrapLog.LOG.failed("the log", fault));
        }
    }
}
