package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of ucrm-routeros.md 8.3. */
class LimitsTest {

    @Test
    void theLargerOfNumberAndShareCounts() {
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 5, 20, 50, 100, 10)))
                .isEmpty();
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 30, 0, 30, 100, 0)))
                .containsExactly("site1: removals 30 > 5");
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 20, 100, 250, 1000, 1000)))
                .isEmpty();
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 21, 101, 251, 1000, 1000)))
                .hasSize(3);
    }

    @Test
    void aListThatLacksMoreThanATenthWithoutAWordIsNotBelieved() {
        assertThat(reading(10).looksIncomplete(100)).isFalse();
        assertThat(reading(11).looksIncomplete(100)).isTrue();
        assertThat(reading(0).looksIncomplete(0)).isFalse();
    }

    private static RegisterReading reading(int doubtful) {
        Set<String> ids =
                IntStream.range(0, doubtful).mapToObj(Integer::toString).collect(Collectors.toSet());
        return new RegisterReading("main", Instant.EPOCH, true, Map.of(), Set.of(), ids, "");
    }
}
