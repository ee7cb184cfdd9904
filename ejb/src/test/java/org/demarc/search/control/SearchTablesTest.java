package org.demarc.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.device.entity.CustomParameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchTablesTest {

    private static final Sought MAC = Sought.mac("02:00:00:00:00:01");
    private static final Sought IP = Sought.ip("10.0.0.1");

    @Test
    @DisplayName(
            "row 15: a device whose table is switched off is left out of a search, and the parameter is the reason")
    void whatIsSwitchedOffIsNotAsked() {
        CustomParameters noFdb = CustomParameters.of("{\"disabled_modules\": [\"fdb\"]}");

        assertThat(SearchTables.bySnmp(MAC, noFdb).asked()).isEmpty();
        assertThat(SearchTables.bySnmp(MAC, noFdb).problem())
                .isEqualTo(
                        "switched off by the custom parameters: disabled_modules on the level of the device names fdb");
        assertThat(SearchTables.bySnmp(IP, noFdb).asked()).containsExactly("arp");
        assertThat(SearchTables.bySnmp(IP, noFdb).problem()).isEmpty();
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
