package org.demarc.registration.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.demarc.action.entity.ActionTarget;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.registration.entity.RegistrationTemplate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistrationScriptTest {

    private static final ActionTarget PON = new ActionTarget(
            1,
            "olt",
            "OLT",
            null,
            "huawei-smartax",
            "",
            7L,
            "GPON 0/0/1",
            "PON",
            "gpon",
            "",
            5L,
            null,
            0,
            0,
            1,
            null,
            null,
            "");

    private static RegistrationTemplate template(List<String> fields, String... commands) {
        return new RegistrationTemplate(
                1, "one", "huawei-smartax", "gpon", fields, List.of(commands), "", Instant.EPOCH, 0);
    }

    @Test
    @DisplayName(
            "DEV-20 a template's commands are made of the place, the serial and what a person says, in which nothing begins a command")
    void commandsAreMade() {
        var template = template(
                List.of("vlan:vlan:100", "description:text:new"),
                "interface gpon {frame}/{slot}",
                "ont add {port} {onu} sn-auth {serialHex} desc \"{description}\"",
                "?undo service-port {vlan} <confirm=\"y\">",
                "name {serial} {description|_}");

        RegistrationScript.check(template);
        List<String> commands = RegistrationScript.commands(
                template,
                PON,
                3,
                OnuIdent.serialIn("HWTCABCD0001").orElseThrow(),
                Map.of("description", "flat\" \n7;reboot {x}"));

        assertThat(commands)
                .containsExactly(
                        "interface gpon 0/0",
                        "ont add 1 3 sn-auth 48575443ABCD0001 desc \"flat 7 reboot x\"",
                        "?undo service-port 100 <confirm=\"y\">",
                        "name HWTCABCD0001 flat_7_reboot_x");
    }

    @Test
    @DisplayName("DEV-20 values of the wrong form, unknown fields and templates with unknown places are refused")
    void whatIsWrongIsRefused() {
        var template = template(List.of("vlan:vlan:100"), "vlan {vlan}");
        OnuIdent ident = OnuIdent.serialIn("HWTCABCD0001").orElseThrow();

        for (String bad : List.of("4095", "0", "1 2", "7\nreboot", "")) {
            assertThatThrownBy(() -> RegistrationScript.commands(template, PON, 1, ident, Map.of("vlan", bad)))
                    .hasMessageContaining("vlan: is not a vlan");
        }
        assertThatThrownBy(() -> RegistrationScript.commands(template, PON, 1, ident, Map.of("x", "1")))
                .hasMessageContaining("no such field");
        assertThatThrownBy(() -> RegistrationScript.check(template(List.of(), "onu {nobody}")))
                .hasMessageContaining("{nobody} is not known");
        assertThatThrownBy(() -> RegistrationScript.check(template(List.of(), "a\nb")))
                .hasMessageContaining("control");
        assertThatThrownBy(() -> RegistrationScript.check(template(List.of("onu:word:x"), "x")))
                .hasMessageContaining("there already");
        assertThatThrownBy(() -> RegistrationScript.check(template(List.of(), "x }")))
                .hasMessageContaining("braces");
    }

    @Test
    @DisplayName("Huawei counts from 0, others from 1; EPON has 64 places, GPON 128")
    void theFirstFreeNumberIsFound() {
        Set<Integer> full = new TreeSet<>(IntStream.rangeClosed(1, 64).boxed().toList());

        assertThat(RegistrationScript.firstFree("huawei-smartax", "gpon", Set.of(1)))
                .contains(0);
        assertThat(RegistrationScript.firstFree("zte-c300", "gpon", Set.of(1, 2, 4)))
                .contains(3);
        assertThat(RegistrationScript.firstFree("bdcom-p3310", "epon", full)).isEmpty();
        assertThat(RegistrationScript.firstFree("zte-c300", "gpon", full)).contains(65);
    }
}
