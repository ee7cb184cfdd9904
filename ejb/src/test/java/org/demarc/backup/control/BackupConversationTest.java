package org.demarc.backup.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.backup.control.BackupConversation.Answer;
import org.demarc.backup.entity.BackupOutcome;
import org.demarc.console.control.ConsoleAccess;
import org.demarc.console.control.Shells;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.lab.console.ConsoleServer;
import org.demarc.lab.console.LabConsole;
import org.demarc.lab.console.Manner;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.Family;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Configurations over real sockets from the consoles of the lab. */
class BackupConversationTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final ConsoleServer SERVER = ConsoleServer.start(0, 0);
    private static final Shells SHELLS = new Shells();
    private static final String WORD = "lab-archive-word";
    private static int devices;

    @AfterAll
    static void close() {
        SHELLS.close();
        SERVER.close();
    }

    private record Rig(LabDevice device, LabConsole console, String address, ConsoleDialect dialect) {

        Answer ask(String kind, String password) throws InterruptedException {
            int port = kind.equals("ssh") ? SERVER.sshPort() : SERVER.telnetPort();
            var access =
                    new ConsoleAccess(address, port, kind, 2_000, "noc", Secret.of(password), Secret.of("lab-enable"));
            return BackupConversation.hold(() -> SHELLS.open(access, dialect, key -> true), dialect);
        }
    }

    private static Rig rig(Family family, String profile) {
        long now = System.currentTimeMillis();
        var make = new LabDevice.Make("lab", family, "02d000000052", "rack", 52);
        boolean olt = family.isOlt();
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(olt ? 0 : 24, 4, olt ? 4 : 0), now - 86_400_000);
        for (int i = 1; i <= (olt ? 4 : 28); i++) {
            builder.port(1000, "port " + i, "", 101);
        }
        for (int i = 1; olt && i <= 30; i++) {
            String ident = family.isEpon() ? "02e0630000%02x".formatted(i) : "48575443abcd52%02x".formatted(i);
            builder.onu(new Onu.Make(2, i, ident, "0250aa000001", 100), "line " + i);
        }
        LabDevice device = builder.build();
        LabConsole console = org.demarc.lab.console.Shells.console(device, "noc", WORD, "lab-enable");
        String address = "127.52.0." + ++devices;
        SERVER.bind(address, console);
        ConsoleDialect dialect = CATALOG.profile(profile).console();
        return new Rig(device, console, address, dialect == null ? ConsoleDialect.PLAIN : dialect);
    }

    @Test
    @DisplayName(
            "every family shows the same text twice by telnet and ssh, another one after a change, and no secret is left when it is masked")
    void theSameUntilSomebodyChangesTheDevice() throws InterruptedException {
        for (Family family : Family.values()) {
            String profile = family == Family.GENERIC_SWITCH ? "cisco-switches" : family.profile();
            Rig rig = rig(family, profile);

            Answer first = rig.ask("telnet", WORD);
            Answer again = rig.ask("ssh", WORD);
            rig.device().onus().stream().findFirst().ifPresent(onu -> onu.description("changed by hand"));
            rig.device().ports().stream().findFirst().ifPresent(port -> port.alias("changed by hand"));
            Answer changed = rig.ask("telnet", WORD);

            assertThat(first.outcome()).as("%s: %s", family, first).isEqualTo(BackupOutcome.SAVED);
            assertThat(again.text()).as("%s", family).isEqualTo(first.text());
            assertThat(changed.text())
                    .as("%s", family)
                    .isNotEqualTo(first.text())
                    .containsPattern("changed.by.hand");
            var mask = new SecretMask(rig.dialect().secrets(), List.of());
            assertThat(mask.masked(first.text()))
                    .as("%s", family)
                    .contains("***")
                    .doesNotContain("lab-word", "lab-secret", "lab-community", "ciscoLab", "070C285F4D06lab");
        }
    }

    @Test
    @DisplayName("a wrong password, a device that falls silent or hangs up, and one without a console are outcomes")
    void troublesAreOutcomes() throws InterruptedException {
        Rig rig = rig(Family.ZTE_C300, "zte-c300");

        assertThat(rig.ask("telnet", "not-the-word").outcome()).isEqualTo(BackupOutcome.LOGIN_REFUSED);
        assertThat(rig.ask("ssh", "not-the-word").outcome()).isEqualTo(BackupOutcome.LOGIN_REFUSED);
        rig.console().behave(Manner.MUTE);
        assertThat(rig.ask("telnet", WORD).outcome()).isEqualTo(BackupOutcome.SILENT);
        rig.console().behave(Manner.HANGS_UP);
        assertThat(rig.ask("telnet", WORD).outcome()).isEqualTo(BackupOutcome.HUNG_UP);
        assertThat(BackupConversation.hold(
                                () -> {
                                    throw new AssertionError("nobody is asked");
                                },
                                ConsoleDialect.PLAIN)
                        .outcome())
                .isEqualTo(BackupOutcome.NOT_SUPPORTED);
    }

    @Test
    @DisplayName(
            "an answer without an end and a pager without a last page end as too large, and nothing of them is kept")
    void whatNeverEndsIsTooLarge() throws InterruptedException {
        for (Manner manner : List.of(Manner.FLOODS, Manner.ENDLESS_PAGES)) {
            Rig rig = rig(Family.DLINK_DES3200, "dlink-des3200");
            rig.console().behave(manner);

            Answer answer = rig.ask("telnet", WORD);

            assertThat(answer.outcome()).as(manner.name()).isEqualTo(BackupOutcome.TOO_LARGE);
            assertThat(answer.text()).isEmpty();
        }
    }
}
