package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnmpValueTest {

    @Test
    @DisplayName("DEV-13 texts are utf 8else windows 1251")
    void textsAreUtf8ElseWindows1251() {
        SnmpValue utf8 = SnmpValue.octets(bytes(0xD1, 0x82, 0xD0, 0xB5, 0xD1, 0x81, 0xD1, 0x82));
        SnmpValue windows = SnmpValue.octets(bytes(0xF2, 0xE5, 0xF1, 0xF2));

        assertThat(utf8.asText()).isEqualTo("тест").isEqualTo(windows.asText());
    }

    @Test
    @DisplayName("DEV-13 NUL octets control characters and trailing blanks do not reach anybody")
    void nulOctetsControlCharactersAndTrailingBlanksDoNotReachAnybody() {
        assertThat(SnmpValue.octets("port 1\0\0".getBytes(StandardCharsets.UTF_8))
                        .asText())
                .isEqualTo("port 1");
        assertThat(SnmpValue.text("Huawei\r\nVRP \n").asText()).isEqualTo("Huawei  VRP");
    }

    @Test
    void numbersComeFromNumbersAndFromTextsThatAreNumbers() {
        assertThat(SnmpValue.integer(-5).asLong()).hasValue(-5);
        assertThat(SnmpValue.text("42").asLong()).hasValue(42);
        assertThat(SnmpValue.text("-14.61 dBm").asLong()).isEmpty();
        assertThat(SnmpValue.ABSENT.asLong()).isEmpty();
        assertThat(SnmpValue.counter64(-1).asText()).isEqualTo("18446744073709551615");
    }

    @Test
    void identifiersThatMeanNothingAreNone() {
        assertThat(SnmpValue.oid(Oid.of(0)).asOid()).isEqualTo(Oid.EMPTY);
        assertThat(SnmpValue.oid(Oid.of(0, 0)).asOid()).isEqualTo(Oid.EMPTY);
        assertThat(SnmpValue.oid(Oid.EMPTY).asText()).isEmpty();
        assertThat(SnmpValue.oid(Oid.of(1, 3)).asText()).isEqualTo("1.3");
    }

    @Test
    void anEmptyTextIsPresent() {
        assertThat(SnmpValue.text("").isPresent()).isTrue();
        assertThat(SnmpValue.NULL.isPresent()).isTrue();
        assertThat(SnmpValue.ABSENT.isPresent()).isFalse();
    }

    @Test
    void aTableKeepsHolesAndSorts() {
        TreeMap<Oid, List<SnmpValue>> rows = new TreeMap<>();
        rows.put(Oid.of(2), List.of(SnmpValue.text("b"), SnmpValue.ABSENT));
        rows.put(Oid.of(1), List.of(SnmpValue.text("a"), SnmpValue.gauge32(4_000_000_000L)));
        ReadTable table = ReadTable.of(TableRequest.of("t", "1.1", "1.2"), rows);

        assertThat(table.keys()).containsExactly(Oid.of(1), Oid.of(2));
        assertThat(table.number(0, 1)).isEqualTo(4_000_000_000L);
        assertThat(table.value(1, 1)).isEqualTo(SnmpValue.ABSENT);
        assertThat(table.rowOf(Oid.of(2))).hasValue(1);
        assertThat(table.cellCount()).isEqualTo(3);
    }

    @Test
    @DisplayName("ENG-40 a target never shows its secret")
    void aTargetNeverShowsItsSecret() {
        SnmpTarget target = SnmpTarget.v2c("127.0.0.1", 161, Secret.of("very-private"));

        assertThat(target.toString()).doesNotContain("very-private").contains("•••");
    }

    private static byte[] bytes(int... octets) {
        byte[] packed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            packed[i] = (byte) octets[i];
        }
        return packed;
    }
}
