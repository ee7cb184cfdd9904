package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** Null while it is there. */
    private volatile @Nullable Instant awaySince;

    /** When it was told the last time that it is back. */
    private Instant backSince = Instant.EPOCH;

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
            return;
        }
        if (isNews()) {
            SettingsLog.LOG.databaseAway(innermost(fault));
        }
    }

    private synchronized boolean isNews() {
        Instant now = clock.instant();
        boolean isNews = awaySince == null && !now.isBefore(backSince.plus(LATE_FAULTS));
        if (isNews) {
            awaySince = now;
        }
        return isNews;
    }

    /** The database has just answered. */
    public void answered() {
        if (awaySince == null) {
            return;
        }
        Duration away = back();
        if (!away.isZero()) {
            SettingsLog.LOG.databaseBack(away.toSeconds());
        }
    }

    /** How long it was away, zero when it was not or may still go. */
    private synchronized Duration back() {
        Instant since = awaySince;
        Instant now = clock.instant();
        Duration away = since == null ? Duration.ZERO : Duration.between(since, now);
        if (away.compareTo(LAST_ANSWERS) < 0) {
            return Duration.ZERO;
        }
        awaySince = null;
        backSince = now;
        return away;
    }

    /** Whether it was told that the database has gone, and not yet that it is back. */
    boolean isToldToBeAway() {
        return awaySince != null;
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
