package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets senders go first. A CRM that waits for an answer gives up after seconds and may never send again (ucrm-routeros.md 10.8), while
 * what was stored can wait: so in a rush of senders the workers of this node go on one after the other, with pauses, instead of all at
 * once. None waits for longer than ten seconds, because a rush may last.
 */
@ApplicationScoped
public class Rush {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int USUAL = Math.max(2, CORES);
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(2000) / CORES;
    private static final long SHORTEST_TURN = LONGEST_TURN / 10;
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    /** Senders are answered in groups: for the moment after a group hardly anybody waits, and yet the next ones are on their way. */
    private static final long LULL = TimeUnit.MILLISECONDS.toNanos(250);

    private final Semaphore seats = new Semaphore(CORES, true);
    private final AtomicInteger senders = new AtomicInteger();
    private final LongSupplier nanos;
    private final AtomicLong nextTurn;
    private volatile long lastCrowd;

    public Rush() {
        this(System::nanoTime);
    }

    Rush(LongSupplier nanos) {
        this.nanos = nanos;
        this.nextTurn = new AtomicLong(nanos.getAsLong());
        this.lastCrowd = nanos.getAsLong() - LULL;
    }

    /** A sender waits for its answer. */
    public void begin() {
        if (senders.incrementAndGet() > USUAL) {
            lastCrowd = nanos.getAsLong();
        }
    }

    /** It has its answer. */
    public void end() {
        senders.decrementAndGet();
    }

    /** Whether so many senders wait, or did a moment ago, that others should. */
    public boolean isOn() {
        return senders.get() > USUAL || nanos.getAsLong() - lastCrowd < LULL;
    }

    /**
     * Before a piece of work that can wait.
     *
     * @param share how much it is, 0..1 of the most that is done at once: after little the next one's turn comes sooner
     */
    public void giveWay(double share) {
        long turn = Math.max(SHORTEST_TURN, (long) (LONGEST_TURN * share));
        long started = nanos.getAsLong();
        while (isOn()
                && !isMyTurn(turn)
                && nanos.getAsLong() - started < LONGEST_PAUSE
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK);
        }
    }

    /**
     * Work with the database alone, never with a router: as many workers at a time as there are cores, the others in their order. More
     * would be done no sooner, and what gathers for a router meanwhile is done together.
     */
    public <R> R inTurn(Supplier<R> work) {
        seats.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            seats.release();
        }
    }

    private boolean isMyTurn(long length) {
        long now = nanos.getAsLong();
        long due = nextTurn.get();
        return now - due >= 0 && nextTurn.compareAndSet(due, now + length);
    }
}
