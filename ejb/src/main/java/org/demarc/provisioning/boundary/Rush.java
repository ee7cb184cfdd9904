package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets senders go first. A CRM that waits for an answer gives up after seconds and may never send again (ucrm-routeros.md 10.8), while
 * what was stored can wait: so in a rush of senders each worker of this node pauses before it goes on, but never for longer than a
 * second, because a rush may last.
 */
@ApplicationScoped
public class Rush {

    private static final int USUAL = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicInteger senders = new AtomicInteger();

    /** A sender waits for its answer. */
    public void begin() {
        senders.incrementAndGet();
    }

    /** It has its answer. */
    public void end() {
        senders.decrementAndGet();
    }

    /** Before work that can wait. */
    public void giveWay() {
        if (senders.get() <= USUAL) {
            return;
        }
        long started = System.nanoTime();
        while (senders.get() > USUAL
                && System.nanoTime() - started < LONGEST_PAUSE
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK);
        }
    }
}
