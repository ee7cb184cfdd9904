package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.provisioning.control.RateLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate texts of ucrm-routeros.md 4.7 and spans of time. */
class RateLimitTest {

    @ParameterizedTest
    @CsvSource({
        "2M/10M,2000k/10000000,true",
        "2M/10M,10M/2M,false",
        "10M,10M/10M,true",
        "'',2M/10M,false",
        "'','',true",
        "0/10M,0/10M,true",
        "2M/10M 4M/20M 1M/5M 10/10 8,2M/10M 4M/20M 1M/5M 10s/10s 8/8,true",
        "2M/10M 4M/20M,2M/10M,false",
        "nonsense,nonsense,true",
        "nonsense,2M/10M,false",
        "9999999999G/1,2M/10M,false"
    })
    void ratesAreComparedInBits(String one, String other, boolean same) {
        assertThat(RateLimit.same(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "1h,60m,true",
        "00:30:00,30m,true",
        "1d00:00:00,1d,true",
        "10m,10s,false",
        "'',10m,false",
        "never,never,true"
    })
    void spansAreComparedInSeconds(String one, String other, boolean same) {
        assertThat(RouterTime.same(one, other)).isEqualTo(same);
    }
}
