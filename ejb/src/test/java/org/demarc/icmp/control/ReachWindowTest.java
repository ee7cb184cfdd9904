package org.demarc.icmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.demarc.icmp.entity.Reaches.Found;
import org.demarc.icmp.entity.Reaches.Sample;
import org.junit.jupiter.api.Test;

class ReachWindowTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T12:05:00Z");

    private final ReachWindow window = new ReachWindow();

    @Test
    void roundsOfFiveMinutesBecomeOneRow() {
        assertThat(window.add(List.of(new Found(1, true, 1.0, 0)), BEGIN.plusSeconds(20)))
                .isEmpty();
        assertThat(window.add(List.of(new Found(1, true, 3.0, 50)), BEGIN.plusSeconds(80)))
                .isEmpty();
        assertThat(window.add(List.of(new Found(1, false, null, 100)), BEGIN.plusSeconds(140)))
                .isEmpty();

        List<Sample> over = window.add(List.of(new Found(1, true, 7.0, 0)), BEGIN.plusSeconds(320));

        assertThat(over).containsExactly(new Sample(1, BEGIN, 2.0, 3.0, 50, 3));
        assertThat(window.rest()).containsExactly(new Sample(1, BEGIN.plusSeconds(300), 7.0, 7.0, 0, 1));
        assertThat(window.rest()).isEmpty();
    }

    @Test
    void aWindowIsOverWithoutAnotherRound() {
        window.add(List.of(new Found(1, true, 1.0, 0)), BEGIN);

        assertThat(window.over(BEGIN.plusSeconds(299))).isEmpty();
        assertThat(window.over(BEGIN.plusSeconds(300))).hasSize(1);
        assertThat(window.over(BEGIN.plusSeconds(301))).isEmpty();
    }

    @Test
    void whoNeverAnsweredHasNoRoundTrip() {
        window.add(List.of(new Found(1, false, null, 100)), BEGIN);

        assertThat(window.rest()).containsExactly(new Sample(1, BEGIN, null, null, 100, 1));
    }
}
