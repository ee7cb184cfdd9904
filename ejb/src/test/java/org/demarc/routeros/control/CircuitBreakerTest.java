package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final CircuitBreaker breaker = new CircuitBreaker();

    @Test
    void threeFailuresInARowOpenIt() {
        breaker.failed(START);
        breaker.failed(START);
        assertThat(breaker.refusesUntil(START)).isEmpty();

        breaker.failed(START);

        assertThat(breaker.refusesUntil(START.plusSeconds(14))).contains(START.plusSeconds(15));
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        breaker.failed(START);
        breaker.failed(START);
        breaker.succeeded();
        breaker.failed(START);

        assertThat(breaker.refusesUntil(START)).isEmpty();
    }

    @Test
    void whenThePauseIsOverOneTries() {
        open();

        assertThat(breaker.refusesUntil(START.plusSeconds(15))).isEmpty();
        assertThat(breaker.refusesUntil(START.plusSeconds(15))).isPresent();
    }

    @Test
    void pausesGrowToFiveMinutes() {
        open();
        Instant now = START;
        List<Long> pauses = new ArrayList<>();
        for (int trial = 0; trial < 6; trial++) {
            Instant until = breaker.state(now).openUntil().orElseThrow();
            pauses.add(Duration.between(now, until).toSeconds());
            now = until;
            assertThat(breaker.refusesUntil(now)).isEmpty();
            breaker.failed(now);
        }

        assertThat(pauses).containsExactly(15L, 30L, 60L, 120L, 240L, 300L);
    }

    @Test
    void aSuccessClosesIt() {
        open();

        breaker.succeeded();

        assertThat(breaker.refusesUntil(START)).isEmpty();
        assertThat(breaker.state(START).failures()).isZero();
    }

    private void open() {
        breaker.failed(START);
        breaker.failed(START);
        breaker.failed(START);
    }
}
