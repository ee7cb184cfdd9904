package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.demarc.snmp.control.Oid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic of single ONUs, and ONUs that wait, by the vendors' own tables. */
class OnuCountersTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final Path EVIDENCE =
            Path.of(System.getProperty("demarc.root", "..")).resolve("ejb/src/test/resources/device-profiles");

    private static CounterRow counters(String family, String bindKey) {
        return decode(family, Reading.INTERFACE_COUNTERS).counters().stream()
                .filter(row -> row.bindKey().equals(bindKey))
                .findFirst()
                .orElseThrow();
    }

    private static Decoded decode(String family, Reading reading) {
        return Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"))
                .decode(CATALOG.profile(family.replace('/', '-')), EnumSet.of(Reading.INTERFACES, reading));
    }

    @ParameterizedTest
    @CsvSource({
        "zte/c300, 10307012",
        "zte/c600, 10307012",
        "cdata/fd12xx, 16780545",
        "cdata/fd16xx, 16779009",
        "cdata/fd16xx-fw3, 10001001",
        "gcom/el5610, 1001001",
        "smartfiber/e9004, 1001001"
    })
    @DisplayName("DEV-6 traffic and errors of an ONU are those of its own row")
    void anOnuHasCountersOfItsOwn(String family, String bindKey) {
        CounterRow onu = counters(family, bindKey);

        assertThat(onu.inOctets()).isEqualTo(5_000_100);
        assertThat(onu.outOctets()).isEqualTo(70_000_400);
        assertThat(onu.inErrors()).isEqualTo(7);
    }

    @Test
    @DisplayName("DEV-6 an EPON ONU of Huawei has counters, and a look at it alone asks for the same cells")
    void anEponOnuOfHuaweiHasCounters() {
        var subject = new NarrowRead.Subject(null, 4261437440L, "4261437440.0", "epon", 0, 2, 3, 0, null);
        NarrowRead alone =
                NarrowRead.of(CATALOG.profile("huawei-smartax"), EnumSet.of(Reading.INTERFACE_COUNTERS), subject);

        CounterRow onu = counters("huawei/smartax", "200203000");

        assertThat(onu.inOctets()).isEqualTo(5_000_100);
        assertThat(onu.outOctets()).isEqualTo(70_000_400);
        assertThat(alone.instances()).contains(Oid.parse("1.3.6.1.4.1.2011.6.128.1.1.4.42.1.3.4261437440.0.0"));
    }

    @Test
    @DisplayName("DEV-6 a port that stands in the table of ONUs too keeps what the standard table says of it")
    void aPortKeepsItsOwnCounters() {
        List<CounterRow> rows =
                decode("cdata/fd12xx", Reading.INTERFACE_COUNTERS).counters();

        assertThat(rows).filteredOn(row -> row.bindKey().equals("16780544")).hasSize(1);
        assertThat(counters("cdata/fd12xx", "16780544").inOctets()).isEqualTo(1002);
    }

    @ParameterizedTest
    @CsvSource({"bdcom/p3310, mac, 02:00:00:EE:0B:05", "bdcom/gp3600, serial, HWTCAA00BB11"})
    @DisplayName("DEV-6 on BDCOM only ONUs that were seen and not let in wait, each at its PON port")
    void onlyOnusThatAreNotLetInWait(String family, String column, String waiting) {
        List<LookedRow> rows =
                decode(family, Reading.ONU_UNREGISTERED).more().getOrDefault(Reading.ONU_UNREGISTERED, List.of());

        assertThat(rows)
                .extracting(row -> String.valueOf(row.values().get(column)))
                .containsExactly(waiting);
        assertThat(rows).extracting(LookedRow::bindKey).containsOnly("10100000");
    }

    @Test
    @DisplayName("DEV-6 BDCOM's tables of bindings are read by MAC and by LLID; neither number is that of an ONU")
    void whatWaitsIsAtThePonPort() {
        assertThat(IndexDecoder.PON_IF_WAITING.decode(Oid.of(7, 2, 0, 0, 238, 11, 5)))
                .isEqualTo(new RowIndex(7L, null, null, null, "02:00:00:EE:0B:05"));
        assertThat(IndexDecoder.PON_IF_WAITING.decode(Oid.of(7, 4))).isEqualTo(RowIndex.ofInterface(7));
    }

    @ParameterizedTest
    @CsvSource({"268633856, 1, 3, 7", "285278983, 1, 3, 7", "268566784, 1, 2, 1"})
    @DisplayName("polling-ubilling.md 9: a PON port of ZTE is told by its low octet")
    void aPonPortOfZteIsToldByItsLowOctet(long number, int shelf, int slot, int port) {
        RowIndex index = IndexDecoder.ZTE_PON.decode(Oid.of(number));

        assertThat(index).isEqualTo(new RowIndex(null, new RowIndex.Place(shelf, slot, port), null, null, null));
    }
}
