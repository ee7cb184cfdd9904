package org.demarc.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.ucrm.UcrmServer;
import org.junit.jupiter.api.Test;

/** The program's parts start from their options. */
class LabMainTest {

    @Test
    void aRouterStartsFromWords() throws Exception {
        try (AutoCloseable part =
                LabMain.start("routeros", Map.of("port", "0", "rest", "0", "profiles", "Basic 10M,disabled"))) {

            RouterOsSimulator router = (RouterOsSimulator) part;

            assertThat(router.rows("/ppp/profile"))
                    .extracting(row -> row.get("name"))
                    .contains("Basic 10M", "disabled");
            assertThat(router.restPort()).isPositive();
        }
    }

    @Test
    void aCrmStartsFromWords() throws Exception {
        try (AutoCloseable part = LabMain.start("ucrm", Map.of("port", "0", "entity-id", "number"))) {
            assertThat(((UcrmServer) part).url()).endsWith("/crm/api/v1.0/");
        }
    }

    @Test
    void anIspStartsFromWords() throws Exception {
        try (AutoCloseable part = LabMain.start("isp", Map.of("snmp-port", "0", "billing-port", "0"))) {
            assertThat(((Isp) part).devices()).hasSize(18);
        }
    }

    @Test
    void passwordsAreLoggedByAFlagWithoutAValue() {
        assertThat(LabMain.options("routeros", "--log-passwords", "--port", "18728"))
                .containsOnly(Map.entry("log-passwords", "yes"), Map.entry("port", "18728"));
        assertThat(LabMain.options("routeros", "--port", "18728", "--log-passwords"))
                .containsEntry("log-passwords", "yes");
        assertThatThrownBy(() -> LabMain.options("routeros", "--port"))
                .hasMessage("not an option with a value: --port");
        assertThatThrownBy(() -> LabMain.options("routeros", "--log-passwords", "yes"))
                .hasMessage("not an option with a value: yes");
    }

    @Test
    void unknownPartsAndOptionsAreRefused() {
        assertThatThrownBy(() -> LabMain.start("toaster", Map.of())).hasMessage("no part toaster");
        assertThatThrownBy(() -> LabMain.start("ucrm", Map.of("colour", "red"))).hasMessage("unknown options [colour]");
    }
}
