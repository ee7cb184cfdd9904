package org.demarc.live.control;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.demarc.access.entity.Caller;

/** One who waits for changes: a page in a browser, a program. What he is told is gathered, so that many changes are one line. */
public final class Watcher {

    private final String session;
    private final Supplier<Optional<Caller>> again;
    private final Set<Interest> wanted;
    private final Outlet outlet;
    private final Instant until;
    private final Set<Interest> untold = new LinkedHashSet<>();
    private Caller caller;
    private Instant askedAt;
    private Instant spokenAt;

    /**
     * @param session the browser session that ends him too; empty for a key
     * @param again the caller as he stands now; empty when he may not come in any more
     * @param until when he must come again
     */
    public Watcher(
            Caller caller,
            String session,
            Supplier<Optional<Caller>> again,
            Set<Interest> wanted,
            Outlet outlet,
            Instant now,
            Instant until) {
        this.caller = caller;
        this.session = session;
        this.again = again;
        this.wanted = Collections.unmodifiableSet(new LinkedHashSet<>(wanted));
        this.outlet = outlet;
        this.until = until;
        this.askedAt = now;
        this.spokenAt = now;
    }

    long userId() {
        return caller.id();
    }

    boolean isOf(String ofSession) {
        return !session.isEmpty() && session.equals(ofSession);
    }

    /** What of that which he wants is told to him. */
    synchronized Set<Interest> told() {
        return wanted.stream()
                .filter(interest -> interest.topic().isFor(caller))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Notes what concerns him. */
    synchronized void hear(Collection<Change> changes, GroupOfDevice groups) {
        for (Change change : changes) {
            for (Interest interest : wanted) {
                if (interest.covers(change) && sees(change, groups)) {
                    untold.add(interest);
                }
            }
        }
    }

    private boolean sees(Change change, GroupOfDevice groups) {
        if (!change.topic().isFor(caller)) {
            return false;
        }
        return change.isOfMany()
                || !change.topic().isByDevice(caller)
                || groups.of(change.deviceId()).filter(caller::seesGroup).isPresent();
    }

    /** Tells what he has not been told, or that we are still there. False when he is to be forgotten. */
    synchronized boolean speak(Instant now, Pace pace) {
        if (!now.isBefore(until)) {
            end("time");
            return false;
        }
        if (!now.isBefore(askedAt.plus(pace.check())) && !isStillWelcome(now)) {
            end("signed-out");
            return false;
        }
        if (!untold.isEmpty()) {
            String lines = untold.stream().map(one -> line(one, now)).collect(Collectors.joining());
            untold.clear();
            spokenAt = now;
            return outlet.send(lines);
        }
        if (!now.isBefore(spokenAt.plus(pace.beat()))) {
            spokenAt = now;
            return outlet.send(":\n\n");
        }
        return true;
    }

    /** The first words: what he will be told of. */
    synchronized boolean greet(Instant now, Pace pace) {
        String topics = told().stream().map(one -> '"' + one.text() + '"').collect(Collectors.joining(","));
        return outlet.send("retry: 5000\nid: " + now.toEpochMilli() + "\nevent: open\ndata: {\"topics\":[" + topics
                + "],\"beatSeconds\":" + pace.beat().toSeconds() + "}\n\n");
    }

    private static String line(Interest interest, Instant now) {
        String id = interest.id() == 0 ? "" : ",\"id\":" + interest.id();
        return "id: " + now.toEpochMilli() + "\nevent: change\ndata: {\"topic\":\""
                + interest.topic().key() + "\"" + id + "}\n\n";
    }

    /** Whoever cannot be asked about just now stays: the database is away for everybody. */
    private boolean isStillWelcome(Instant now) {
        askedAt = now;
        try {
            Optional<Caller> known = again.get();
            known.ifPresent(as -> caller = as);
            return known.isPresent() && !told().isEmpty();
        } catch (RuntimeException databaseAway) {
            return true;
        }
    }

    /** Says why, and closes. */
    synchronized void end(String why) {
        outlet.send("event: end\ndata: {\"why\":\"" + why + "\"}\n\n");
        outlet.close();
    }
}
