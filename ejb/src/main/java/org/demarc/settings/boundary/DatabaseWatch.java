package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Tells once that this node's database has gone and once that it is back. Every loop of the node notices by itself and goes
 * on by itself; each of them asks here before it logs a fault.
 */
@ApplicationScoped
public class DatabaseWatch {

    private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();

    /** Whether the fault is only that the database is away: then it has been told, and needs no words of its own. */
    public boolean explains(Throwable fault) {
        if (!isAway(fault)) {
            return false;
        }
        if (awaySince.compareAndSet(null, Instant.now())) {
            SettingsLog.LOG.databaseAway(innermost(fault));
        }
        return true;
    }

    /** The database has just answered. */
    public void answered() {
        Instant since = awaySince.getAndSet(null);
        if (since != null) {
            SettingsLog.LOG.databaseBack(Duration.between(since, Instant.now()).toSeconds());
        }
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
