package org.demarc.snmp.control;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may start next (snmp-engine.md 6.4): the most late first, among equally late ones the slowest; devices that were silent three times
 * step back half a minute, so that they never hold places. A place is free while fewer than the allowed number of devices are in
 * conversation and there is {@link Room} for what one more is expected to bring.
 */
final class Admission<T> {

    /**
     * One that has not started.
     *
     * @param leastExpected it has shown by now that it brings so many variable bindings; 0 when it has shown nothing
     */
    private record Waiting<T>(
            T what, long dueNanos, long slowness, PollRequest request, long leastExpected, long order) {}

    private static final long STEP_BACK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int SILENT_CYCLES = 3;

    private final Comparator<Waiting<T>> order = Comparator.<Waiting<T>>comparingLong(w -> w.dueNanos() - origin())
            .thenComparing(
                    Comparator.comparingLong((Waiting<T> w) -> w.slowness()).reversed())
            .thenComparingLong(Waiting::order);
    private final PriorityQueue<Waiting<T>> queue = new PriorityQueue<>(order);

    /** Who asks for a handful of values does not stand behind a whole device that there is no room for. */
    private final PriorityQueue<Waiting<T>> brief = new PriorityQueue<>(order);

    private final int places;
    private final Room<T> room;
    private final long originNanos = System.nanoTime();
    private long arrivals;

    Admission(int places, long mostHeld) {
        this.places = places;
        this.room = new Room<>(mostHeld);
    }

    private long origin() {
        return originNanos;
    }

    synchronized void add(T what, PollRequest request) {
        add(what, request, 0);
    }

    private void add(T what, PollRequest request, long leastExpected) {
        DeviceConduct conduct = request.conduct();
        long due = request.dueNanos() + (conduct.silentCycles() >= SILENT_CYCLES ? STEP_BACK_NANOS : 0);
        long slowness = (long) conduct.longestMs() * conduct.varBinds() / Math.max(1, conduct.budget());
        (request.brief() ? brief : queue).add(new Waiting<>(what, due, slowness, request, leastExpected, arrivals++));
    }

    /** The next one with a free place; it counts as in conversation from now on. */
    synchronized @Nullable Place<T> next() {
        if (room.underWay() - room.waiting() >= places) {
            return null; // who waits for room with his next request keeps nobody else from a place
        }
        Waiting<T> whole = queue.peek();
        Waiting<T> small = brief.peek();
        boolean smallFirst = small != null && (whole == null || order.compare(small, whole) < 0);
        Place<T> first = first(smallFirst ? brief : queue);
        return first == null ? first(smallFirst ? queue : brief) : first;
    }

    private @Nullable Place<T> first(PriorityQueue<Waiting<T>> line) {
        Waiting<T> head = line.peek();
        if (head == null) {
            return null;
        }
        Expected expected = Expected.of(head.request(), room.usual()).atLeast(head.leastExpected());
        if (!room.isFreeFor(expected)) {
            return null;
        }
        line.remove();
        return room.take(head.what(), expected);
    }

    /** See {@link Room#claim}. */
    synchronized boolean claim(Place<T> place, long varBinds, Runnable send) {
        return room.claim(place, varBinds, send);
    }

    /** A request that has waited for room and has it now. */
    synchronized @Nullable Runnable nextRequest() {
        return room.next();
    }

    /** See {@link Room#mustGiveBack}; whoever is told breaks the conversation off, and says so by {@link #gaveBack}. */
    synchronized @Nullable Place<T> mustGiveBack() {
        return room.mustGiveBack();
    }

    /** It waits from the beginning. Twice as much is expected of it now, so that it does not begin in vain again and again. */
    synchronized void gaveBack(Place<T> place, PollRequest request) {
        room.leave(place);
        add(place.what(), request, 2 * place.counted());
    }

    /** A conversation has ended; what it brought is held instead of what was expected. */
    synchronized void ended(Place<T> place, long varBinds) {
        room.ended(place, varBinds);
    }

    /** A conversation could not even begin. */
    synchronized void gone(Place<T> place) {
        room.leave(place);
    }

    synchronized void released(long varBinds) {
        room.released(varBinds);
    }

    /** Takes everybody out who has not started. */
    synchronized java.util.List<T> drain() {
        java.util.List<T> rest =
                Stream.concat(brief.stream(), queue.stream()).map(Waiting::what).toList();
        brief.clear();
        queue.clear();
        return rest;
    }

    synchronized int inFlight() {
        return room.underWay();
    }

    synchronized int waiting() {
        return brief.size() + queue.size();
    }

    /** Conversations that wait for room with their next request. */
    synchronized int heldUp() {
        return room.waiting();
    }

    synchronized long held() {
        return room.held();
    }
}
