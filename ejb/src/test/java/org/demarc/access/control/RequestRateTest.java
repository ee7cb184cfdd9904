package org.demarc.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestRateTest {

    @Test
    void oneRequestTooManyInASecondIsOneTooMany() {
        var rate = new RequestRate();

        assertThat(rate.admits(7, 2, 0)).isTrue();
        assertThat(rate.admits(7, 2, 10)).isTrue();
        assertThat(rate.admits(7, 2, 20)).isFalse();
        assertThat(rate.admits(8, 2, 20)).isTrue();
        assertThat(rate.admits(7, 2, 1_000_000_000)).isTrue();
    }
}
