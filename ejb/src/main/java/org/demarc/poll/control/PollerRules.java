package org.demarc.poll.control;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.PollerRule;

/** What the rules of pollers say about a reading of a device: the nearest one that says anything decides. */
final class PollerRules {

    private PollerRules() {}

    static Optional<Boolean> enabled(List<PollerRule> rules, Reading reading) {
        return nearest(rules, reading)
                .flatMap(rule -> Optional.ofNullable(rule.enabled()).stream())
                .findFirst();
    }

    static Optional<Duration> interval(List<PollerRule> rules, Reading reading) {
        return nearest(rules, reading)
                .flatMap(rule -> Optional.ofNullable(rule.intervalS()).stream())
                .findFirst()
                .map(Duration::ofSeconds);
    }

    private static Stream<PollerRule> nearest(List<PollerRule> rules, Reading reading) {
        String poller = Poller.of(reading).map(Poller::key).orElse("");
        return rules.stream()
                .filter(rule -> rule.poller().equals(poller))
                .sorted(Comparator.comparingInt(PollerRule::nearness).reversed());
    }
}
