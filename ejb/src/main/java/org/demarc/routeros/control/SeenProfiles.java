package org.demarc.routeros.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** PPP profiles that were there when we looked; good for a minute, so that not every piece of work looks again. */
final class SeenProfiles {

    static final Duration GOOD_FOR = Duration.ofSeconds(60);

    private final Map<String, Instant> seenAtByName = new ConcurrentHashMap<>();
    private final Clock clock;

    SeenProfiles(Clock clock) {
        this.clock = clock;
    }

    boolean knows(String name) {
        Instant seenAt = seenAtByName.get(name);
        return seenAt != null && clock.instant().isBefore(seenAt.plus(GOOD_FOR));
    }

    void saw(String name) {
        seenAtByName.put(name, clock.instant());
    }

    void forget(String name) {
        seenAtByName.remove(name);
    }

    /** Forgets the profile with whatever rate it was seen. */
    void forgetRatesOf(String name) {
        seenAtByName.keySet().removeIf(seen -> seen.startsWith(name + "\n"));
    }

    void forget() {
        seenAtByName.clear();
    }
}
