package org.demarc.routeros.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Is told how calling routers goes, and remembers which of them refused our login, so that nobody tries again before the
 * settings change or an operator tests the router: repeated wrong logins lock accounts out (ucrm-routeros.md 6.6).
 */
public interface RouterWatch {

    /** The router's words, when exactly these settings were refused. */
    Optional<String> loginRefused(RouterAccess access);

    void refusedLogin(RouterAccess access, String words);

    /** From now on its login may be tried again. */
    void forgiveLogin(RouterAccess access);

    /** A connection came about. {@code afterFailure} when the attempt before had failed. */
    default void reached(RouterAccess access, boolean afterFailure) {}

    /**
     * No connection came about.
     *
     * @param failures how many in a row
     * @param openUntil until when nobody tries, empty when the next piece of work may
     */
    default void missed(RouterAccess access, String why, int failures, Optional<Instant> openUntil) {}

    /** What this process alone knows, until somebody changes or tests the settings. */
    static RouterWatch inMemory() {
        return inMemory(Clock.systemUTC(), ENDLESS);
    }

    /** Longer than any process runs. */
    Duration ENDLESS = Duration.ofDays(36_500);

    /**
     * What this process alone knows.
     *
     * @param longest after this time a refused login is tried again, though nobody changed or tested the settings
     */
    static RouterWatch inMemory(Clock clock, Duration longest) {
        record Refusal(RouterAccess access, String words, Instant until) {}
        Map<Long, Refusal> refusalsByRouter = new ConcurrentHashMap<>();
        return new RouterWatch() {

            @Override
            public Optional<String> loginRefused(RouterAccess access) {
                return Optional.ofNullable(refusalsByRouter.get(access.id()))
                        .filter(refusal -> refusal.access().equals(access))
                        .filter(refusal -> clock.instant().isBefore(refusal.until()))
                        .map(Refusal::words);
            }

            @Override
            public void refusedLogin(RouterAccess access, String words) {
                refusalsByRouter.put(
                        access.id(), new Refusal(access, words, clock.instant().plus(longest)));
            }

            @Override
            public void forgiveLogin(RouterAccess access) {
                refusalsByRouter.remove(access.id());
            }
        };
    }
}
