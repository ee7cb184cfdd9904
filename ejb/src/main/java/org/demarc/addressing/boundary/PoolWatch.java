package org.demarc.addressing.boundary;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
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
import org.demarc.addressing.boundary.PoolBook.Outlook;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Meters;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows on every node, from the last snapshots, how long the pools will last: in {@code /metrics}, as alarms, and for the events. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PoolWatch {

    private static final Logger LOG = Logger.getLogger(PoolWatch.class);
    private static final long FIRST_MS = 5_000;
    private static final long EVERY_MS = 30_000;

    @Resource
    TimerService timers;

    @Inject
    PoolBook book;

    @Inject
    Meters meters;

    @Inject
    DatabaseWatch database;

    private volatile List<Outlook> alarms = List.of();

    private @Nullable MultiGauge free;
    private @Nullable MultiGauge daysLeft;

    @PostConstruct
    void start() {
        free = gauge("demarc.addressing.pool.free", "Addresses of a pool that are free");
        daysLeft = gauge("demarc.addressing.pool.days.left", "Days until a growing pool is empty");
        timers.createIntervalTimer(FIRST_MS, EVERY_MS, new TimerConfig("pool-watch", false));
    }

    /** Pools that raise an alarm, as of half a minute ago at most. */
    public List<Outlook> alarms() {
        return alarms;
    }

    @Timeout
    void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> LOG.debug("the pools could not be looked at; it is repeated", fault));
        }
    }

    /** Looks now; on the other nodes it is looked soon. */
    public void look() {
        List<Outlook> all = book.outlooks();
        show(
                free,
                all.stream()
                        .<MultiGauge.Row<?>>map(
                                one -> MultiGauge.Row.of(tags(one), one.use().free()))
                        .toList());
        show(
                daysLeft,
                all.stream()
                        .filter(one -> one.forecast().days().isPresent())
                        .<MultiGauge.Row<?>>map(one ->
                                MultiGauge.Row.of(tags(one), one.forecast().daysLeft()))
                        .toList());
        alarms = all.stream().filter(one -> one.forecast().isAlarm()).toList();
        book.noteAlarms(all);
    }

    private static void show(@Nullable MultiGauge gauge, List<MultiGauge.Row<?>> rows) {
        if (gauge != null) {
            gauge.register(rows, true);
        }
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters.registry());
    }

    private static Tags tags(Outlook one) {
        return Tags.of("pool", one.pool().name());
    }
}
