package org.demarc.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.CustomParameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchTablesTest {

    private static final DeviceProfile PLAIN = ProfileCatalog.bundled().generic();
    private static final Sought MAC = Sought.mac("02:00:00:00:00:01");
    private static final Sought IP = Sought.ip("10.0.0.1");

    @Test
    @DisplayName(
            "row 15: a device whose table is switched off is left out of a search, and the parameter is the reason")
    void whatIsSwitchedOffIsNotAsked() {
        CustomParameters noFdb = CustomParameters.of("{\"disabled_modules\": [\"fdb\"]}");

        assertThat(SearchTables.bySnmp(MAC, PLAIN, noFdb).asked()).isEmpty();
        assertThat(SearchTables.bySnmp(MAC, PLAIN, noFdb).problem())
                .isEqualTo(
                        "switched off by the custom parameters: disabled_modules on the level of the device names fdb");
        assertThat(SearchTables.bySnmp(IP, PLAIN, noFdb).asked()).containsExactly("arp");
        assertThat(SearchTables.bySnmp(IP, PLAIN, noFdb).problem()).isEmpty();
    }

    private static final String OWN_OLT = """
            profile: own-olt
            name: Our own OLT
            type: OLT
            models: [{ key: own_olt, name: Our own, sysDescr: own }]
            readings:
              fdb:
                - index: zte-onu.vlan.mac
                  role: onu-rows
                  columns:
                    listed: { oid: 1.3.6.1.4.1.99999.5.2, type: text }
            """;

    @Test
    @DisplayName("row 15: an OLT that tells MACs only with the ONUs behind which they are is not asked without pon_fdb")
    void anOltThatKnowsMacsBehindOnusAloneIsLeftOut() {
        CustomParameters noMacs = CustomParameters.of("{\"disabled_modules\": [\"pon_fdb\"]}");

        SearchTables left = SearchTables.bySnmp(MAC, ProfileCatalog.trial(OWN_OLT, ""), noMacs);

        assertThat(left.asked()).isEmpty();
        assertThat(left.problem())
                .isEqualTo(
                        "switched off by the custom parameters: disabled_modules on the level of the device names pon_fdb");
        assertThat(SearchTables.bySnmp(MAC, PLAIN, noMacs).asked()).containsExactly("fdb");
    }

    @Test
    @DisplayName("row 15: a router is asked for the menus that are left, and says which is not")
    void aRouterIsAskedForTheMenusThatAreLeft() {
        CustomParameters noLeases = CustomParameters.of("{\"disabled_modules\": [\"lease_info\"]}");

        assertThat(SearchTables.byApi(MAC, noLeases).asked()).containsExactly("router-arp", "fdb");
        assertThat(SearchTables.byApi(MAC, noLeases).problem()).contains("lease_info");
        assertThat(SearchTables.byApi(MAC, CustomParameters.NONE).off()).isNull();
    }
}
