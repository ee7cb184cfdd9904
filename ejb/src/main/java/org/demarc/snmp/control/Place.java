package org.demarc.snmp.control;

import java.util.ArrayDeque;
import java.util.Deque;

/** The place of one conversation under way, and how many variable bindings count as held for it. Kept by {@link Room}. */
final class Place<T> {

    private record Ask(long varBinds, Runnable send) {}

    private final T what;
    private final long number;
    private final Expected expected;
    private final Deque<Ask> asks = new ArrayDeque<>();
    private long counted;

    /**
     * A conversation that has brought nothing yet.
     *
     * @param number of two the one with the smaller number began first
     * @param expected how many variable bindings it will probably bring
     */
    Place(T what, long number, Expected expected) {
        this.what = what;
        this.number = number;
        this.expected = expected;
        this.counted = expected.atFirst();
    }

    T what() {
        return what;
    }

    long number() {
        return number;
    }

    /** See {@link Expected#brief}. */
    boolean isBrief() {
        return expected.brief();
    }

    long counted() {
        return counted;
    }

    /** How many are to count when it brings so many: whoever brings more than at first brings all that is expected of him. */
    long toCount(long varBinds) {
        return varBinds <= counted ? varBinds : Math.max(varBinds, expected.whole());
    }

    /** How many of those that are expected of it do not count yet. */
    long uncounted() {
        return Math.max(0, Math.min(expected.uncounted(), expected.whole() - counted));
    }

    /** Counts at least so many from now on; tells by how many more that is. */
    long grow(long varBinds) {
        long more = Math.max(0, varBinds - counted);
        counted += more;
        return more;
    }

    void putOff(long varBinds, Runnable send) {
        asks.add(new Ask(varBinds, send));
    }

    boolean isWaiting() {
        return !asks.isEmpty();
    }

    /** How many would count if its first request that waits went out; only while it {@link #isWaiting}. */
    long wanted() {
        return asks.element().varBinds();
    }

    /** The first request that waits waits no more. */
    Runnable next() {
        return asks.remove().send();
    }
}
