package org.demarc.live.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.live.entity.LiveProblem;

/** All who wait on this node. Their number is bounded, and what happened just now is remembered for those who come late. */
public final class Watchers {

    /** How far back a page may have been made when its stream begins. */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final int MOST_REMEMBERED = 5000;

    /** A change with the time when it was heard. */
    private record Heard(Instant at, Change change) {}

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Deque<Heard> lately = new ArrayDeque<>();
    private final LiveSettings settings;
    private final GroupOfDevice groups;

    public Watchers(LiveSettings settings, GroupOfDevice groups) {
        this.settings = settings;
        this.groups = groups;
    }

    private Pace pace() {
        return new Pace(settings.heartbeat(), settings.check());
    }

    /**
     * Takes one in, unless there are too many. He is told at once of what happened since.
     *
     * @param since when what he knows was read
     * @throws org.demarc.ProblemException {@link LiveProblem#TOO_MANY_STREAMS}
     */
    public void admit(Watcher watcher, Instant since, Instant now) {
        synchronized (watchers) {
            requireRoom(watcher);
            watchers.add(watcher);
        }
        watcher.greet(now, pace());
        watcher.hear(since(since), groups);
    }

    private void requireRoom(Watcher watcher) {
        long ofUser = watchers.stream()
                .filter(one -> one.userId() == watcher.userId())
                .count();
        if (ofUser >= settings.streamsPerUser()) {
            throw LiveProblem.TOO_MANY_STREAMS.because("at most " + settings.streamsPerUser() + " for one user");
        }
        if (watchers.size() >= settings.streams()) {
            throw LiveProblem.TOO_MANY_STREAMS.because("at most " + settings.streams() + " on this node");
        }
    }

    private List<Change> since(Instant since) {
        synchronized (lately) {
            return lately.stream()
                    .filter(heard -> !heard.at().isBefore(since))
                    .map(Heard::change)
                    .toList();
        }
    }

    /** He is gone. */
    public void forget(Watcher watcher) {
        watchers.remove(watcher);
    }

    public int size() {
        return watchers.size();
    }

    /** Something changed. */
    public void hear(Collection<Change> changes, Instant now) {
        remember(changes, now);
        if (!changes.isEmpty()) {
            watchers.forEach(watcher -> watcher.hear(changes, groups));
        }
    }

    private void remember(Collection<Change> changes, Instant now) {
        synchronized (lately) {
            changes.forEach(change -> lately.addLast(new Heard(now, change)));
            while (!lately.isEmpty()
                    && (lately.size() > MOST_REMEMBERED
                            || lately.getFirst().at().isBefore(now.minus(REMEMBERED)))) {
                lately.removeFirst();
            }
        }
    }

    /** Nobody listened for a while: everything may have changed. */
    public void hearEverything(Instant now) {
        hear(
                List.of(Topic.values()).stream()
                        .map(topic -> new Change(topic, 0, 0))
                        .toList(),
                now);
    }

    /** Speaks to those to whom something is to be said; every half second. */
    public void speak(Instant now) {
        Pace pace = pace();
        watchers.removeIf(watcher -> !watcher.speak(now, pace));
    }

    /** A browser session is over. */
    public void endSession(String session) {
        watchers.removeIf(watcher -> {
            if (watcher.isOf(session)) {
                watcher.end("signed-out");
                return true;
            }
            return false;
        });
    }
}
