package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.demarc.live.control.TrafficSample.State;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.StoredCounters;
import org.junit.jupiter.api.Test;

class TrafficWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TrafficWatch watch = new TrafficWatch(5, 0);

    private static SeenCounters counters(Instant at, double inBps) {
        double nan = Double.NaN;
        StoredCounters stored = new StoredCounters(
                at, 1, 1, 1L, "1/1", true, 1L, 1L, null, null, null, null, null, null, null, null, null, null, null);
        return new SeenCounters(2, "1", 5, stored, inBps, nan, nan, nan, nan, nan, nan, nan);
    }

    @Test
    void theFirstReadingHasNoRateAndTheSecondHas() {
        watch.ask(NOW);
        watch.told(counters(NOW, Double.NaN), NOW, State.REFUSED);
        watch.ask(NOW.plusSeconds(2));
        watch.told(counters(NOW.plusSeconds(2), 8_000_000), NOW.plusSeconds(2), State.REFUSED);

        Traffic seen = watch.since(0, SECOND);

        assertThat(seen.samples()).extracting(TrafficSample::state).containsExactly(State.FIRST, State.READ);
        assertThat(seen.samples().get(1).inBps()).isEqualTo(8_000_000);
        assertThat(seen.samples().get(1).outBps()).isNull();
        assertThat(seen.wide()).isTrue();
        assertThat(watch.since(seen.newest(), SECOND).samples()).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotAnswerLeavesAGap() {
        watch.ask(NOW);
        watch.told(null, NOW, State.SILENT);

        TrafficSample gap = watch.since(0, 0).samples().get(0);

        assertThat(gap.state()).isEqualTo(State.SILENT);
        assertThat(gap.inBps()).isNull();
    }

    @Test
    void aDeviceThatStillAnswersIsNotAskedAgain() {
        assertThat(watch.ask(NOW)).isTrue();
        assertThat(watch.ask(NOW.plusSeconds(2))).isFalse();

        assertThat(watch.since(0, 0).samples()).extracting(TrafficSample::state).containsExactly(State.BUSY);
    }

    @Test
    void itIsReadUntilNobodyHasLookedForTenSeconds() {
        watch.since(0, 5 * SECOND);

        assertThat(watch.isLookedAt(14 * SECOND)).isTrue();
        assertThat(watch.isLookedAt(15 * SECOND)).isFalse();
    }

    @Test
    void whoKnowsTheNumbersOfAWatchBeforeThisOneGetsAll() {
        watch.ask(NOW);
        watch.told(null, NOW, State.SILENT);

        assertThat(watch.since(77, 0).samples()).hasSize(1);
    }
}
