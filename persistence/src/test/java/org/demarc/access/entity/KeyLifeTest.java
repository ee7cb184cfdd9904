package org.demarc.access.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.demarc.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLifeTest {

    @ParameterizedTest
    @CsvSource({"10m, PT10M", "1h, PT1H", "30d, PT720H", "3650d, PT87600H"})
    void aLifeIsANumberAndAUnit(String text, String life) {
        assertThat(KeyLife.parse(text)).isEqualTo(Duration.parse(life));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "365", "d", "0d", "-1d", "1w", "1.5h", " 1h", "3651d", "999999999d", "99999999999d"})
    void aBadLifeIsRefusedAndNeverReplacedByADefault(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> KeyLife.parse(text))
                .withMessage("Bad expiration: " + text + " (use 10m, 1h, 30d)");
    }
}
