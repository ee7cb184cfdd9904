package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DetailReadTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    private static DetailRead read(String profile, @Nullable Long ifIndex, String technology) {
        var subject = new NarrowRead.Subject(ifIndex, null, "", technology, 1, 3, 7, 12, null);
        return DetailRead.of(CATALOG.profile(profile), EnumSet.allOf(Detail.class), subject, Recording.CLOCK);
    }

    @Test
    void lanPortsOfAZteOnuAreFoundByTheNumberThatTheSpecificationGives() {
        DetailRead read = read("zte-c300", null, "gpon");

        assertThat(read.covered()).containsExactly(Detail.UNI);
        assertThat(read.tables(Detail.UNI).get(0).columns())
                .contains(Oid.parse("1.3.6.1.4.1.3902.1082.500.20.2.3.2.1.6.285278983.12"));
        assertThat(IndexDecoder.ZTE_GPON_ETH_ONU_UNI.decode(Oid.of(285278983L, 12, 1)))
                .isEqualTo(RowIndex.ofOnu(new RowIndex.Place(1, 3, 7), 12));
    }

    @Test
    void whatAFamilyDoesNotTellIsNotAsked() {
        assertThat(read("zte-c300", null, "epon").covered()).isEmpty();
        assertThat(read("vsol-v1600d", null, "epon").covered()).isEmpty();
        assertThat(read("dlink-des3200", 3L, "").covered()).isEqualTo(Set.of(Detail.VLANS));
    }

    @Test
    @DisplayName("DEV-6 LAN ports of a Raisecom ONU are found among those of all ONUs by the digits of their number")
    void lanPortsOfARaisecomOnuAreThoseOfItsDigits() {
        var subject = new NarrowRead.Subject(null, null, "10305000", "gpon", null, 1, 3, 5, null);
        DetailRead read =
                DetailRead.of(CATALOG.profile("raisecom-iscom5508"), EnumSet.of(Detail.UNI), subject, Recording.CLOCK);
        Recording recording = Recording.ofResource("/device-profiles/raisecom/iscom5508.snmprec");
        Answers answers = Answers.of(
                read.tables(Detail.UNI).stream().map(recording::table).toList(), Map.of());

        assertThat(read.unis(answers)).hasValueSatisfying(unis -> assertThat(unis)
                .containsExactly(new UniRow(1, "Up", "", "1G-Full", "", 204, "")));
    }

    @Test
    @DisplayName("DEV-6 LAN ports of an ONU of V-SOL V1600G tell their link and speed")
    void lanPortsOfAVsolOnuAreRead() {
        var subject = new NarrowRead.Subject(null, null, "1.1", "gpon", null, 0, 1, 1, null);
        DetailRead read =
                DetailRead.of(CATALOG.profile("vsol-v1600g"), EnumSet.of(Detail.UNI), subject, Recording.CLOCK);
        Recording recording = Recording.ofResource("/device-profiles/vsol/v1600g.snmprec");
        Answers answers = Answers.of(
                read.tables(Detail.UNI).stream().map(recording::table).toList(), Map.of());

        assertThat(read.unis(answers)).hasValueSatisfying(unis -> assertThat(unis)
                .containsExactly(
                        new UniRow(1, "Up", "", "1G-Full", "", null, ""), new UniRow(2, "Down", "", "", "", null, "")));
    }
}
