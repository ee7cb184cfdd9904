package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalCountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RefusalCount count = new RefusalCount(100);

    @Test
    void whatCameBeforeTheFirstLookIsNotTold() {
        assertThat(count.more(100)).isZero();
        assertThat(count.toTell(NOON)).isZero();
    }

    @Test
    void theFirstIsToldAtOnceAndTheNextOnesOnceAMinuteTogether() {
        assertThat(count.more(101)).isEqualTo(1);
        assertThat(count.toTell(NOON)).isEqualTo(1);

        assertThat(count.more(1101)).isEqualTo(1000);
        assertThat(count.toTell(NOON.plusSeconds(10))).isZero();
        assertThat(count.more(1201)).isEqualTo(100);
        assertThat(count.toTell(NOON.plusSeconds(59))).isZero();
        assertThat(count.toTell(NOON.plusSeconds(60))).isEqualTo(1100);
        assertThat(count.toTell(NOON.plusSeconds(200))).isZero();
    }

    @Test
    void aCountThatBeganAnewCountsFromNothing() {
        assertThat(count.more(7)).isEqualTo(7);
    }
}
