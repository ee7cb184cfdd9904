package org.demarc.addressing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.1.0/29, 6",
        "10.1.2.0/30, 2",
        "192.168.4.252/30, 2",
        "172.30.5.254/31, 1",
        "10.9.9.9/32, 1",
        "10.1.4.0/23, 508",
        "10.0.0.0/12, 1040384",
        "0.0.0.0/0, 4261412864"
    })
    void usableAddressesLeaveOutNetworkBroadcastZeroAnd255(String prefix, long usable) {
        assertThat(Prefix.of(prefix).usable(List.of(), true)).isEqualTo(usable);
    }

    @Test
    void withoutTheRuleZeroAnd255CountInsideAPrefix() {
        assertThat(Prefix.of("10.1.4.0/23").usable(List.of(), false)).isEqualTo(510);
        assertThat(Prefix.of("172.30.5.254/31").usable(List.of(), false)).isEqualTo(2);
    }

    @Test
    void overlappingExclusionsCountOnce() {
        var excluded = List.of(
                AddressRange.of("10.1.4.10-10.1.4.20"),
                AddressRange.of("10.1.4.15-10.1.5.3"),
                AddressRange.of("10.1.4.12"),
                AddressRange.of("10.9.0.0/16"));

        assertThat(Prefix.of("10.1.4.0/23").usable(excluded, true)).isEqualTo(508 - 245 - 3);
    }

    @Test
    void aHostAddressIsTakenAsItsNetwork() {
        assertThat(Prefix.of("10.1.1.5/24")).hasToString("10.1.1.0/24");
        assertThat(Prefix.isOfHost(" 10.1.1.5/24")).isTrue();
        assertThat(Prefix.isOfHost("10.1.1.0/24")).isFalse();
        assertThat(Prefix.isOfHost("10.1.1.5/32")).isFalse();
        assertThat(Prefix.isOfHost("10.1.1.5")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.1.0", "10.1.1/24", "10.1.1.0/33", "10.1.1.256/24", "a/24", "", "10.1.1.0/-1", "::/64"})
    void anInvalidPrefixIsRefusedWithItsText(String text) {
        assertThatThrownBy(() -> Prefix.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.isEmpty() ? "" : text.replaceAll("/.*", ""));
    }

    @Test
    void whatIsNoPrefixIsNothingForWhoOnlyAsks() {
        assertThat(Prefix.in(" 10.133.1.5/24 ")).contains(Prefix.of("10.133.1.0/24"));
        assertThat(Prefix.in("10.133.1.5")).isEmpty();
        assertThat(Prefix.in("10.133.1.256/24")).isEmpty();
    }

    @Test
    void aRangeThatRunsBackwardsIsRefused() {
        assertThatThrownBy(() -> AddressRange.of("10.0.0.2-10.0.0.1")).isInstanceOf(IllegalArgumentException.class);
    }
}
