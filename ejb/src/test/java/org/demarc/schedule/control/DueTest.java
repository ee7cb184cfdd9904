package org.demarc.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.demarc.Phrase;
import org.demarc.schedule.entity.Schedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aNewScheduleIsOnlyPlanned() {
        assertThat(Due.of(schedule(null, false, Schedule.MissedPolicy.RUN_ONCE), NOW))
                .isEqualTo(Due.PLAN);
    }

    @Test
    void whatIsDueRunsAlsoAFewSecondsLate() {
        var due = schedule(NOW.minusSeconds(9), false, Schedule.MissedPolicy.SKIP);

        assertThat(Due.of(due, NOW)).isEqualTo(Due.RUN);
    }

    @Test
    void aMissedRunIsCaughtUpOnceOrSkippedAsThePolicySays() {
        var hourAgo = NOW.minusSeconds(3600);

        assertThat(Due.of(schedule(hourAgo, false, Schedule.MissedPolicy.RUN_ONCE), NOW))
                .isEqualTo(Due.RUN);
        assertThat(Due.of(schedule(hourAgo, false, Schedule.MissedPolicy.SKIP), NOW))
                .isEqualTo(Due.MISSED);
    }

    @Test
    void runNowRunsWhateverTheTime() {
        var later = schedule(NOW.plusSeconds(3600), true, Schedule.MissedPolicy.SKIP);

        assertThat(Due.of(later, NOW)).isEqualTo(Due.RUN);
    }

    private static Schedule schedule(@Nullable Instant next, boolean runNow, Schedule.MissedPolicy policy) {
        return new Schedule(
                "tidy",
                "tidy",
                "",
                "0 * * * *",
                true,
                "{}",
                policy,
                next,
                runNow,
                null,
                null,
                Phrase.plain(""),
                null,
                0);
    }
}
