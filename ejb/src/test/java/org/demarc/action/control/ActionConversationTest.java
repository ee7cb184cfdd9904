package org.demarc.action.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun.State;
import org.demarc.action.entity.ActionTarget;
import org.demarc.console.control.ConsoleDoor;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.Family;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actions through real SNMP packets to the lab's devices. */
class ActionConversationTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final ConsoleDoor NO_CONSOLE = () -> {
        throw new AssertionError("nobody needs a console");
    };

    private final SnmpAgent agent = SnmpAgent.start(0);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withProbeTimeoutMs(300), Runnable::run);
    private final Note note = new Note();
    private @Nullable SnmpDevice served;
    private int devices;

    /** A note on paper. */
    private static final class Note implements ActionNote {
        private int sent;
        private boolean mine = true;
        private final List<Integer> steps = new ArrayList<>();
        private final Map<String, String> before = new HashMap<>();

        @Override
        public int sentBefore() {
            return sent;
        }

        @Override
        public boolean sending(int step, Map<String, String> shown) {
            steps.add(step);
            before.putAll(shown);
            return mine;
        }

        @Override
        public boolean progress(Phrase said, @Nullable Object result) {
            return mine;
        }
    }

    @AfterEach
    void close() {
        engine.close();
        agent.close();
    }

    private LabDevice lab(Family family) {
        long now = System.currentTimeMillis();
        var make = new LabDevice.Make("lab", family, "02d000000041", "rack", 41);
        boolean olt = family != Family.DLINK_DES3200 && family != Family.GENERIC_SWITCH;
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(olt ? 0 : 24, 4, olt ? 4 : 0), now - 86_400_000);
        for (int i = 1; i <= (olt ? 4 : 28); i++) {
            builder.port(i <= 24 && !olt ? 100 : 1000, "port " + i, olt ? "" : "0250aa0041" + (10 + i), 101);
        }
        if (olt) {
            String ident =
                    family == Family.HUAWEI_SMARTAX || family == Family.ZTE_C300 ? "48575443abcd4101" : "02e0630000aa";
            builder.onu(new Onu.Make(2, 3, ident, "0250aa000001", 100), "first");
        }
        LabDevice device = builder.build();
        device.onus().forEach(onu -> onu.life().restore(now));
        served = new SnmpDevice("lab", device.mib(), Manners.communities("public", "private"));
        devices++;
        agent.bind(address(), served);
        return device;
    }

    private String address() {
        return "127.0.41." + devices;
    }

    private SnmpTarget target(int port, String community) {
        return SnmpTarget.v2c(address(), port, Secret.of(community)).withTiming(400, 1);
    }

    private ActionEnd act(ActionPlan plan) throws InterruptedException {
        return act(plan, target(agent.port(), "private"));
    }

    private ActionEnd act(ActionPlan plan, SnmpTarget writing) throws InterruptedException {
        return new ActionConversation(engine, target(agent.port(), "public"), writing, NO_CONSOLE, plan, note).hold();
    }

    private static DeviceProfile profile(String key, String model) {
        return CATALOG.profile(key, model);
    }

    private static ActionTarget onu(
            @Nullable Long ifIndex,
            @Nullable Long parentIfIndex,
            String technology,
            int frame,
            int slot,
            int port,
            int onu) {
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
                ifIndex,
                parentIfIndex,
                frame,
                slot,
                port,
                onu,
                null,
                "");
    }

    private static ActionTarget port(long ifIndex) {
        return new ActionTarget(
                1,
                "sw",
                "SWITCH",
                null,
                "",
                "",
                7L,
                "1/" + ifIndex,
                "FE",
                "",
                "",
                ifIndex,
                null,
                null,
                null,
                (int) ifIndex,
                null,
                null,
                "");
    }

    private static ActionTarget device() {
        return new ActionTarget(
                1, "sw", "SWITCH", null, "", "", null, "", "", "", "", null, null, null, null, null, null, null, "");
    }

    private static ActionPlan plan(ActionKind kind, DeviceProfile profile, ActionTarget target, String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        return ActionPlan.of(kind, profile, target, given);
    }

    @Test
    @DisplayName("DEV-17 a Huawei ONU is rebooted: it goes offline and is back after some seconds")
    void aHuaweiOnuIsRebooted() throws InterruptedException {
        LabDevice lab = lab(Family.HUAWEI_SMARTAX);
        long pon = lab.ponPorts().get(1).make().ifIndex();

        ActionEnd end = act(plan(
                ActionKind.ONU_REBOOT,
                profile("huawei-smartax", "huawei_ma5608t"),
                onu(null, pon, "gpon", 0, 0, 1, 2)));

        long now = System.currentTimeMillis();
        assertThat(end.said().text()).isEqualTo("done");
        assertThat(end.state()).isEqualTo(State.DONE);
        assertThat(lab.onus().get(0).online(now)).isFalse();
        assertThat(lab.onus().get(0).online(now + Onu.REBOOT_MS)).isTrue();
    }

    @Test
    @DisplayName("DEV-17 ONUs of BDCOM, V-SOL and ZTE are reset and switched off, with the values before and after")
    void onusOfOtherFamiliesObeyToo() throws InterruptedException {
        LabDevice bdcom = lab(Family.BDCOM_P3310);
        ActionTarget of = onu(bdcom.onus().get(0).ifIndex(), null, "epon", 0, 0, 2, 3);
        assertThat(act(plan(ActionKind.ONU_RESET, profile("bdcom-p3310", "bdcom_p3310c"), of))
                        .state())
                .isEqualTo(State.DONE);
        assertThat(bdcom.onus().get(0).online(System.currentTimeMillis())).isFalse();
        ActionEnd uni = act(
                plan(ActionKind.UNI_STATE, profile("bdcom-p3310", "bdcom_p3310c"), of, "num", "1", "state", "disable"));
        assertThat(uni.before()).containsEntry("adminState", "enable");
        assertThat(uni.after()).containsEntry("adminState", "disable");
        assertThat(bdcom.onus().get(0).lanEnabled()).isFalse();

        LabDevice vsol = lab(Family.VSOL_V1600D);
        assertThat(act(plan(
                                ActionKind.ONU_RESET,
                                profile("vsol-v1600d", "v_solution_v1600d"),
                                onu(null, null, "epon", 0, 0, 2, 3)))
                        .state())
                .isEqualTo(State.DONE);
        assertThat(vsol.onus().get(0).online(System.currentTimeMillis())).isFalse();

        LabDevice zte = lab(Family.ZTE_C300);
        ActionEnd off = act(plan(
                ActionKind.ONU_STATE,
                profile("zte-c300", "zte_c320"),
                onu(null, null, "gpon", 1, 1, 2, 3),
                "state",
                "disable"));
        assertThat(off.state()).isEqualTo(State.DONE);
        assertThat(off.before()).containsEntry("adminState", "enable");
        assertThat(zte.onus().get(0).enabled()).isFalse();
    }

    @Test
    @DisplayName("DEV-17 a port of a switch is switched off and described; what is so already is not sent")
    void aPortIsSwitchedOffOnce() throws InterruptedException {
        LabDevice lab = lab(Family.GENERIC_SWITCH);
        long ifIndex = lab.ports().get(4).make().ifIndex();
        ActionPlan off = plan(ActionKind.PORT_STATE, CATALOG.generic(), port(ifIndex), "state", "disable");

        ActionEnd first = act(off);
        ActionEnd second = act(off);
        ActionEnd named = act(plan(
                ActionKind.PORT_DESCRIPTION, CATALOG.generic(), port(ifIndex), "description", "Вул. \"Сонячна\"\n 5"));

        assertThat(first.before()).containsEntry("adminState", "enable");
        assertThat(first.after()).containsEntry("adminState", "disable");
        assertThat(second.said().key()).endsWith("ALREADY");
        assertThat(note.steps).hasSize(2);
        assertThat(named.state()).isEqualTo(State.DONE);
        assertThat(lab.ports().get(4).alias()).isEqualTo("Вул. Сонячна 5");
        assertThat(lab.ports().get(4).enabled()).isFalse();
    }

    @Test
    @DisplayName(
            "DEV-17 a cable test on a D-Link waits until the switch is done and gives the pairs and metres that the port has")
    void aCableIsTested() throws InterruptedException {
        LabDevice lab = lab(Family.DLINK_DES3200);
        lab.ports().get(2).enable(false);

        ActionEnd end = act(plan(ActionKind.CABLE_TEST, profile("dlink-des3200", "dlink_des_3200_28_c1"), port(3)));

        assertThat(end.state()).as(end.said().text()).isEqualTo(State.DONE);
        assertThat(String.valueOf(end.result()))
                .contains("pair1=Open", "pair2=Open", "pair1M=", "pair2M=")
                .doesNotContain("pair3", "pair4", "Kind");
    }

    @Test
    @DisplayName("DEV-17 where a test breaks the link nothing is tested while there is one")
    void aPortWithALinkIsNotTested() throws InterruptedException {
        LabDevice lab = lab(Family.DLINK_DES3200);
        assertThat(lab.ports().get(2).up(System.currentTimeMillis())).isTrue();

        ActionEnd end = act(plan(ActionKind.CABLE_TEST, profile("dlink-des3200", "dlink_des_3200_28_c1"), port(3)));

        assertThat(end.state()).isEqualTo(State.REFUSED);
        assertThat(end.said().key()).endsWith("LINK_UP");
        assertThat(note.steps).isEmpty();
    }

    @Test
    @DisplayName("DEV-17 speed of a D-Link port, membership in a VLAN")
    void speedAndVlansOfAPort() throws InterruptedException {
        lab(Family.DLINK_DES3200);
        DeviceProfile profile = profile("dlink-des3200", "dlink_des_3200_28_c1");

        ActionEnd speed = act(plan(ActionKind.PORT_SPEED, profile, port(3), "speed", "100-Full"));
        ActionEnd out = act(plan(ActionKind.VLAN_PORT, profile, port(3), "id", "101", "membership", "tagged"));
        ActionEnd nowhere = act(plan(ActionKind.VLAN_PORT, profile, port(3), "id", "999", "membership", "tagged"));

        assertThat(speed.after()).containsEntry("adminMode", "100-Full");
        assertThat(out.state()).as(out.said().text()).isEqualTo(State.DONE);
        assertThat(out.before()).containsEntry("untagged", "true").containsEntry("members", "true");
        assertThat(out.after()).containsEntry("untagged", "false").containsEntry("members", "true");
        assertThat(nowhere.state()).isEqualTo(State.REFUSED);
    }

    @Test
    @DisplayName("DEV-17 ENG-23 after a lost answer the value is read back before anything is sent again")
    void anUnansweredSetIsLookedAfterBeforeItIsRepeated() throws Exception {
        LabDevice lab = lab(Family.GENERIC_SWITCH);
        long ifIndex = lab.ports().get(2).make().ifIndex();
        long before;
        try (DeafRelay relay = new DeafRelay(address(), agent.port())) {
            before = agent.requests();
            SnmpTarget deaf = SnmpTarget.v2c("127.0.0.1", relay.port(), Secret.of("private"))
                    .withTiming(400, 0);
            ActionEnd end =
                    act(plan(ActionKind.PORT_STATE, CATALOG.generic(), port(ifIndex), "state", "disable"), deaf);

            assertThat(end.state()).as(end.said().text()).isEqualTo(State.DONE);
            assertThat(end.after()).containsEntry("adminState", "disable");
        }
        assertThat(agent.requests() - before).as("look, set, look, look").isLessThanOrEqualTo(4);
        assertThat(lab.ports().get(2).enabled()).isFalse();
    }

    @Test
    @DisplayName("DEV-17 a reboot whose answer was lost is not sent again: nobody knows, and that is said")
    void aRebootIsNeverSentTwice() throws Exception {
        LabDevice lab = lab(Family.HUAWEI_SMARTAX);
        long pon = lab.ponPorts().get(1).make().ifIndex();
        ActionPlan reboot = plan(
                ActionKind.ONU_REBOOT, profile("huawei-smartax", "huawei_ma5608t"), onu(null, pon, "gpon", 0, 0, 1, 2));

        try (DeafRelay relay = new DeafRelay(address(), agent.port())) {
            SnmpTarget deaf = SnmpTarget.v2c("127.0.0.1", relay.port(), Secret.of("private"))
                    .withTiming(400, 0);
            ActionEnd end = act(reboot, deaf);
            assertThat(end.state()).isEqualTo(State.UNSURE);
        }
        note.sent = 1;
        lab.onus().get(0).life().restore(System.currentTimeMillis());
        ActionEnd afterNodeDeath = act(reboot);

        assertThat(afterNodeDeath.state()).isEqualTo(State.UNSURE);
        assertThat(lab.onus().get(0).online(System.currentTimeMillis())).isTrue();
    }

    @Test
    @DisplayName("DEV-17 a node that has lost the action to another one sends nothing")
    void whoHasLostItSendsNothing() throws InterruptedException {
        LabDevice lab = lab(Family.GENERIC_SWITCH);
        note.mine = false;

        ActionEnd end = act(plan(
                ActionKind.PORT_STATE,
                CATALOG.generic(),
                port(lab.ports().get(2).make().ifIndex()),
                "state",
                "disable"));

        assertThat(end.state()).isEqualTo(State.UNSURE);
        assertThat(lab.ports().get(2).enabled()).isTrue();
    }

    @Test
    @DisplayName("DEV-18 a community that may not write, a row that is not there and a silent device end in words")
    void theDeviceSaysNo() throws InterruptedException {
        LabDevice lab = lab(Family.GENERIC_SWITCH);
        ActionPlan off = plan(
                ActionKind.PORT_STATE,
                CATALOG.generic(),
                port(lab.ports().get(2).make().ifIndex()),
                "state",
                "disable");

        ActionEnd noAccess = act(off, target(agent.port(), "public"));
        ActionEnd noRow = act(plan(ActionKind.PORT_STATE, CATALOG.generic(), port(4711), "state", "disable"));
        java.util.Objects.requireNonNull(served).suffer(Faults.of(Faults.Kind.OFF));
        ActionEnd silent = act(off);

        assertThat(noAccess.state()).isEqualTo(State.REFUSED);
        assertThat(noAccess.said().text()).startsWith("the device refuses");
        assertThat(noRow.state()).isEqualTo(State.REFUSED);
        assertThat(silent.state()).isEqualTo(State.FAILED);
        assertThat(silent.said().text()).contains("nothing was sent");
    }

    @Test
    @DisplayName("DEV-11 A22 bad arguments are refused with their place before anything is sent")
    void badArgumentsAreRefused() {
        DeviceProfile dlink = profile("dlink-des3200", "dlink_des_3200_28_c1");

        assertThatThrownBy(() -> plan(ActionKind.PORT_SPEED, dlink, port(3), "speed", "autoX"))
                .hasMessageStartingWith("speed:");
        assertThatThrownBy(() -> plan(ActionKind.PORT_SPEED, dlink, port(3), "speed", "10000-Full"))
                .hasMessageStartingWith("speed:");
        assertThatThrownBy(() -> plan(ActionKind.PORT_STATE, dlink, port(3)))
                .hasMessageContaining("state: is required");
        assertThatThrownBy(() -> plan(ActionKind.PORT_DESCRIPTION, dlink, port(3), "description", "\u0000\n\""))
                .hasMessageStartingWith("description:");
        assertThatThrownBy(() -> plan(ActionKind.PORT_STATE, dlink, port(3), "state", "enable", "colour", "red"))
                .hasMessageStartingWith("colour:");
        assertThatThrownBy(() -> plan(ActionKind.VLAN_CREATE, dlink, device(), "id", "4095", "name", "x"))
                .hasMessageContaining("1 to 4094");
        assertThatThrownBy(() -> plan(ActionKind.ONU_REBOOT, dlink, port(3))).hasMessageContaining("is for ONUs");
        assertThatThrownBy(() -> plan(ActionKind.DEVICE_REBOOT, CATALOG.generic(), device()))
                .hasMessageContaining("not among what");
    }

    @Test
    @DisplayName("DEV-20 texts lose control characters, quotes and line breaks and have at most 64 characters")
    void textsAreCleaned() {
        ActionPlan plan = plan(
                ActionKind.PORT_DESCRIPTION,
                CATALOG.generic(),
                port(3),
                "description",
                " a\r\nb\"c'd\t" + "x".repeat(100));

        assertThat(plan.arguments().get("description")).startsWith("a b c d x").hasSize(64);
    }
}
