package org.demarc.poll.control;

import java.util.List;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.PollerRule;

/**
 * How often a reading is asked for of devices of one model about which nothing nearer is said.
 *
 * @param poller key of the poller that asks, {@code fdb_table}
 * @param intervalS seconds between two times
 * @param enabled whether the rules of pollers let it be asked at all
 */
public record Pace(String poller, long intervalS, boolean enabled) {

    /**
     * The pace of a reading that pollers ask for.
     *
     * @param rules all rules; those about single devices do not count
     * @throws IllegalArgumentException for a reading that nobody polls
     */
    public static Pace of(Reading reading, String modelKey, List<PollerRule> rules, PollSettings settings) {
        List<PollerRule> about = rules.stream()
                .filter(rule -> rule.deviceId() == null && rule.covers(0, modelKey))
                .toList();
        return new Pace(
                Poller.of(reading).map(Poller::key).orElse(""),
                PollerRules.interval(about, reading)
                        .orElseGet(() -> settings.interval(reading))
                        .toSeconds(),
                PollerRules.enabled(about, reading).orElse(true));
    }
}
