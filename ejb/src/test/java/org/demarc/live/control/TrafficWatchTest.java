package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.demarc.device.control.CounterRow;
import org.demarc.live.control.TrafficSample.State;
import org.demarc.poll.control.CounterComparison;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.StoredCounters;
import org.junit.jupiter.api.DisplayName;
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

    /** The device tells its counters, seconds after the begin; what they are compared with is what it told before. */
    private TrafficSample told(int second, long uptimeTicks, boolean wide, long octets) {
        Instant at = NOW.plusSeconds(second);
        CounterRow row = new CounterRow(
                "1",
                wide,
                octets,
                octets,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                second * SECOND);
        SeenCounters before = watch.before();
        KnownInterface known = new KnownInterface(
                5,
                2,
                "1",
                null,
                1L,
                "1/1",
                "GE",
                null,
                null,
                null,
                null,
                null,
                true,
                1000L,
                before == null ? null : before.counters());
        watch.ask(at);
        watch.told(
                CounterComparison.compare(
                        2, row, known, "1/1", uptimeTicks, at, (double) TrafficWatch.EVERY.toSeconds()),
                at,
                State.REFUSED);
        var samples = watch.since(0, second * SECOND).samples();
        return samples.get(samples.size() - 1);
    }

    @Test
    @DisplayName("ENG-25 a narrow counter that wraps while it is watched goes on without a spike")
    void aNarrowCounterThatWrapsGoesOn() {
        told(0, 100_000, false, (1L << 32) - 1_000_000);

        TrafficSample wrapped = told(2, 100_200, false, 1_500_000);

        assertThat(wrapped.state()).isEqualTo(State.READ);
        assertThat(wrapped.inBps()).isEqualTo(10_000_000);
    }

    @Test
    @DisplayName("ENG-26 counters that are cleared while they are watched leave a gap, not a spike")
    void clearedCountersLeaveAGap() {
        told(0, 100_000, true, 5_000_000_000L);

        TrafficSample cleared = told(2, 100_200, true, 40_000);
        TrafficSample next = told(4, 100_400, true, 2_540_000);

        assertThat(cleared.inBps()).isNull();
        assertThat(cleared.outBps()).isNull();
        assertThat(next.inBps()).isEqualTo(10_000_000);
    }

    @Test
    @DisplayName("ENG-26 a narrow counter that is cleared is not taken for one that has wrapped")
    void aClearedNarrowCounterHasNotWrapped() {
        told(0, 100_000, false, 3_000_000_000L);

        assertThat(told(2, 100_200, false, 40_000).inBps()).isNull();
    }

    @Test
    @DisplayName("ENG-26 a device that restarts while it is watched leaves a gap, not a spike")
    void aRestartLeavesAGap() {
        told(0, 100_000, true, 1_000);

        TrafficSample restarted = told(2, 150, true, 900_000_000L);

        assertThat(restarted.state()).isEqualTo(State.FIRST);
        assertThat(restarted.inBps()).isNull();
    }

    @Test
    void howOftenItAnsweredIsCounted() {
        told(0, 100_000, true, 1_000);
        told(2, 100_200, true, 2_000);
        watch.ask(NOW);
        watch.told(null, NOW, State.SILENT);

        assertThat(watch.answers()).isEqualTo(2);
        assertThat(watch.last()).isEqualTo(State.SILENT);
    }
}
