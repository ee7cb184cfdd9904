package org.demarc.snmp.control;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many variable bindings are held between the network and whoever stores them, and who waits until there is room for more
 * (snmp-engine.md ENG-33). A conversation counts with what it is expected to bring, and with what it has brought and asked for as soon as
 * that is more. So what is held never passes the bound, whatever unknown devices bring: a request that would pass it waits until something
 * is stored. The one exception is a conversation that brings more than the bound by itself: it goes on when nothing else is held.
 *
 * <p>A {@link Expected#brief brief} conversation, for which mostly somebody waits, never waits for others: it begins as soon as the little
 * that it brings has room, and its requests wait no more. Nor do others wait for its end.
 *
 * <p>Nobody waits for ever. What has been read is stored or let go in time. When nothing of that is left and all conversations wait for
 * each other, the one that began last gives back what it has read and begins anew later, so that the eldest ends.
 *
 * <p>Guarded by the lock of its {@link Admission}.
 */
final class Room<T> {

    /** What all under way are expected to bring may pass the bound by one part in so many: the last of them would begin much later else. */
    private static final int OVERDRAWN_PART = 12;

    private final long most;
    private final TreeMap<Long, Place<T>> waitingByNumber = new TreeMap<>();
    private long held;
    private long heldByBrief;
    private long uncounted;
    private int underWay;
    private int briefUnderWay;
    private int unstored;
    private long begun;
    private long reads;
    private long broughtByAll;

    Room(long most) {
        this.most = most;
    }

    /**
     * What a device brings of which nothing is known: as much as others did on average whose tables were read. At least as much as a switch
     * with its tables, else the short conversations by which devices are recognised would let all of a new network begin at once.
     */
    long usual() {
        return Math.max(DeviceConduct.LEAST_EXPECTED, reads == 0 ? 0 : broughtByAll / reads);
    }

    /** Whether one more may begin; those under way come first, unless it is brief. */
    boolean isFreeFor(Expected expected) {
        if (expected.brief()) {
            return held == 0 || held + expected.atFirst() <= most;
        }
        return waitingByNumber.isEmpty()
                && (held == heldByBrief || (held + expected.atFirst() <= most && isWithinReach(expected)));
    }

    /** Many that come to more than the bound together would all stand before it at the same time, shortly before their ends. */
    private boolean isWithinReach(Expected expected) {
        return held + uncounted + expected.atFirst() + expected.uncounted() <= most + most / OVERDRAWN_PART;
    }

    Place<T> take(T what, Expected expected) {
        Place<T> place = new Place<>(what, begun++, expected);
        underWay++;
        briefUnderWay += place.isBrief() ? 1 : 0;
        uncounted += place.uncounted();
        count(place, place.counted());
        return place;
    }

    private void grow(Place<T> place, long varBinds) {
        uncounted -= place.uncounted();
        count(place, place.grow(varBinds));
        uncounted += place.uncounted();
    }

    private void count(Place<T> place, long more) {
        held += more;
        heldByBrief += place.isBrief() ? more : 0;
    }

    /**
     * Asks for room.
     *
     * @param varBinds what the conversation has brought, and what it may bring by what it has asked for and asks for now
     * @param send comes back by {@link #next} when it must wait
     * @return whether it may go on at once
     */
    boolean claim(Place<T> place, long varBinds, Runnable send) {
        long toCount = place.toCount(varBinds);
        if (place.isBrief() || isRoom(place, toCount)) {
            grow(place, toCount);
            return true;
        }
        place.putOff(toCount, send);
        waitingByNumber.put(place.number(), place);
        return false;
    }

    private boolean isRoom(Place<T> place, long varBinds) {
        long others = held - place.counted();
        return varBinds <= place.counted() || others == heldByBrief || others + varBinds <= most;
    }

    /** The request of the eldest that waits, when there is room for it by now. */
    @Nullable
    Runnable next() {
        Map.Entry<Long, Place<T>> eldest = waitingByNumber.firstEntry();
        if (eldest == null) {
            return null;
        }
        Place<T> place = eldest.getValue();
        if (!isRoom(place, place.wanted())) {
            return null;
        }
        grow(place, place.wanted());
        Runnable send = place.next();
        if (!place.isWaiting()) {
            waitingByNumber.remove(place.number());
        }
        return send;
    }

    /** Who must give back what he has read: the last that began, when all wait and nothing is left to be stored. */
    @Nullable
    Place<T> mustGiveBack() {
        Map.Entry<Long, Place<T>> eldest = waitingByNumber.firstEntry();
        Map.Entry<Long, Place<T>> last = waitingByNumber.lastEntry();
        boolean someGoOn = waitingByNumber.size() < underWay - briefUnderWay;
        if (eldest == null || last == null || unstored > 0 || someGoOn) {
            return null;
        }
        Place<T> first = eldest.getValue();
        return isRoom(first, first.wanted()) ? null : last.getValue();
    }

    /** It is under way no more, and nothing of it is held. */
    void leave(Place<T> place) {
        underWay--;
        briefUnderWay -= place.isBrief() ? 1 : 0;
        uncounted -= place.uncounted();
        count(place, -place.counted());
        waitingByNumber.remove(place.number());
    }

    /** What it has brought is held instead of what was expected, until it is released. */
    void ended(Place<T> place, long varBinds) {
        leave(place);
        held += varBinds;
        unstored++;
        if (varBinds > 0 && !place.isBrief()) {
            reads++;
            broughtByAll += varBinds;
        }
    }

    void released(long varBinds) {
        held -= varBinds;
        unstored--;
    }

    int underWay() {
        return underWay;
    }

    /** Conversations under way that wait for room. */
    int waiting() {
        return waitingByNumber.size();
    }

    long held() {
        return held;
    }
}
