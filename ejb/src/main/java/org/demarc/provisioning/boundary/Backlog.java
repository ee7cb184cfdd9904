package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.demarc.provisioning.entity.Orders;

/**
 * Keeps those who ask billings in step with the routers: an answer is good for two seconds (ucrm-routeros.md 3.6), and what waits longer
 * for its router has to be asked for once more, which takes the time of all.
 */
@Dependent
public class Backlog {

    /** What is carried out in less than a second. */
    private static final int MANY = 100 * Math.max(2, Runtime.getRuntime().availableProcessors());

    /** Routers that take their time hold up nobody for longer. */
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private final BooleanSupplier areManyDue;
    private final LongSupplier nanos;
    private final Runnable pause;

    @Inject
    public Backlog(Orders orders) {
        this(() -> orders.areManyDue(MANY), System::nanoTime, () -> LockSupport.parkNanos(LOOK));
    }

    Backlog(BooleanSupplier areManyDue, LongSupplier nanos, Runnable pause) {
        this.areManyDue = areManyDue;
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Before more is asked for. */
    public void giveWay() {
        long started = nanos.getAsLong();
        while (areManyDue.getAsBoolean()
                && nanos.getAsLong() - started < LONGEST
                && !Thread.currentThread().isInterrupted()) {
            pause.run();
        }
    }
}
