package org.demarc.snmp.control;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where exchanges wait for their answers: each at the place that its number says, so that nothing is searched for. Thread-safe and without
 * a lock.
 */
final class WaitingRoom {

    private final AtomicReferenceArray<@Nullable Exchange> places;
    private final int mask;
    private final AtomicInteger numbers =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());
    /** Odd, so that every number comes once in 2^31; not the same everywhere, so that it is harder to guess the next. */
    private final int step = ThreadLocalRandom.current().nextInt() | 1;

    private final AtomicInteger waiting = new AtomicInteger();

    /** @param atLeast so many places, and up to twice as many */
    WaitingRoom(int atLeast) {
        int size = Integer.highestOneBit(atLeast) * 2;
        places = new AtomicReferenceArray<>(size);
        mask = size - 1;
    }

    /** How many wait. */
    int waiting() {
        return waiting.get();
    }

    /**
     * Gives the exchange a number and the place where its answer will look for it.
     *
     * @throws IOException when all are taken
     */
    int enter(Exchange exchange) throws IOException {
        for (int tries = 0; tries <= mask; tries++) {
            int number = numbers.getAndAdd(step) & Integer.MAX_VALUE;
            exchange.number(number);
            if (places.compareAndSet(number & mask, null, exchange)) {
                waiting.incrementAndGet();
                return number;
            }
        }
        throw new IOException("more than " + (mask + 1) + " requests at once");
    }

    void leave(Exchange exchange) {
        if (places.compareAndSet(exchange.number() & mask, exchange, null)) {
            waiting.decrementAndGet();
        }
    }

    /** Whoever waits for an answer with this number; null for nobody. */
    @Nullable
    Exchange withNumber(int number) {
        Exchange exchange = places.get(number & mask);
        return exchange == null || exchange.number() != number ? null : exchange;
    }

    void each(Consumer<Exchange> told) {
        for (int place = 0; place <= mask; place++) {
            Exchange exchange = places.get(place);
            if (exchange != null) {
                told.accept(exchange);
            }
        }
    }
}
