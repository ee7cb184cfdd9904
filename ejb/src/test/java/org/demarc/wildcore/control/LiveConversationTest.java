package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.demarc.device.control.Detail;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveConversationTest {

    @Test
    @DisplayName("row 15: levels that are shown from history, and disabled modules, are not asked of the device")
    void customParametersSayWhatIsNotAsked() {
        assertThat(asked("{}")).contains(Reading.ONU_STATE, Reading.ONU_SIGNAL);
        assertThat(asked("{\"show_optical_info_from_history\": true}"))
                .contains(Reading.ONU_STATE)
                .doesNotContain(Reading.ONU_SIGNAL);
        assertThat(asked("{\"disabled_modules\": [\"pon_onts_status\"]}"))
                .isNotEmpty()
                .doesNotContain(Reading.ONU_STATE, Reading.ONU_SIGNAL);
    }

    @Test
    @DisplayName(
            "row 15: a line of which everything is switched off is shown as it is remembered, and the parameters are the reason")
    void aLineOfWhichEverythingIsSwitchedOffIsNotAsked() {
        LiveConversation conversation = conversation(
                "{\"disabled_modules\": [\"pon_onts_serial\", \"pon_onts_status\", \"interface_counters\"]}");

        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            LiveLine told = conversation.hold(engine).join();

            assertThat(conversation.asked()).isEmpty();
            assertThat(told.isSwitchedOff()).isTrue();
            assertThat(told.answered()).isFalse();
            assertThat(told.problem()).contains("custom parameters");
        }
    }

    @Test
    @DisplayName(
            "row 15: a line of which parts leave nothing is not asked because of the parameters, not of its family")
    void aLineOfWhichPartsLeaveNothingIsNotAsked() {
        DeviceProfile family = ProfileCatalog.trial("""
                profile: own-olt
                name: Our own OLT
                type: OLT
                models: [{ key: own_olt, name: Our own, sysDescr: own }]
                readings:
                  interface-counters:
                    - index: pon.onu
                      technology: gpon
                      columns:
                        inErrors: { oid: 1.3.6.1.4.1.99999.2.1, type: number }
                """, "");

        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            LiveLine told = conversation("{\"disabled_modules\": [\"errors\"]}", family)
                    .hold(engine)
                    .join();

            assertThat(conversation("{}", family).asked()).containsExactly(Reading.INTERFACE_COUNTERS);
            assertThat(told.isSwitchedOff()).as(told.problem()).isTrue();
        }
    }

    @Test
    @DisplayName("row 15: LAN ports of an ONU that are switched off are refused with the parameter and its level")
    void lanPortsThatAreSwitchedOffAreRefused() {
        var profile = ProfileCatalog.bundled().profile("huawei-smartax", "huawei_ma5608t");
        CustomParameters noUni = CustomParameters.of("{\"disabled_modules\": [\"uni_interfaces_status\"]}");

        Offer on = Offer.of(profile, Example.onu(), CustomParameters.NONE);
        Offer off = Offer.of(profile, Example.onu(), noUni);

        assertThat(on.details()).contains(Detail.UNI);
        assertThat(off.details()).doesNotContain(Detail.UNI);
        assertThat(off.off().get(Detail.UNI))
                .isEqualTo(new SwitchedOff("disabled_modules", "uni_interfaces_status", AccessLevel.Kind.DEVICE));
    }

    @Test
    @DisplayName("row 15: counters of ONUs that are switched off are not asked of a line, those of ports are")
    void countersOfOnusAreSwitchedOffForThemselves() {
        assertThat(asked("{}")).contains(Reading.INTERFACE_COUNTERS);
        assertThat(asked("{\"disabled_modules\": [\"pon_interface_counters\"]}"))
                .doesNotContain(Reading.INTERFACE_COUNTERS);
    }

    private static Set<Reading> asked(String parameters) {
        return conversation(parameters).asked();
    }

    private static LiveConversation conversation(String parameters) {
        return conversation(parameters, ProfileCatalog.bundled().profile("huawei-smartax", "huawei_ma5608t"));
    }

    private static LiveConversation conversation(String parameters, DeviceProfile family) {
        return new LiveConversation(
                Example.onu("Online", "Up"),
                null,
                access(CustomParameters.of(parameters)),
                family,
                Duration.ofSeconds(8));
    }

    private static DeviceAccess access(CustomParameters parameters) {
        return new DeviceAccess(
                1,
                "olt",
                "192.0.2.1",
                DeviceAccess.SNMP_VERSION,
                DeviceAccess.SNMP_PORT,
                DeviceAccess.SNMP_TIMEOUT_MS,
                DeviceAccess.SNMP_ATTEMPTS,
                DeviceAccess.READ,
                Secret.NONE,
                DeviceAccess.V3.NONE,
                "telnet",
                DeviceAccess.TELNET_PORT,
                DeviceAccess.CONSOLE_TIMEOUT_MS,
                DeviceAccess.API_PORT,
                false,
                "",
                Secret.NONE,
                Secret.NONE,
                "huawei-smartax",
                "huawei_ma5608t",
                true,
                parameters);
    }
}
