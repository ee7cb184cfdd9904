package org.demarc.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldDutiesTest {

    @Test
    void aDutyIsHeldUntilItsTimeIsOver() {
        HeldDuties held = new HeldDuties(Set.of("poll"), 100);

        assertThat(held.has("poll", 99)).isTrue();
        assertThat(held.has("poll", 100)).isFalse();
        assertThat(held.has("events", 99)).isFalse();
        assertThat(HeldDuties.NONE.has("poll", -1)).isFalse();
    }

    @Test
    void aClockThatPassesItsGreatestNumberEndsNothingEarly() {
        HeldDuties held = new HeldDuties(Set.of("poll"), Long.MIN_VALUE + 5);

        assertThat(held.has("poll", Long.MAX_VALUE)).isTrue();
        assertThat(held.has("poll", Long.MIN_VALUE + 5)).isFalse();
    }
}
