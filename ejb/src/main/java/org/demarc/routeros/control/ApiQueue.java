package org.demarc.routeros.control;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Devices whose menus are due, some of them read at once. A place that finds nothing waiting takes the next ones that are due by itself: how many are
 * read does not depend on how often somebody looks.
 */
public final class ApiQueue {

    /** Menus of a device that are due. */
    public record Due(long deviceId, ApiRound round) {}

    private final BiFunction<ApiRound, Integer, List<Long>> takeDue;
    private final Consumer<Due> read;
    private final Executor threads;
    private final IntSupplier places;
    private final Queue<Due> waiting = new ArrayDeque<>();
    private int working;

    /**
     * Nothing is read before {@link #look}.
     *
     * @param takeDue claims devices that are due in a round, at most so many: nobody else is given them
     * @param read reads one; whatever it throws ends nothing but this one reading
     * @param places how many are read at once
     */
    public ApiQueue(
            BiFunction<ApiRound, Integer, List<Long>> takeDue,
            Consumer<Due> read,
            Executor threads,
            IntSupplier places) {
        this.takeDue = takeDue;
        this.read = read;
        this.threads = threads;
        this.places = places;
    }

    /** Has all that is due read, and returns before it is. */
    public synchronized void look() {
        if (waiting.isEmpty()) {
            fill();
        }
        begin();
    }

    private void fill() {
        for (ApiRound round : ApiRound.values()) {
            takeDue.apply(round, places.getAsInt() * round.takenForEachPlace())
                    .forEach(deviceId -> waiting.add(new Due(deviceId, round)));
        }
    }

    private void begin() {
        boolean isAccepted = true;
        for (int more = Math.min(places.getAsInt() - working, waiting.size()); isAccepted && more > 0; more--) {
            isAccepted = isBegun();
        }
    }

    private boolean isBegun() {
        working++;
        try {
            threads.execute(this::work);
            return true;
        } catch (RejectedExecutionException noThread) {
            working--; // whoever looks next begins
            return false;
        }
    }

    private void work() {
        try {
            for (Due due = next(); due != null; due = next()) {
                read.accept(due);
            }
        } finally {
            leave();
        }
    }

    private synchronized @Nullable Due next() {
        if (waiting.isEmpty()) {
            fill();
        }
        Due due = waiting.poll();
        begin();
        return due;
    }

    /** Somebody else goes on with those that wait, where a reading has broken off. */
    private synchronized void leave() {
        working--;
        begin();
    }
}
