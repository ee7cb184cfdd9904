package org.demarc.access.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.demarc.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "0.0.0.0/0, 2001:db8::1, false",
        "::1, 0:0:0:0:0:0:0:1, true"
    })
    void anAddressLiesInItsNetwork(String network, String address, boolean inside) {
        assertThat(Network.anyContains(List.of(network), address)).isEqualTo(inside);
    }

    @Test
    void anAddressThatIsNotReadableLiesNowhere() {
        assertThat(Network.anyContains(List.of("0.0.0.0/0"), "example.org")).isFalse();
        assertThat(Network.anyContains(List.of("0.0.0.0/0"), "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/24/1", "example.org", "192.0.2/x", "a/8"})
    void whatIsNoNetworkIsRefusedWithoutAskingANameServer(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Network.of(text));
    }
}
