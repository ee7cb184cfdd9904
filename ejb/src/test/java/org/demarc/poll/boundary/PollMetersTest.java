package org.demarc.poll.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.poll.entity.PollerRuns.Lateness;
import org.demarc.settings.boundary.Meters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PollMetersTest {

    @Test
    @DisplayName(
            "ENG-16 a reading that is read of no device any more, because it is switched off, is not behind at /metrics")
    @SuppressWarnings("UnnecessaryAssignment") // there is no container here
    void whatNobodyReadsIsNotBehind() {
        PollMeters figures = new PollMeters();
        figures.meters = new Meters();

        figures.late(List.of(new Lateness("fdb", 3, 2, 0, 500), new Lateness("arp", 3, 1, 0, 20)));
        assertThat(figures.meters.scrape())
                .contains(
                        "demarc_poll_reading_late_seconds{reading=\"fdb\"} 500",
                        "demarc_poll_reading_behind{reading=\"fdb\"} 2");

        figures.late(List.of(new Lateness("arp", 3, 1, 0, 30)));
        assertThat(figures.meters.scrape())
                .contains(
                        "demarc_poll_reading_late_seconds{reading=\"fdb\"} 0",
                        "demarc_poll_reading_behind{reading=\"fdb\"} 0",
                        "demarc_poll_reading_late_seconds{reading=\"arp\"} 30");
    }
}
