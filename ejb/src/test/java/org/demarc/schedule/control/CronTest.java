package org.demarc.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.demarc.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final Instant NOON_UTC = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void theExampleOfTheSpecificationRunsTwiceADayInLocalTime() {
        var cron = Cron.of("0 4,12 * * *");

        var next = cron.after(NOON_UTC, KYIV).orElseThrow();

        assertThat(next).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(cron.after(next, KYIV)).contains(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void aSixthFieldInFrontMeansSeconds() {
        assertThat(Cron.of("*/30 * * * * *").after(NOON_UTC, KYIV)).contains(NOON_UTC.plusSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hourly", "61 * * * *", "* * *", "0 4 * * * * *"})
    void whatIsNotReadableIsRefused(String expression) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cron.of(expression));
    }
}
