package org.demarc.provisioning.boundary;

import io.micrometer.core.instrument.Counter;
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
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.provisioning.control.RefusalCount;
import org.demarc.provisioning.entity.RefusedSignIns;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Meters;
import org.jspecify.annotations.Nullable;

/**
 * Every ten seconds on every node: asks the broker how many sign-ins it refused, and tells it: in {@code /metrics}, on the page of refused
 * messages, and in the log once a minute. Nobody is shut out for guesses: who does not know a key must not be able to shut out who does.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SignInWatch {

    private static final long FIRST_MS = 1_000;
    private static final long EVERY_MS = 10_000;
    private static final String REFUSED = "AuthenticationFailureCount";

    private final AtomicBoolean looking = new AtomicBoolean();

    @Resource
    TimerService timers;

    @Inject
    Broker broker;

    @Inject
    RefusedSignIns refused;

    @Inject
    Meters meters;

    @Inject
    DatabaseWatch database;

    private @Nullable RefusalCount count;

    @PostConstruct
    void start() {
        counter();
        timers.createIntervalTimer(FIRST_MS, EVERY_MS, new TimerConfig("messaging-sign-ins", false));
    }

    @Timeout
    void tick() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            database.unlessAway(e, ProvisioningLog.LOG::signInsUnknown);
        } finally {
            looking.set(false);
        }
    }

    private void look() {
        long told = broker.number(REFUSED);
        RefusalCount known = count;
        if (known == null) {
            count = new RefusalCount(told);
            return;
        }
        long more = known.more(told);
        if (more > 0) {
            counter().increment((double) more);
            refused.add(Holders.node(), more);
        }
        long toTell = known.toTell(Instant.now());
        if (toTell > 0) {
            ProvisioningLog.LOG.signInsRefused(toTell);
        }
    }

    private Counter counter() {
        return Counter.builder("demarc.messaging.sign.ins.refused")
                .description("Sign-ins refused at the port for messages")
                .register(meters.registry());
    }
}
