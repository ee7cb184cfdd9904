package org.demarc.console.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demarc.Phrase;
import org.demarc.action.control.ActionConversation;
import org.demarc.action.control.ActionEnd;
import org.demarc.action.control.ActionNote;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.entity.ActionRun.State;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.ConsoleLine;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.lab.console.ConsoleServer;
import org.demarc.lab.console.LabConsole;
import org.demarc.lab.console.Manner;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.Family;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Conversations over real sockets with the consoles of the lab. */
class Dev19ConsoleTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final ConsoleServer SERVER = ConsoleServer.start(0, 0);
    private static final Shells SHELLS = new Shells();
    private static final String USER = "operator";
    private static final String WORD = "lab-console-word";
    private static final String ENABLE = "lab-enable-word";
    private static int devices;

    private final Map<String, String> keys = new HashMap<>();

    @BeforeAll
    static void nothingElse() {
        assertThat(SERVER.telnetPort()).isPositive();
    }

    @AfterAll
    static void close() {
        SHELLS.close();
        SERVER.close();
    }

    /** A device of the lab with its console. */
    private record Rig(LabDevice device, LabConsole console, String address, DeviceProfile profile) {}

    private static Rig rig(Family family) {
        var make = new LabDevice.Make("lab", family, "02d000000051", "rack", 51);
        boolean olt = family.isOlt();
        long now = System.currentTimeMillis();
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(olt ? 0 : 24, 4, olt ? 4 : 0), now - 86_400_000);
        for (int i = 1; i <= (olt ? 4 : 28); i++) {
            builder.port(1000, "port " + i, "", 101);
        }
        for (int i = 1; olt && i <= 40; i++) {
            builder.onu(
                    new Onu.Make(
                            2,
                            i,
                            family.isEpon() ? "02e0630000%02x".formatted(i) : "48575443abcd51%02x".formatted(i),
                            "0250aa000001",
                            100),
                    "line " + i);
        }
        LabDevice device = builder.build();
        device.onus().forEach(onu -> onu.life().restore(now));
        LabConsole console = org.demarc.lab.console.Shells.console(device, USER, WORD, ENABLE);
        String address = "127.51.0." + ++devices;
        SERVER.bind(address, console);
        return new Rig(device, console, address, CATALOG.profile(family.profile()));
    }

    private static ConsoleAccess access(Rig rig, String kind, String password, String enable, int timeoutMs) {
        int port = kind.equals("ssh") ? SERVER.sshPort() : SERVER.telnetPort();
        return new ConsoleAccess(rig.address(), port, kind, timeoutMs, USER, Secret.of(password), Secret.of(enable));
    }

    private ConsoleSession open(Rig rig, String kind) throws ConsoleFault, InterruptedException {
        return open(rig, access(rig, kind, WORD, ENABLE, 10_000));
    }

    private ConsoleSession open(Rig rig, ConsoleAccess access) throws ConsoleFault, InterruptedException {
        ConsoleDialect dialect = rig.profile().console();
        return SHELLS.open(access, dialect == null ? ConsoleDialect.PLAIN : dialect, key -> keys.computeIfAbsent(
                        rig.address(), address -> key)
                .equals(key));
    }

    private ConsoleFault fault(Rig rig, ConsoleAccess access) {
        return catchThrowableOfType(ConsoleFault.class, () -> {
            try (ConsoleSession session = open(rig, access)) {
                session.ask("show running-config");
            }
        });
    }

    @Test
    @DisplayName(
            "DEV-19 every family of the lab shows its configuration by telnet and by ssh, whole, without echo, prompt and pages")
    void everyFamilyShowsItsConfiguration() throws ConsoleFault, InterruptedException {
        for (Family family : Family.values()) {
            Rig rig = rig(family);
            ConsoleDialect dialect = rig.profile().console();
            if (dialect == null) {
                continue;
            }
            for (String kind : List.of("telnet", "ssh")) {
                try (ConsoleSession session = open(rig, kind)) {
                    String text = session.ask(dialect.archive().get(0));

                    assertThat(text).as("%s by %s", family, kind).contains(family.isOlt() ? "line 40" : "port");
                    assertThat(text).doesNotContain("More", "\r", "\u001b").doesNotEndWith("#");
                    assertThat(text).doesNotStartWith(dialect.archive().get(0));
                }
            }
        }
    }

    @Test
    @DisplayName("DEV-19 a long answer that comes in pages is put together")
    void pagesArePutTogether() throws ConsoleFault, InterruptedException {
        Rig rig = rig(Family.ZTE_C300);
        var access = access(rig, "telnet", WORD, "", 10_000);

        try (ConsoleSession session = SHELLS.open(access, ConsoleDialect.PLAIN, key -> true)) {
            String text = session.ask("show running-config");

            assertThat(text.lines().filter(line -> line.contains("description line")))
                    .hasSize(40);
            assertThat(text).doesNotContain("More");
        }
    }

    @Test
    @DisplayName(
            "DEV-19 a wrong password is a refused login, by telnet and by ssh, and the password is nowhere in the words")
    void aWrongPasswordIsARefusedLogin() {
        Rig rig = rig(Family.ZTE_C300);
        for (String kind : List.of("telnet", "ssh")) {
            ConsoleFault fault = fault(rig, access(rig, kind, "not-the-word", "", 5_000));

            assertThat(fault.kind()).as(kind).isEqualTo(ConsoleFault.Kind.LOGIN);
            assertThat(fault.getMessage()).doesNotContain("not-the-word");
        }
        assertThat(rig.console().commands()).isEmpty();
    }

    @Test
    @DisplayName("DEV-19 a wrong enable password is said as such")
    void aWrongEnablePasswordIsSaidAsSuch() {
        Rig rig = rig(Family.BDCOM_P3310);

        ConsoleFault fault = fault(rig, access(rig, "telnet", WORD, "not-it-either", 5_000));

        assertThat(fault.kind()).isEqualTo(ConsoleFault.Kind.ENABLE);
        assertThat(fault.getMessage()).doesNotContain("not-it-either");
    }

    @Test
    @DisplayName(
            "DEV-19 a prompt that never comes, a device that hangs up and an address without a device end in their time")
    void whatNeverComesEnds() {
        Rig rig = rig(Family.ZTE_C300);
        rig.console().behave(Manner.MUTE);
        long begun = System.nanoTime();

        ConsoleFault mute = fault(rig, access(rig, "telnet", WORD, "", 700));
        long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        rig.console().behave(Manner.HANGS_UP);
        ConsoleFault gone = fault(rig, access(rig, "telnet", WORD, "", 5_000));
        ConsoleFault goneBySsh = fault(rig, access(rig, "ssh", WORD, "", 5_000));
        ConsoleFault nobody =
                fault(rig, new ConsoleAccess("127.51.0.250", 1, "telnet", 700, USER, Secret.of(WORD), Secret.NONE));

        assertThat(mute.kind()).isEqualTo(ConsoleFault.Kind.SILENT);
        assertThat(took).isLessThan(30);
        assertThat(gone.kind()).isEqualTo(ConsoleFault.Kind.CLOSED);
        assertThat(goneBySsh.kind()).isEqualTo(ConsoleFault.Kind.CLOSED);
        assertThat(nobody.kind()).isEqualTo(ConsoleFault.Kind.UNREACHABLE);
    }

    @Test
    @DisplayName("DEV-19 ten megabytes are not kept in memory: the session ends")
    void aFloodEndsTheSession() {
        Rig rig = rig(Family.MIKROTIK_ROUTEROS);
        rig.console().behave(Manner.FLOODS);

        for (String kind : List.of("telnet", "ssh")) {
            ConsoleFault fault = fault(rig, access(rig, kind, WORD, "", 10_000));

            assertThat(fault.kind()).as(kind).isIn(ConsoleFault.Kind.TOO_MUCH, ConsoleFault.Kind.CLOSED);
        }
    }

    @Test
    @DisplayName("DEV-19 another ssh key than the first time is refused before the password is said")
    void anotherKeyIsRefused() throws ConsoleFault, InterruptedException {
        Rig rig = rig(Family.ZTE_C300);
        open(rig, "ssh").close();
        keys.put(rig.address(), "SHA256:another");

        ConsoleFault fault = fault(rig, access(rig, "ssh", WORD, "", 5_000));

        assertThat(fault.kind()).isEqualTo(ConsoleFault.Kind.HOST_KEY);
    }

    @Test
    @DisplayName("DEV-20 nothing that a person types ends a command or begins another")
    void nothingThatAPersonTypesBeginsACommand() throws ConsoleFault, InterruptedException {
        Rig rig = rig(Family.HUAWEI_SMARTAX);
        String nasty = "flat 7\"\r\nquit\r\nreboot system; save | no-more ? \u0003 \u2028 `x` $(y) кв. 12";

        ActionEnd end =
                act(rig, "telnet", ActionKind.ONU_DESCRIPTION, onu("gpon", 0, 0, 1, 2), Map.of("description", nasty));

        assertThat(end.state()).as(end.said().text()).isEqualTo(State.DONE);
        assertThat(rig.console().commands())
                .containsExactly(
                        "enable",
                        "scroll",
                        "",
                        "config",
                        "interface gpon 0/0",
                        "ont modify 1 2 desc \"flat 7 quit reboot system save no-more x (y) кв. 12\"",
                        "quit");
        assertThat(ConsoleLine.safe("a\nb")).isEqualTo("a b");
        try (ConsoleSession session = open(rig, "telnet")) {
            assertThatThrownBy(() -> session.ask("display version\nreboot")).isInstanceOf(ConsoleFault.class);
        }
    }

    @Test
    @DisplayName(
            "DEV-17 ONUs of ZTE, BDCOM and Huawei are rebooted and deregistered by console, and the log says what was typed")
    void onusObeyByConsole() throws InterruptedException {
        Rig zte = rig(Family.ZTE_C300);
        Rig bdcom = rig(Family.BDCOM_P3310);
        Rig huawei = rig(Family.HUAWEI_SMARTAX);

        ActionEnd rebooted = act(zte, "ssh", ActionKind.ONU_REBOOT, onu("gpon", 1, 1, 2, 3), Map.of());
        ActionEnd removed = act(zte, "telnet", ActionKind.ONU_DEREGISTER, onu("gpon", 1, 1, 2, 4), Map.of());
        ActionEnd twice = act(zte, "telnet", ActionKind.ONU_DEREGISTER, onu("gpon", 1, 1, 2, 4), Map.of());
        ActionEnd second = act(bdcom, "telnet", ActionKind.ONU_REBOOT, onu("epon", 0, 0, 2, 3), Map.of());
        ActionEnd third = act(bdcom, "telnet", ActionKind.ONU_DEREGISTER, onu("epon", 0, 0, 2, 4), Map.of());
        ActionEnd fourth = act(huawei, "telnet", ActionKind.ONU_DEREGISTER, onu("gpon", 0, 0, 1, 2), Map.of());

        long now = System.currentTimeMillis();
        for (ActionEnd end : List.of(rebooted, removed, second, third, fourth)) {
            assertThat(end.said().text()).as(String.valueOf(end.result())).isEqualTo("done");
        }
        assertThat(zte.device().onu(2, 3).orElseThrow().online(now)).isFalse();
        assertThat(zte.device().onu(2, 4)).isEmpty();
        assertThat(bdcom.device().onu(2, 3).orElseThrow().online(now)).isFalse();
        assertThat(bdcom.device().onu(2, 4)).isEmpty();
        assertThat(huawei.device().onu(2, 3)).isEmpty();
        assertThat(String.valueOf(rebooted.result())).contains("pon-onu-mng gpon-onu_1/1/2:3", "reboot");
        assertThat(twice.state()).isEqualTo(State.FAILED);
        assertThat(twice.said().text()).contains("the device refuses no onu 4", "The ONU does not exist");
        assertThat(zte.console().commands()).filteredOn("end"::equals).hasSize(2);
    }

    @Test
    @DisplayName("DEV-17 a D-Link saves, clears its counters and restarts by console")
    void aSwitchObeysByConsole() throws InterruptedException {
        Rig rig = rig(Family.DLINK_DES3200);
        long before = rig.device().bootMs();

        ActionEnd saved = act(rig, "telnet", ActionKind.SAVE_CONFIG, device(), Map.of());
        ActionEnd cleared = act(rig, "telnet", ActionKind.CLEAR_COUNTERS, device(), Map.of());
        ActionEnd restarted = act(rig, "telnet", ActionKind.DEVICE_REBOOT, device(), Map.of());

        assertThat(saved.said().text()).isEqualTo("done");
        assertThat(cleared.said().text()).isEqualTo("done");
        assertThat(restarted.said().text()).isEqualTo("done");
        assertThat(rig.device().bootMs()).isGreaterThan(before);
    }

    @Test
    @DisplayName(
            "DEV-17 console_command: what a person types is answered as it is, on families that answer changes with nothing too")
    void whatAPersonTypesIsAnswered() throws InterruptedException {
        Rig zte = rig(Family.ZTE_C300);
        Rig dlink = rig(Family.DLINK_DES3200);

        ActionEnd shown =
                act(zte, "ssh", ActionKind.CONSOLE_COMMAND, device(), Map.of("command", "show running-config"));
        ActionEnd stopped = act(
                dlink, "telnet", ActionKind.CONSOLE_COMMANDS, device(), Map.of("commands", "frobnicate\nshow switch"));
        ActionEnd went = act(
                dlink,
                "telnet",
                ActionKind.CONSOLE_COMMANDS,
                device(),
                Map.of("commands", "frobnicate\nsave", "break_on_error", "no"));

        assertThat(shown.state()).as(shown.said().text()).isEqualTo(State.DONE);
        assertThat(String.valueOf(shown.result())).contains("command=show running-config", "answer=");
        assertThat(stopped.state()).isEqualTo(State.FAILED);
        assertThat(stopped.said().text()).isEqualTo("the device refuses frobnicate: see what it answered");
        assertThat(String.valueOf(stopped.result())).contains("frobnicate").doesNotContain("show switch");
        assertThat(went.state()).as(went.said().text()).isEqualTo(State.DONE);
        assertThat(String.valueOf(went.result())).contains("frobnicate").contains("command=save");
    }

    @Test
    @DisplayName(
            "DEV-19 whoever hangs up in the middle of a command leaves it unknown whether it was done; before the first nothing was done")
    void hangingUpInTheMiddleIsUnsure() throws InterruptedException {
        Rig rig = rig(Family.DLINK_DES3200);
        rig.console().behave(Manner.MUTE);
        ActionEnd before = act(rig, "telnet", ActionKind.SAVE_CONFIG, device(), Map.of());
        rig.console().behave(Manner.GOOD);
        Rig other = rig(Family.MIKROTIK_ROUTEROS);
        other.console().behave(Manner.HANGS_UP);
        var line = CATALOG.profile("dlink-des3200", "dlink_des_3200_28_c1");
        Rig hangs = new Rig(other.device(), other.console(), other.address(), ProfileCatalog.trial("""
                profile: hangs
                name: Hangs up
                type: SWITCH
                console: { prompt: '^\\[[^\\]\\n]{1,80}\\] [^\\n>]{0,60}> ?$' }
                actions:
                  save-config:
                    - steps: [{ console: [{ send: save }] }]
                """, ""));

        ActionEnd middle = act(hangs, "telnet", ActionKind.SAVE_CONFIG, device(), Map.of());

        assertThat(line.console()).isNotNull();
        assertThat(before.state()).isEqualTo(State.FAILED);
        assertThat(middle.state()).isEqualTo(State.UNSURE);
        assertThat(middle.said().text()).isEqualTo("the device closed the console: save");
    }

    @Test
    @DisplayName("DEV-19 a device that never stops saying a little is cut off")
    void aTrickleEnds() throws Exception {
        try (var listening = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"));
                var transport = TelnetTransport.connect("127.0.0.1", listening.getLocalPort(), 2000);
                var device = listening.accept()) {
            var access = new ConsoleAccess("127.0.0.1", 1, "telnet", 5_000, USER, Secret.of(WORD), Secret.NONE);
            var session = new ConsoleSession(transport, access, ConsoleDialect.PLAIN, Duration.ofMillis(500));
            Thread trickle = new Thread(() -> trickle(device));
            trickle.start();

            ConsoleFault fault = catchThrowableOfType(ConsoleFault.class, session::signIn);

            assertThat(fault.kind()).isEqualTo(ConsoleFault.Kind.TOO_MUCH);
            trickle.interrupt();
            trickle.join();
        }
    }

    /** A letter before each time limit is up, for ever. */
    private static void trickle(java.net.Socket device) {
        try {
            while (true) {
                device.getOutputStream().write('.');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // the session is over
        }
    }

    @Test
    @DisplayName("DEV-19 the device's offers and demands in telnet are answered once and politely")
    void negotiationIsAnsweredOnce() throws IOException {
        try (var listening = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"));
                var transport = TelnetTransport.connect("127.0.0.1", listening.getLocalPort(), 2000);
                var device = listening.accept()) {
            device.setSoTimeout(2000);
            byte[] offers = {
                (byte) 255,
                (byte) 251,
                1,
                (byte) 255,
                (byte) 251,
                1,
                (byte) 255,
                (byte) 253,
                31,
                'h',
                (byte) 255,
                (byte) 255,
                'i'
            };
            device.getOutputStream().write(offers);
            byte[] heard = new byte[16];

            int count = transport.read(heard, 2000);
            transport.write(new byte[] {'o', 'k', (byte) 255});

            byte[] answers = device.getInputStream().readNBytes(10);
            assertThat(new String(heard, 0, count, StandardCharsets.ISO_8859_1)).isEqualTo("h\u00ffi");
            assertThat(answers).isEqualTo(new byte[] {
                (byte) 255, (byte) 253, 1, (byte) 255, (byte) 252, 31, 'o', 'k', (byte) 255, (byte) 255
            });
        }
    }

    private ActionEnd act(Rig rig, String kind, ActionKind action, ActionTarget target, Map<String, String> arguments)
            throws InterruptedException {
        DeviceProfile profile = rig.profile();
        if (rig.device().make().family() == Family.DLINK_DES3200) {
            profile = CATALOG.profile("dlink-des3200", "dlink_des_3200_28_c1");
        }
        Rig with = new Rig(rig.device(), rig.console(), rig.address(), profile);
        ActionPlan plan = ActionPlan.of(action, profile, target, arguments);
        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            SnmpTarget nobody = SnmpTarget.v2c(rig.address(), 1, Secret.of("public"));
            ConsoleDoor door = () -> open(with, access(with, kind, WORD, ENABLE, 3_000));
            return new ActionConversation(engine, nobody, nobody, door, plan, new Paper()).hold();
        }
    }

    /** A note on paper. */
    private static final class Paper implements ActionNote {
        @Override
        public int sentBefore() {
            return 0;
        }

        @Override
        public boolean sending(int step, Map<String, String> before) {
            return true;
        }

        @Override
        public boolean progress(Phrase said, @Nullable Object result) {
            return true;
        }
    }

    private static ActionTarget onu(String technology, int frame, int slot, int port, int onu) {
        return new ActionTarget(
                1,
                "olt",
                "OLT",
                null,
                "",
                "",
                7L,
                "onu",
                "ONU",
                technology,
                "",
                7L,
                5L,
                frame,
                slot,
                port,
                onu,
                null,
                "");
    }

    private static ActionTarget device() {
        return new ActionTarget(
                1, "sw", "SWITCH", null, "", "", null, "", "", "", "", null, null, null, null, null, null, null, "");
    }
}
