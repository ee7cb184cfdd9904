package org.demarc.action.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionTarget;
import org.demarc.backup.control.SecretMask;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.ConsoleLine;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is checked before a person's command or a router's row is written down. */
class TypedCommandTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final ActionTarget DEVICE = new ActionTarget(
            1, "box", "SWITCH", null, "", "", null, "", "", "", "", null, null, null, null, null, null, null, "");

    @BeforeAll
    static void keys() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    private static ActionPlan plan(ActionKind kind, DeviceProfile profile, Map<String, String> arguments) {
        return ActionPlan.of(kind, profile, DEVICE, arguments);
    }

    private static void refused(ActionKind kind, Map<String, String> arguments, String place) {
        assertThatThrownBy(() -> plan(kind, CATALOG.profile("mikrotik-routeros"), arguments))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ActionProblem.INVALID_ARGUMENT);
                    assertThat(problem.getMessage()).startsWith(place + ":");
                });
    }

    @Test
    @DisplayName(
            "DEV-17 console_command: a command is said as it is typed, with its quotes and brackets; every family with a console offers it")
    void aCommandIsSaidAsItIsTyped() {
        for (DeviceProfile profile : CATALOG.profiles()) {
            ActionPlan plan = plan(
                    ActionKind.CONSOLE_COMMAND, profile, Map.of("command", "show {port} \"a b\" | include [0-9]; x "));

            assertThat(plan.way().needsConsole()).isTrue();
            assertThat(plan.way().needsWriting()).isFalse();
            assertThat(plan.way().lines())
                    .extracting(ConsoleLine::send)
                    .containsExactly("show {port} \"a b\" | include [0-9]; x");
        }
    }

    @Test
    @DisplayName(
            "multi_console_command: one command a line, answers to questions, and going on after a refusal where that is wished")
    void someCommandsAreSaidInOrder() {
        var commands = Map.of("commands", "configure\r\n\n reload <confirm=\"y\">\nexit", "break_on_error", "no");

        List<ConsoleLine> lines = plan(ActionKind.CONSOLE_COMMANDS, CATALOG.generic(), commands)
                .way()
                .lines();
        List<ConsoleLine> strict = plan(ActionKind.CONSOLE_COMMANDS, CATALOG.generic(), Map.of("commands", "one\ntwo"))
                .way()
                .lines();

        assertThat(lines).extracting(ConsoleLine::send).containsExactly("configure", "reload", "exit");
        assertThat(lines).allMatch(ConsoleLine::optional);
        assertThat(lines.get(1).confirm()).isEqualTo("y");
        assertThat(strict).noneMatch(ConsoleLine::optional);
    }

    @Test
    @DisplayName("DEV-11 console_command: no second line, no control characters, no end without measure")
    void whatIsNoCommandIsRefused() {
        refused(ActionKind.CONSOLE_COMMAND, Map.of(), "command");
        refused(ActionKind.CONSOLE_COMMAND, Map.of("command", "  "), "command");
        refused(ActionKind.CONSOLE_COMMAND, Map.of("command", "show\nreload"), "command");
        refused(ActionKind.CONSOLE_COMMAND, Map.of("command", "show\u0003"), "command");
        refused(ActionKind.CONSOLE_COMMAND, Map.of("command", "x".repeat(501)), "command");
        refused(ActionKind.CONSOLE_COMMANDS, Map.of("commands", "x\n".repeat(40)), "commands");
        refused(ActionKind.CONSOLE_COMMANDS, Map.of("commands", "x", "break_on_error", "perhaps"), "break_on_error");
    }

    @Test
    @DisplayName(
            "DEV-17 console_command: a question mark in front is sent; C1 control characters are none of a command")
    void aQuestionIsSent() {
        var plan = plan(ActionKind.CONSOLE_COMMAND, CATALOG.generic(), Map.of("command", "?show"));

        assertThat(plan.way().lines()).extracting(ConsoleLine::send).containsExactly("?show");
        assertThat(plan.way().lines()).noneMatch(ConsoleLine::optional);
        refused(ActionKind.CONSOLE_COMMAND, Map.of("command", "show\u009b1m"), "command");
        refused(ActionKind.CONSOLE_COMMANDS, Map.of("commands", "show\u0085x"), "commands");
    }

    @Test
    @DisplayName("DEV-17 console_command: no SNMP is needed for it, other than for a cable test")
    void noSnmpIsNeeded() {
        var plan = plan(ActionKind.CONSOLE_COMMAND, CATALOG.generic(), Map.of("command", "show"));

        assertThat(plan.way().needsReading()).isFalse();
        assertThat(CATALOG.profiles().stream().flatMap(profile -> profile.action(ActionKind.CABLE_TEST, "").stream()))
                .isNotEmpty()
                .allMatch(way -> way.needsReading());
    }

    @Test
    @DisplayName("WM-25 secrets of RouterOS' one-line forms and of addresses are masked")
    void secretsInOneLine() {
        var mask = new SecretMask(List.of(), List.of());

        for (String secret : List.of(
                "/snmp community set 0 name=N3wName",
                "/snmp/community/set 0 addresses=::/0 name=\"N3wName\"",
                "[admin@r] > /snmp community add name=N3wName disabled=no",
                "/tool fetch url=ftp://bob:N3wName@10.1.1.1/file",
                "copy tftp://bob:p@N3wName@10.1.1.1 x")) {
            assertThat(mask.masked(secret)).as(secret).doesNotContain("N3wName").contains(SecretMask.MASK);
            assertThat(mask.masked(mask.masked(secret))).isEqualTo(mask.masked(secret));
        }
        assertThat(mask.masked("fetch http://10.1.1.1:8080/x")).isEqualTo("fetch http://10.1.1.1:8080/x");
    }

    @Test
    @DisplayName(
            "DEV-11 A22 addresses are checked octet by octet, MACs, VLANs and limits by their forms, before anything is sent")
    void argumentsOfRoutersAreChecked() {
        refused(ActionKind.STATIC_LEASE, Map.of("action", "add", "ip", "999.1.1.1", "mac", "020000000001"), "ip");
        refused(ActionKind.STATIC_LEASE, Map.of("action", "add", "ip", "10.1.1.1", "mac", "02:00"), "mac");
        refused(ActionKind.STATIC_LEASE, Map.of("action", "enable", "ip", "10.1.1.1"), "action");
        refused(ActionKind.STATIC_LEASE, Map.of("action", "add", "ip", "10.1.1.1"), "mac");
        refused(ActionKind.STATIC_ARP, Map.of("action", "remove", "ip", "10.1.1.1", "vlan_id", "5000"), "vlan_id");
        refused(ActionKind.ADDRESS_LIST, Map.of("action", "add", "name", "a b", "address", "10.1.1.1"), "name");
        refused(ActionKind.ADDRESS_LIST, Map.of("action", "remove", "_id", "7"), "_id");
        refused(
                ActionKind.SIMPLE_QUEUE,
                Map.of("action", "add", "name", "q", "target", "10.1.1.1/33", "max-limit", "2M/2M"),
                "target");
        refused(
                ActionKind.SIMPLE_QUEUE,
                Map.of("action", "add", "name", "q", "target", "10.1.1.1", "max-limit", "2M"),
                "max-limit");
        assertThatThrownBy(() ->
                        plan(ActionKind.STATIC_ARP, CATALOG.generic(), Map.of("action", "remove", "ip", "10.1.1.1")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ActionProblem.NOT_SUPPORTED));
    }

    @Test
    @DisplayName("WM-25 what a person types is shown without its secrets, and the true words are sealed")
    void secretsOfCommandsAreMasked() {
        var mask = new SecretMask(List.of(), List.of(Secret.of("known-word")));
        Map<String, String> arguments = Map.of("commands", "username bob password s3cr3t-pw\nshow known-word");

        TypedArguments typed = TypedArguments.of(ActionKind.CONSOLE_COMMANDS, arguments, mask);
        TypedArguments plain = TypedArguments.of(ActionKind.CONSOLE_COMMAND, Map.of("command", "show version"), mask);

        assertThat(typed.shown().toString()).doesNotContain("s3cr3t-pw").doesNotContain("known-word");
        assertThat(typed.sealed()).isNotEmpty().doesNotContain("s3cr3t-pw");
        assertThat(TypedArguments.opened(typed.sealed(), typed.shown())).isEqualTo(arguments);
        assertThat(plain.sealed()).isEmpty();
        assertThat(TypedArguments.opened("", plain.shown())).containsEntry("command", "show version");
    }
}
