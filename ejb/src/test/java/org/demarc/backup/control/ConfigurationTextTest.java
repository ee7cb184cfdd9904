package org.demarc.backup.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.ProfileCatalog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationTextTest {

    @Test
    @DisplayName("clocks, sizes and drift are left out, ends of lines are trimmed, answers follow each other")
    void whatChangesByItselfIsLeftOut() {
        String first = """
                Building configuration...

                Current configuration : 3022 bytes
                !
                ! Last configuration change at 10:00:00 UTC
                hostname sw \s
                ntp clock-period 17180123

                """;

        String text = ConfigurationText.of(List.of(first, "vlan 10\n!\n\n"), ConsoleDialect.PLAIN);

        assertThat(text).isEqualTo("!\nhostname sw\n\n\nvlan 10\n!\n");
    }

    @Test
    @DisplayName("RouterOS: the line with the time is left out and split lines are whole again")
    void splitLinesAreWholeAgain() {
        ConsoleDialect routerOs =
                ProfileCatalog.bundled().profile("mikrotik-routeros").console();
        assertThat(routerOs).isNotNull();
        String export = """
                # 2026-11-22 10:00:00 by RouterOS 7.16.2
                # software id = ABCD
                /ip address
                add address=192.0.2.1/24 comment=\\
                    "to the core" interface=ether1
                """;

        String text = ConfigurationText.of(List.of(export), routerOs == null ? ConsoleDialect.PLAIN : routerOs);

        assertThat(text).isEqualTo("""
                        # software id = ABCD
                        /ip address
                        add address=192.0.2.1/24 comment="to the core" interface=ether1
                        """);
    }

    @Test
    @DisplayName("nothing but blanks and clocks is nothing")
    void nothingIsNothing() {
        assertThat(ConfigurationText.of(List.of("\n  \nBuilding configuration...\n"), ConsoleDialect.PLAIN))
                .isEmpty();
    }
}
