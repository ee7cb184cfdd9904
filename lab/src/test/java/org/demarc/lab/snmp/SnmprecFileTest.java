package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.demarc.lab.FixtureAssumption;
import org.junit.jupiter.api.Test;

class SnmprecFileTest {

    @Test
    void everyTagIsRead() {
        var file = SnmprecFile.parse("all", """
                1.3.1|2|-5
                1.3.2|4|a|b
                1.3.3|4x|48575443
                1.3.4|4e|\\x00\\\\"p\\n
                1.3.5|5|
                1.3.6|6|.1.3.6
                1.3.7|64|10.0.0.255
                1.3.8|65|4294967295
                1.3.9|66|4294967295
                1.3.10|67|12
                1.3.11|68x|9f78
                1.3.12|70|18446744073709551615
                """);

        assertThat(file.value("1.3.1")).contains(Value.integer(-5));
        assertThat(file.value("1.3.2")).contains(Value.text("a|b"));
        assertThat(file.value("1.3.3")).contains(Value.text("HWTC"));
        assertThat(file.value("1.3.4")).contains(Value.text("\0\\\"p\n"));
        assertThat(file.value("1.3.6").orElseThrow().asOid()).isEqualTo(Oid.of("1.3.6"));
        assertThat(file.value("1.3.7").orElseThrow().bytes()).containsExactly(10, 0, 0, 255);
        assertThat(file.value("1.3.8").orElseThrow().number()).isEqualTo(4294967295L);
        assertThat(file.value("1.3.12").orElseThrow()).hasToString("18446744073709551615");
        assertThat(file.values()).hasSize(12);
    }

    @Test
    void recordersOddityDoesNotStopTheReader() {
        var file = SnmprecFile.parse("odd", "1.3.2|4x|abc\r\n1.3.1|6|0\r\n1.3.2|4x|def\r\n\r\n\r\n");

        assertThat(file.values().firstKey()).isEqualTo(Oid.of("1.3.1"));
        assertThat(file.value("1.3.1").orElseThrow().asOid()).isEqualTo(Oid.of("0.0"));
        assertThat(file.value("1.3.2").orElseThrow().bytes()).containsExactly(0xde, 0xf0);
    }

    @Test
    void aBadLineIsNamed() {
        assertThatThrownBy(() -> SnmprecFile.parse("bad", "1.3.1|2|1\n1.3.2|2|one\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bad line 2");
    }

    @Test
    void everyRecordingIsReadWhole() throws IOException {
        try (var files = Files.walk(FixtureAssumption.fixture("snmprec"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".snmprec")).toList()) {
                var recording = SnmprecFile.read(file);

                assertThat(recording.values()).as(recording.name()).isNotEmpty();
            }
        }
    }

    @Test
    void aColumnIsReadByItsIndex() throws IOException {
        var recording = SnmprecFile.read(FixtureAssumption.fixture("snmprec/recorded/zxa10_c320.snmprec"));

        var distance = recording.column("1.3.6.1.4.1.3902.1012.3.11.4.1.2");

        assertThat(recording.values()).hasSize(2806);
        assertThat(distance).hasSize(125);
        assertThat(distance.get(Oid.of("268501248.1"))).isEqualTo(Value.integer(1235));
    }
}
