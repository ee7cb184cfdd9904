package org.demarc.snmp.control;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way to one device: lets one request (two where the device allows it) through at a time, whoever asks. A poll and a live read of
 * the same device take turns.
 */
final class Line {

    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private int open;
    private int users;

    synchronized Line used() {
        users++;
        return this;
    }

    /** True when nobody uses it any more. */
    synchronized boolean leave() {
        users--;
        return users == 0;
    }

    void submit(Exchange exchange) {
        synchronized (this) {
            if (open >= exchange.inFlight()) {
                waiting.add(exchange);
                return;
            }
            open++;
        }
        exchange.send();
    }

    /** An exchange has ended: the next one goes. */
    void release() {
        Exchange next = nextAfterRelease();
        if (next != null) {
            next.send();
        }
    }

    private synchronized @Nullable Exchange nextAfterRelease() {
        Exchange next = waiting.poll();
        if (next == null) {
            open--;
        }
        return next;
    }
}
