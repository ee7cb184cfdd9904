package org.demarc.snmp.control;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who may start next (snmp-engine.md 6.4): the most late first, among equally late ones the slowest; devices that were silent three times
 * step back half a minute, so that they never hold places. A place is free while fewer than the allowed number of devices are in
 * conversation and what is read but not yet stored is below its bound.
 */
final class Admission<T> {

    private record Waiting<T>(T what, long dueNanos, long slowness, long expectedVarBinds, long order) {}

    private static final long STEP_BACK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int SILENT_CYCLES = 3;

    private final PriorityQueue<Waiting<T>> queue =
            new PriorityQueue<>(Comparator.<Waiting<T>>comparingLong(w -> w.dueNanos() - origin())
                    .thenComparing(Comparator.comparingLong((Waiting<T> w) -> w.slowness())
                            .reversed())
                    .thenComparingLong(Waiting::order));
    private final int places;
    private final long mostHeld;
    private final long originNanos = System.nanoTime();
    private int inFlight;
    private long held;
    private long arrivals;

    Admission(int places, long mostHeld) {
        this.places = places;
        this.mostHeld = mostHeld;
    }

    private long origin() {
        return originNanos;
    }

    synchronized void add(T what, PollRequest request) {
        DeviceConduct conduct = request.conduct();
        long due = request.dueNanos() + (conduct.silentCycles() >= SILENT_CYCLES ? STEP_BACK_NANOS : 0);
        long slowness = (long) conduct.longestMs() * conduct.varBinds() / Math.max(1, conduct.budget());
        queue.add(new Waiting<>(what, due, slowness, conduct.expectedVarBinds(), arrivals++));
    }

    /** The next one with a free place; it counts as in conversation from now on. */
    synchronized @Nullable T next() {
        Waiting<T> head = queue.peek();
        if (head == null || inFlight >= places) {
            return null;
        }
        if (held > 0 && held + head.expectedVarBinds() > mostHeld) {
            return null;
        }
        queue.remove();
        inFlight++;
        held += head.expectedVarBinds();
        return head.what();
    }

    /** A conversation has ended; what it brought is held instead of what was expected. */
    synchronized void ended(long expectedVarBinds, long varBinds) {
        inFlight--;
        held += varBinds - expectedVarBinds;
    }

    synchronized void released(long varBinds) {
        held -= varBinds;
    }

    /** Takes everybody out who has not started. */
    synchronized java.util.List<T> drain() {
        java.util.List<T> rest = queue.stream().map(Waiting::what).toList();
        queue.clear();
        return rest;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int waiting() {
        return queue.size();
    }

    synchronized long held() {
        return held;
    }
}
