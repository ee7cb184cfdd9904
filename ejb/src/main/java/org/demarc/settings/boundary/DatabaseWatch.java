package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Tells once that this node's database has gone and once that it is back. Every loop of the node notices by itself and goes
 * on by itself; each of them tells its faults here.
 */
@ApplicationScoped
public class DatabaseWatch {

    /** While a database goes down its last statements are still answered: that does not mean that it is back. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

    /** Who held a connection when it went notices when he uses it next: that does not mean that it has gone again. */
    private static final Duration LATE_FAULTS = Duration.ofSeconds(10);

    private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();
    private volatile Instant backSince = Instant.EPOCH;
    private final InstantSource clock;

    public DatabaseWatch() {
        this(InstantSource.system());
    }

    DatabaseWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Has the fault told, unless it is only that the database is away: that is told once, for everybody. */
    public <F extends Throwable> void unlessAway(F fault, Consumer<? super F> log) {
        if (!isAway(fault)) {
            log.accept(fault);
        } else if (!isJustBack() && awaySince.compareAndSet(null, clock.instant())) {
            SettingsLog.LOG.databaseAway(innermost(fault));
        }
    }

    private boolean isJustBack() {
        return clock.instant().isBefore(backSince.plus(LATE_FAULTS));
    }

    /** The database has just answered. */
    public void answered() {
        Instant since = awaySince.get();
        if (since == null) {
            return;
        }
        Duration away = Duration.between(since, clock.instant());
        if (away.compareTo(LAST_ANSWERS) < 0) {
            return;
        }
        backSince = clock.instant();
        if (awaySince.compareAndSet(since, null)) {
            SettingsLog.LOG.databaseBack(away.toSeconds());
        }
    }

    /** Whether it was told that the database has gone, and not yet that it is back. */
    boolean isToldToBeAway() {
        return awaySince.get() != null;
    }

    /** Whether the fault, or what caused it, is only that the database cannot be reached. */
    public static boolean isAway(Throwable fault) {
        return Sql.isDatabaseAway(fault);
    }

    private static String innermost(Throwable fault) {
        Throwable inner = fault;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage());
    }
}
