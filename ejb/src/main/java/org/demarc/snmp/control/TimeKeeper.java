package org.demarc.snmp.control;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells exchanges of all wires that have waited long enough: one thread, whatever the number of devices. Looks at no clock that somebody
 * can set.
 */
final class TimeKeeper implements AutoCloseable {

    private static final long TICK_NANOS = 10_000_000;
    private static final long IDLE_TICK_NANOS = 50_000_000;

    private final List<Wire> wires;
    private final Thread thread = new Thread(this::keep, "demarc-snmp-timer");
    private volatile boolean closed;

    TimeKeeper(List<Wire> wires) {
        this.wires = List.copyOf(wires);
        thread.setDaemon(true);
        thread.start();
    }

    private void keep() {
        while (!closed) {
            LockSupport.parkNanos(isAnybodyWaiting() ? TICK_NANOS : IDLE_TICK_NANOS);
            try {
                long now = System.nanoTime();
                wires.forEach(wire -> wire.tellLate(now));
            } catch (RuntimeException | Error e) { // the only thread that keeps time
                Wire.report(e);
            }
        }
    }

    private boolean isAnybodyWaiting() {
        return wires.stream().anyMatch(wire -> wire.outstanding() > 0);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
