package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnuForwardingTest {

    private static final Path EVIDENCE =
            Path.of(System.getProperty("demarc.root", "..")).resolve("ejb/src/test/resources/device-profiles");

    private static List<FdbRow> fdb(String family) {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        DeviceProfile profile = BundledProfilesTest.profileOf(ProfileCatalog.bundled(), family, recording);
        return recording
                .decode(profile, EnumSet.of(Reading.INTERFACES, Reading.FDB))
                .fdb();
    }

    @ParameterizedTest
    @CsvSource({
        "bdcom/p3310, 204, 10100100",
        "cdata/fd11xx, 204, 1002",
        "cdata/fd12xx, 204, 16780546",
        "cdata/fd16xx, 204, 16779011",
        "vsol/v1600d, 204, 10001002",
        "gcom/el5610, 204, 1001002",
        "smartfiber/e9004, 204, 1001002",
        "zte/c300, 204, 10205033",
        "zte/c600, 204, 10307012",
        "raisecom/iscom5508, 204, 1103005"
    })
    @DisplayName("DEV-6 a MAC in the vendor's table of ONUs stands behind its ONU, with its VLAN")
    void aMacStandsBehindItsOnu(String family, int vlan, String bindKey) {
        assertThat(fdb(family))
                .filteredOn(row -> row.mac().equals("02:00:00:DD:00:01"))
                .containsExactly(new FdbRow("02:00:00:DD:00:01", vlan, bindKey, "", "LEARNED"));
    }

    @Test
    @DisplayName("DEV-6 what the standard table says stays beside it")
    void theStandardTableStays() {
        assertThat(fdb("cdata/fd16xx"))
                .extracting(FdbRow::mac, FdbRow::vlan)
                .contains(tuple("02:00:00:CC:00:01", 101), tuple("02:00:00:DD:00:01", 204));
    }

    @Test
    @DisplayName("DEV-6 an ONU's own MAC, ports, texts and rows without an ONU are nothing behind an ONU")
    void whatIsNotBehindAnOnuIsLeftOut() {
        assertThat(fdb("cdata/fd11xx")).extracting(FdbRow::mac).doesNotContain("02:00:00:01:02:03");
        for (String family : List.of("cdata/fd12xx", "cdata/fd16xx", "vsol/v1600d", "zte/c600")) {
            assertThat(fdb(family)).extracting(FdbRow::mac).doesNotContain("02:00:00:DD:00:02");
        }
    }

    @Test
    @DisplayName("DEV-6 one value may hold several MACs; a ZTE tells GPON and EPON by the port")
    void severalMacsAndBothTechnologies() {
        assertThat(fdb("raisecom/iscom5508"))
                .filteredOn(row -> row.mac().equals("02:00:00:DD:00:02"))
                .extracting(FdbRow::bindKey)
                .containsExactly("1103005");
        assertThat(fdb("zte/c300"))
                .filteredOn(row -> row.mac().equals("02:00:00:DD:00:02"))
                .extracting(FdbRow::bindKey)
                .containsExactly("10307012");
        assertThat(fdb("vsol/v1600d"))
                .filteredOn(row -> row.mac().equals("02:00:00:DD:00:03"))
                .extracting(FdbRow::vlan, FdbRow::bindKey)
                .containsExactly(tuple(205, "10001001"));
    }

    @Test
    @DisplayName("polling-ubilling 9: the layout 1010 of a ZTE's EPON ONU")
    void theLayoutThatCountsFromZero() {
        RowIndex onu = IndexDecoder.ZTE_EPON_ONU.decode(org.demarc.snmp.control.Oid.of(2685468672L));

        assertThat(onu).isEqualTo(RowIndex.ofOnu(new RowIndex.Place(1, 2, 2), 1));
    }
}
