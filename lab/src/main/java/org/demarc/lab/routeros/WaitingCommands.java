package org.demarc.lab.routeros;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The commands of one connection that are not carried out yet. Those with a tag wait each for itself; those without wait
 * for one another.
 */
final class WaitingCommands {

    /** Two equal commands that wait are still two: identity counts. */
    private static final class Pending {

        final Command command;
        final Optional<Fault> fault;
        final Duration time;

        Pending(Command command, Optional<Fault> fault, Duration time) {
            this.command = command;
            this.fault = fault;
            this.time = time;
        }
    }

    private final ScheduledExecutorService clock;
    private final BiConsumer<Command, Optional<Fault>> perform;
    private final Consumer<Command> interrupted;
    private final List<Pending> tagged = new ArrayList<>();
    private final Deque<Pending> untagged = new ArrayDeque<>();

    WaitingCommands(
            ScheduledExecutorService clock,
            BiConsumer<Command, Optional<Fault>> perform,
            Consumer<Command> interrupted) {
        this.clock = clock;
        this.perform = perform;
        this.interrupted = interrupted;
    }

    /** Carries the command out at once when it need not wait, else later. */
    void submit(Command command, Optional<Fault> fault, Duration time) {
        if (!enqueue(new Pending(command, fault, time))) {
            perform.accept(command, fault);
        }
    }

    private synchronized boolean enqueue(Pending pending) {
        boolean hasTag = pending.command.tag().isPresent();
        if (pending.time.isZero() && (hasTag || untagged.isEmpty())) {
            return false;
        }
        if (hasTag) {
            tagged.add(pending);
            schedule(pending);
        } else {
            untagged.add(pending);
            if (untagged.size() == 1) {
                schedule(pending);
            }
        }
        return true;
    }

    private void schedule(Pending pending) {
        var unused = clock.schedule(() -> due(pending), pending.time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void due(Pending pending) {
        if (!isWaiting(pending)) {
            return;
        }
        if (pending.command.tag().isPresent() && !remove(pending)) {
            return;
        }
        perform.accept(pending.command, pending.fault);
        if (pending.command.tag().isEmpty()) {
            nextUntagged(pending);
        }
    }

    private synchronized boolean isWaiting(Pending pending) {
        return tagged.contains(pending) || untagged.contains(pending);
    }

    private synchronized boolean remove(Pending pending) {
        return tagged.remove(pending);
    }

    private synchronized void nextUntagged(Pending done) {
        if (untagged.remove(done)) {
            if (!untagged.isEmpty()) {
                schedule(untagged.getFirst());
            }
        }
    }

    /** Interrupts the commands of that tag, or all when there is none. */
    void cancel(Optional<String> tag) {
        List<Pending> cancelled = new ArrayList<>();
        synchronized (this) {
            tagged.stream()
                    .filter(one -> tag.isEmpty() || tag.equals(one.command.tag()))
                    .forEach(cancelled::add);
            tagged.removeAll(cancelled);
            if (tag.isEmpty()) {
                cancelled.addAll(untagged);
                untagged.clear();
            }
        }
        cancelled.forEach(one -> interrupted.accept(one.command));
    }

    synchronized void forget() {
        tagged.clear();
        untagged.clear();
    }
}
