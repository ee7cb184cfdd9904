package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    @DisplayName("UR-22 the CRM is asked again after 5 s, 15 s, 60 s, then every 5 min, for a day")
    void theCrmIsAskedAgainEverMoreRarelyForADay() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(Retry::after))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5));
        assertThat(Retry.LIMIT).isEqualTo(Duration.ofDays(1));
    }
}
