package org.demarc.onu.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnuIdentTest {

    private static final OnuIdent SERIAL = new OnuIdent(OnuIdent.Kind.SN, "48575443ABCD0001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HWTCABCD0001",
                "HWTC:ABCD0001",
                "HWTC-ABCD0001",
                "hwtcabcd0001",
                "48575443ABCD0001",
                "48 57 54 43 AB CD 00 01",
                "48:57:54:43:ab:cd:00:01"
            })
    @DisplayName("DEV-22 every writing of a serial is the same serial")
    void everyWritingOfASerialIsTheSameSerial(String written) {
        var readings = OnuIdent.readingsOf(written);

        assertThat(readings).containsExactly(SERIAL);
        assertThat(readings.get(0).shown()).isEqualTo("HWTCABCD0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"02:00:00:01:02:03", "02-00-00-01-02-03", "0200.0001.0203", "020000010203", "02 00 00 01 02 03"})
    void everyWritingOfAMacIsTheSameMac(String written) {
        assertThat(OnuIdent.readingsOf(written)).containsExactly(new OnuIdent(OnuIdent.Kind.MAC, "02:00:00:01:02:03"));
    }

    @Test
    void twelveHexDigitsThatBeginWithLettersAreAMacAndASerial() {
        assertThat(OnuIdent.readingsOf("ABCD12345678"))
                .containsExactly(
                        new OnuIdent(OnuIdent.Kind.MAC, "AB:CD:12:34:56:78"),
                        new OnuIdent(OnuIdent.Kind.SN, "4142434412345678"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "user1001", "10.0.0.1", "HWTCABCD000", "HWTCABCD00012"})
    void otherTextsAreNoIdentifier(String text) {
        assertThat(OnuIdent.readingsOf(text)).isEmpty();
    }

    @Test
    void octetsAreASerialOrAMacByTheirNumber() {
        var hex = HexFormat.of();

        assertThat(OnuIdent.ofOctets(hex.parseHex("48575443abcd0001"))).contains(SERIAL);
        assertThat(OnuIdent.ofOctets(hex.parseHex("020000010203")).orElseThrow().value())
                .isEqualTo("02:00:00:01:02:03");
        assertThat(OnuIdent.ofOctets(new byte[8])).isEmpty();
        assertThat(OnuIdent.ofOctets(new byte[5])).isEmpty();
    }

    @Test
    void aSerialWithoutLettersIsShownAsHex() {
        assertThat(new OnuIdent(OnuIdent.Kind.SN, "0102030405060708").shown()).isEqualTo("0102030405060708");
    }
}
