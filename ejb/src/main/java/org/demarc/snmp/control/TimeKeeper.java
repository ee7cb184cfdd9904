package org.demarc.snmp.control;

import java.util.Date;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.snmp4j.util.CommonTimer;

/** Tells exchanges of all wires that have waited long enough: one thread, whatever the number of devices; the library uses it, too. */
final class TimeKeeper implements CommonTimer, AutoCloseable {

    private static final long TICK_MS = 10;

    private final List<Wire> wires;
    private final Timer timer = new Timer("demarc-snmp-timer", true);

    /** @param wires may grow while it works */
    TimeKeeper(List<Wire> wires) {
        this.wires = wires;
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tick();
                    }
                },
                TICK_MS,
                TICK_MS);
    }

    /** A bug in one exchange must not stop the time of all others. */
    private void tick() {
        try {
            long now = System.nanoTime();
            wires.forEach(wire -> wire.tellLate(now));
        } catch (RuntimeException e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    @Override
    public void schedule(TimerTask task, long delay) {
        timer.schedule(task, delay);
    }

    @Override
    public void schedule(TimerTask task, Date firstTime, long period) {
        timer.schedule(task, firstTime, period);
    }

    @Override
    public void schedule(TimerTask task, long delay, long period) {
        timer.schedule(task, delay, period);
    }

    /** The library lets go of it; others still need it. */
    @Override
    public void cancel() {}

    @Override
    public void close() {
        timer.cancel();
    }
}
