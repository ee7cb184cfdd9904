package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.demarc.wildcore.entity.LineSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestTest {

    private static SearchRequest ident(String ident) {
        return new SearchRequest("", "", "", "", ident, "", "1", "", "", "");
    }

    private static LineSearch checked(SearchRequest request) {
        return request.checked(null, 1800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ZTEGC0FFEE36", "ZTEG:C0FFEE36", "zteg-c0ffee36", "5a544547c0ffee36", "5A 54 45 47 C0 FF EE 36"})
    void anIdentifierIsTheSameHoweverItIsWritten(String writing) {
        assertThat(checked(ident(writing)).idents()).containsExactly("5A544547C0FFEE36");
    }

    @Test
    void anAmbiguousIdentifierIsLookedForAsMacAndAsSerial() {
        assertThat(Objects.requireNonNull(checked(ident("ABCD00112233")).idents()))
                .containsExactlyInAnyOrder("AB:CD:00:11:22:33", "4142434400112233");
    }

    @Test
    void whatIsNoIdentifierIsNowhere() {
        assertThat(Objects.requireNonNull(checked(ident("flat 12")).idents())).isEmpty();
    }

    @Test
    void onlyActiveMacAloneIsNoSearch() {
        var request = new SearchRequest("", "", " ", "", "", "", "1", "", "", "");

        assertThatThrownBy(() -> checked(request)).hasMessage("at least one search parameter is required");
    }

    @Test
    void aBadParameterIsRefusedByItsName() {
        Function<String, SearchRequest> withIp = ip -> new SearchRequest("", ip, "", "", "", "", "", "", "", "");
        var mac = new SearchRequest("", "", "", "", "", "zz", "", "", "", "");
        var limit = new SearchRequest("1", "", "", "", "", "", "", "many", "", "");

        for (String bad : List.of("10.0.0", "10.0.0.256", "::1::2", "host.example", "1'; --")) {
            assertThatThrownBy(() -> checked(withIp.apply(bad))).hasMessageContaining("device_ip");
        }
        assertThat(checked(withIp.apply("2001:db8::1")).deviceIp()).isEqualTo("2001:db8::1");
        assertThatThrownBy(() -> checked(mac)).hasMessageContaining("mac_address");
        assertThatThrownBy(() -> checked(limit)).hasMessageContaining("limit");
    }

    @Test
    void aBareNumberMeansThePortOfThatNumberOnTheFirstUnit() {
        var stack = List.of("1/3", "1/13", "2/3", "1/30");

        assertThat(PortNumber.among(stack, "3", Function.identity())).containsExactly("1/3");
        assertThat(PortNumber.among(List.of("eth3", "eth13"), "3", Function.identity()))
                .containsExactly("eth3");
        assertThat(PortNumber.among(List.of("gi1/0/3", "gi2/0/3"), "03", Function.identity()))
                .containsExactly("gi1/0/3");
        assertThat(PortNumber.isBare("1/3")).isFalse();
    }
}
