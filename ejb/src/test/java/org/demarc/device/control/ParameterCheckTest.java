package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.ProblemException;
import org.demarc.device.entity.AccessLevel.Kind;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.SwitchedOff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterCheckTest {

    /** devices.md chapter 3, table after table. */
    private static final String CHAPTER_3 = """
            supported_modules system sys_resources sys_temp net_settings interfaces_list interfaces_status parse_interface
            interface_descriptions interface_counters counters errors rmon link_info fdb vlans vlan_list vlans_by_port pvid cable_diag
            sfp_diag sfp_media sfp_optical sfp_info ddm_info lldp_info snooping_info interface_rate_limits direct_routes arps bgp_info
            bgp_peers bgp_peer_routes bgp_sessions power_status pon_ports_list pon_ports_optical pon_count_registered_onts
            pon_onts_status pon_ont_state pon_onts_optical pon_onts_serial pon_onts_mac_addr pon_onts_reasons pon_onts_down_history
            pon_onts_vendor pon_onts_configuration pon_onts_service_profile pon_fdb pon_interface_counters uni_interfaces_status
            uni_interfaces_vlans uni_interfaces_counters unregistered_onts pon_profiles gpon_profiles card_list card_status slot_info
            onu_ip_host zte_ont_info zte_ont_configuration arp_info arp_ping lease_info dhcp_server_info interface_vlan_info
            interface_info address_list_info simple_queue_info ctrl_static_lease ctrl_static_arp address_list_ctrl simple_queue_ctrl
            ctrl_port_state ctrl_port_speed ctrl_port_descr ctrl_vlan_state ctrl_vlan_port clear_counters save_config reboot
            clear_iface_counters ctrl_reset_port ctrl_ont_reboot ctrl_ont_reset ctrl_ont_delete ctrl_ont_clear_counters
            ctrl_ont_disable ctrl_ont_descr ctrl_ont_uni_admin_state ctrl_set_device_name ctrl_set_device_description
            ctrl_set_device_location ctrl_set_device_contact console_command multi_console_command power_control_output_list
            power_sensor_state knock_sensor_state digital_lines_list analog_lines_list ctrl_power_control_output ctrl_digital_line
            ctrl_analog_line
            """;

    @Test
    @DisplayName("row 15: the twelve keys of the specification are known, and two of Demarc's own for a device")
    void theTwelveKeysAreKnown() {
        assertThat(ParameterCheck.keys(Kind.SYSTEM))
                .containsExactlyInAnyOrder(
                        "access",
                        "sw_core_connection",
                        "disable_save_description_on_physical_ifaces",
                        "load_snooping_info",
                        "modules_loading",
                        "show_optical_info_from_history",
                        "optical_load_only",
                        "sn_as_ascii",
                        "epon_description_block_index",
                        "enable_auto_cable_diag",
                        "oxidized",
                        "disabled_modules");
        assertThat(ParameterCheck.keys(Kind.DEVICE)).hasSize(14).contains("apiPin", "noIcmp");
    }

    @Test
    @DisplayName("row 15: what fits is taken as it is")
    void whatFitsIsTaken() {
        var values = ParameterCheck.checked(Kind.MODEL, """
                {"access": {}, "sw_core_connection": {"timeout": 3}, "disable_save_description_on_physical_ifaces": true,
                 "load_snooping_info": false, "modules_loading": {"fdb": false}, "show_optical_info_from_history": true,
                 "optical_load_only": ["rx", "olt_rx"], "sn_as_ascii": true, "epon_description_block_index": 2,
                 "enable_auto_cable_diag": false, "oxidized": {"model": "bdcom"}, "disabled_modules": ["fdb", "ctrl_port_state"]}
                """, Map.of());

        assertThat(values).hasSize(12);
        assertThat(ParameterCheck.checked(Kind.SYSTEM, "  ", Map.of())).isEmpty();
    }

    @Test
    @DisplayName("row 15: what others wrote under keys of theirs may be said again as it is, and not otherwise")
    void keysOfOthersMayBeSaidAgain() {
        var foreign = ParameterCheck.foreign("{\"sync\": {\"id\": 7}, \"sn_as_ascii\": true}");

        assertThat(foreign).containsOnlyKeys("sync");
        assertThat(ParameterCheck.checked(Kind.DEVICE, "{\"sync\": {\"id\": 7}, \"sn_as_ascii\": false}", foreign))
                .containsOnlyKeys("sn_as_ascii");
        assertThatThrownBy(() -> ParameterCheck.checked(Kind.DEVICE, "{\"sync\": {\"id\": 8}}", foreign))
                .hasMessageContaining("sync: there is no such key");
    }

    @ParameterizedTest
    @DisplayName("row 15: what does not fit is refused with its place and the reason")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"snow\": 1}` | snow: there is no such key",
                "`{\"load_snooping_info\": \"no\"}` | load_snooping_info: must be true or false",
                "`{\"disabled_modules\": [\"fdb\", \"rubbish\"]}` | disabled_modules[1]: must be one of",
                "`{\"disabled_modules\": \"fdb\"}` | disabled_modules: must be a list of texts",
                "`{\"optical_load_only\": [7]}` | optical_load_only[0]: must be a text",
                "`{\"modules_loading\": {\"fdb\": 1}}` | modules_loading.fdb: must be true or false",
                "`{\"modules_loading\": {\"reboot\": true}}` | modules_loading.reboot: no such module is loaded",
                "`{\"epon_description_block_index\": 1.5}` | epon_description_block_index: must be a whole number",
                "`{\"oxidized\": []}` | oxidized: must be an object",
                "`{\"access\": {\"snmp\": [{\"rw_community\": \"x\"}]}}` | access.snmp[0].rw_community: secrets are not kept",
                "`{\"oxidized\": {\"enablePassword\": \"x\"}}` | oxidized.enablePassword: secrets are not kept",
                "`{\"oxidized\": {\"a\": \"\\u0000\"}}` | a character of number 0",
                "`{\"apiPin\": \"aa\"}` | apiPin: there is no such key",
                "`{\"sn_as_ascii\": true, \"sn_as_ascii\": false}` | line 1, column",
                "`{\"sn_as_ascii\": true` | line 1, column",
                "`[1]` | it must be a JSON object"
            })
    void whatDoesNotFitIsRefused(String json, String reason) {
        assertThatThrownBy(() -> ParameterCheck.checked(Kind.PROFILE, json, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.BAD_PARAMETERS))
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("row 15: every reading of profiles that is a module can be switched off by its name")
    void everyModuleIsAReadingOfOurs() {
        EnumSet<Reading> all = EnumSet.allOf(Reading.class);
        for (String module : ReadingModules.polled()) {
            CustomParameters off = CustomParameters.of("{\"disabled_modules\": [\"" + module + "\"]}");
            boolean whole = ReadingModules.loaded(all, off).size() < all.size();
            boolean part = !LeftOut.of(off::isDisabled).isNothing() || !off.savesDescriptions();
            assertThat(whole || part).as(module).isTrue();
            assertThat(ReadingModules.enabled(all, off)).as(module).isEqualTo(ReadingModules.loaded(all, off));
        }
        assertThat(ReadingModules.loaded(all, CustomParameters.NONE)).isEqualTo(all);
        assertThat(ReadingModules.known())
                .containsAll(Arrays.stream(ActionKind.values())
                        .map(ActionKind::module)
                        .toList());
    }

    @Test
    @DisplayName("row 15: every module that devices.md chapter 3 names may be disabled")
    void everyModuleOfTheSpecificationMayBeDisabled() {
        for (String module : CHAPTER_3.strip().split("\\s+")) {
            String json = "{\"disabled_modules\": [\"" + module + "\"]}";

            assertThat(ParameterCheck.checked(Kind.DEVICE, json, Map.of()))
                    .as(module)
                    .containsKey("disabled_modules");
        }
    }

    @Test
    @DisplayName("row 15: a module that is a part of a reading takes its columns away, and no others")
    void aModuleThatIsAPartOfAReadingTakesItsColumnsAway() {
        DeviceProfile family = ProfileCatalog.bundled().profile("huawei-smartax", "huawei_ma5608t");
        DeviceProfile plain = ProfileCatalog.bundled().profile("generic-switch", "");

        assertThat(columns(plain, Reading.INTERFACE_COUNTERS)).contains("inErrors", "inOctets");
        assertThat(columns(without(plain, "errors"), Reading.INTERFACE_COUNTERS))
                .contains("inOctets")
                .doesNotContain("inErrors", "outErrors", "inDiscards", "outDiscards");
        assertThat(columns(family, Reading.ONU_STATE)).contains("status", "downReason");
        assertThat(columns(without(family, "pon_onts_reasons"), Reading.ONU_STATE))
                .contains("status")
                .doesNotContain("downReason");
        assertThat(family.parts(Reading.INTERFACE_COUNTERS))
                .anyMatch(part -> !part.technology().isEmpty());
        assertThat(without(family, "pon_interface_counters").parts(Reading.INTERFACE_COUNTERS))
                .allMatch(part -> part.technology().isEmpty());
        assertThat(without(family, "fdb")).isSameAs(family);
    }

    private static DeviceProfile without(DeviceProfile family, String module) {
        return ReadingModules.enabled(family, CustomParameters.of("{\"disabled_modules\": [\"" + module + "\"]}"));
    }

    private static Set<String> columns(DeviceProfile family, Reading reading) {
        return family.parts(reading).stream()
                .flatMap(part -> part.columns().stream())
                .map(Column::name)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    @DisplayName(
            "row 15: what is switched off says by which parameter and on which level, the nearest that says anything")
    void whatIsSwitchedOffSaysByWhom() {
        CustomParameters parameters = CustomParameters.of(
                "{\"disabled_modules\":[\"fdb\"],\"load_snooping_info\":false}",
                Map.of(
                        Kind.SYSTEM, "{\"disabled_modules\":[\"arps\"],\"load_snooping_info\":false}",
                        Kind.MODEL, "{\"disabled_modules\":[\"fdb\"]}"));

        assertThat(ReadingModules.whyDisabled(Reading.FDB, parameters))
                .contains(new SwitchedOff("disabled_modules", "fdb", Kind.MODEL))
                .hasValueSatisfying(
                        off -> assertThat(off.text())
                                .isEqualTo(
                                        "switched off by the custom parameters: disabled_modules on the level of the model names fdb"));
        assertThat(ReadingModules.whyDisabled(Reading.ARP, parameters)).isEmpty();
        assertThat(ReadingModules.whyDisabled(Reading.SNOOPING, parameters)).isEmpty();
        assertThat(ReadingModules.switchedOff(
                        Set.of(Reading.SNOOPING, Reading.ARP),
                        ProfileCatalog.bundled().generic(),
                        parameters))
                .containsOnly(Map.entry(
                        Reading.SNOOPING, new SwitchedOff("load_snooping_info", "snooping_info", Kind.SYSTEM)));
    }

    @ParameterizedTest
    @DisplayName(
            "row 15: a reading of which nothing is left in a family is switched off there, by the part that it was")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "huawei-smartax | resources | `{\"disabled_modules\":[\"sys_temp\"]}` | sys_temp",
                "gcom-gl5610 | onu-state | `{\"modules_loading\":{\"pon_onts_reasons\":false}}` | pon_onts_reasons",
                "zte-c300 | resources | `{\"disabled_modules\":[\"sys_temp\",\"power_status\"]}` | power_status",
                "zte-c300 | resources | `{\"disabled_modules\":[\"sys_temp\"]}` | ``",
                "bdcom-gp3600 | onu-signal | `{\"optical_load_only\":[\"temp\"]}` | temp",
                "bdcom-p3310 | fdb | `{\"disabled_modules\":[\"pon_fdb\"]}` | ``",
                "generic-switch | resources | `{\"disabled_modules\":[\"sys_temp\"]}` | ``"
            })
    void whereNothingIsLeftTheReadingIsSwitchedOff(String profile, String reading, String json, String module) {
        DeviceProfile family = ProfileCatalog.bundled().profile(profile);
        CustomParameters parameters = CustomParameters.of(json);
        Reading told = Reading.withKey(reading).orElseThrow();

        var off = ReadingModules.switchedOff(family.offered(), family, parameters);

        assertThat(off.keySet()).isEqualTo(module.isEmpty() ? Set.of() : Set.of(told));
        assertThat(off.values()).extracting(SwitchedOff::module).allMatch(module::equals);
        boolean disabled = json.contains("disabled_modules");
        assertThat(ReadingModules.whyDisabled(told, family, parameters).isPresent())
                .isEqualTo(disabled && !module.isEmpty());
    }

    @Test
    @DisplayName("row 15: of every family that is switched off of which its parts leave nothing, and nothing else")
    void whatIsSwitchedOffIsWhatIsNotLeft() {
        List<String> parts = ReadingModules.polled().stream()
                .filter(module -> !LeftOut.of(module::equals).isNothing())
                .toList();
        List<String> said = new ArrayList<>(parts.stream()
                .map(part -> "{\"disabled_modules\":[\"" + part + "\"]}")
                .toList());
        said.add("{\"disabled_modules\":[\"" + String.join("\",\"", parts) + "\"]}");
        List.of("rx", "tx", "olt_rx", "temp", "voltage", "distance")
                .forEach(level -> said.add("{\"optical_load_only\":[\"" + level + "\"]}"));
        Set<String> emptied = new TreeSet<>();

        for (String json : said) {
            CustomParameters parameters = CustomParameters.of(json);
            WantedColumns wanted = WantedColumns.ALL.withOptics(parameters.opticalColumns());
            for (DeviceProfile family : ProfileCatalog.bundled().profiles()) {
                Set<Reading> gone = family.offered();
                gone.removeAll(
                        ReadingModules.loaded(family.only(wanted), parameters).offered());

                assertThat(ReadingModules.switchedOff(family.offered(), family, parameters)
                                .keySet())
                        .as(family.key() + " " + json)
                        .isEqualTo(gone);
                gone.forEach(reading -> emptied.add(reading.key()));
            }
        }
        assertThat(emptied).contains("resources", "onu-signal");
    }

    @Test
    @DisplayName(
            "row 15: levels of ONUs that a family does not tell leave nothing of them, and the named ones are the reason")
    void levelsThatAFamilyDoesNotTellLeaveNothing() {
        DeviceProfile family = ProfileCatalog.trial(OWN_OLT, "");
        CustomParameters parameters = CustomParameters.of("{\"optical_load_only\":[\"temp\",\"voltage\"]}");

        assertThat(ReadingModules.whyNotLoaded(Reading.ONU_SIGNAL, family, parameters))
                .contains(new SwitchedOff("optical_load_only", "temp, voltage", Kind.DEVICE));
        assertThat(ReadingModules.whyDisabled(Reading.ONU_SIGNAL, family, parameters))
                .isEmpty();
        assertThat(ReadingModules.whyNotLoaded(
                        Reading.ONU_SIGNAL, family, CustomParameters.of("{\"optical_load_only\":[\"tx\",\"temp\"]}")))
                .isEmpty();
    }

    @Test
    @DisplayName("row 15: a reading of two parts is switched off when both are")
    void aReadingOfTwoPartsNeedsBoth() {
        DeviceProfile family = ProfileCatalog.trial(OWN_OLT, "");

        assertThat(NothingLeft.of(family, Reading.RESOURCES)).containsExactly(Set.of("power_status", "sys_temp"));
        assertThat(NothingLeft.of(family, Reading.INTERFACE_COUNTERS))
                .containsExactlyInAnyOrder(Set.of("errors"), Set.of("pon_interface_counters"));
        assertThat(NothingLeft.of(family, Detail.UNI)).containsExactly(Set.of("uni_interfaces_vlans"));
        assertThat(NothingLeft.of(family, Reading.FDB)).containsExactly(Set.of("pon_fdb"));
        assertThat(NothingLeft.of(family, Reading.ONU_STATE)).isEmpty();
    }

    /** Tells nothing but what is a part of readings elsewhere. */
    private static final String OWN_OLT = """
            profile: own-olt
            name: Our own OLT
            type: OLT
            models: [{ key: own_olt, name: Our own, sysDescr: own }]
            readings:
              resources:
                - index: row
                  columns:
                    temperatureC: { oid: 1.3.6.1.4.1.99999.1.1, type: number }
                    powerState: { oid: 1.3.6.1.4.1.99999.1.2, type: text }
              interface-counters:
                - index: pon.onu
                  technology: gpon
                  columns:
                    inErrors: { oid: 1.3.6.1.4.1.99999.2.1, type: number }
              fdb:
                - index: if-index+onu
                  role: own-macs
                  columns:
                    mac: { oid: 1.3.6.1.4.1.99999.5.1, type: text, as: mac }
                - index: zte-onu.vlan.mac
                  role: onu-rows
                  columns:
                    listed: { oid: 1.3.6.1.4.1.99999.5.2, type: text }
              onu-signal:
                - index: pon.onu
                  technology: gpon
                  columns:
                    rxDbm: { oid: 1.3.6.1.4.1.99999.3.1, type: number }
                    txDbm: { oid: 1.3.6.1.4.1.99999.3.2, type: number }
            details:
              uni:
                - index: pon.onu.uni
                  columns:
                    vlan: { oid: 1.3.6.1.4.1.99999.4.1, type: number }
            """;

    @Test
    @DisplayName("row 15: what is told of ONUs is switched off for an ONU, where its family tells it so")
    void whatIsToldOfOnusIsSwitchedOffForAnOnu() {
        CustomParameters parameters =
                CustomParameters.of("{\"disabled_modules\":[\"pon_fdb\",\"pon_interface_counters\"]}");
        DeviceProfile epon = ProfileCatalog.bundled().profile("bdcom-p3310");
        DeviceProfile plain = ProfileCatalog.bundled().generic();

        assertThat(ReadingModules.whyDisabled(Reading.FDB, epon, true, parameters))
                .contains(new SwitchedOff("disabled_modules", "pon_fdb", Kind.DEVICE));
        assertThat(ReadingModules.whyDisabled(Reading.FDB, epon, false, parameters))
                .isEmpty();
        assertThat(ReadingModules.whyDisabled(Reading.FDB, plain, true, parameters))
                .isEmpty();
        assertThat(ReadingModules.whyDisabled(Reading.INTERFACE_COUNTERS, epon, true, parameters))
                .contains(new SwitchedOff("disabled_modules", "pon_interface_counters", Kind.DEVICE));
    }

    @Test
    @DisplayName("row 15: what polls leave out is still read for a question, unless it is disabled")
    void notLoadedIsNotDisabled() {
        Set<Reading> fdb = Set.of(Reading.FDB);

        assertThat(ReadingModules.enabled(fdb, CustomParameters.of("{\"modules_loading\":{\"fdb\":false}}")))
                .isEqualTo(fdb);
        assertThat(ReadingModules.loaded(fdb, CustomParameters.of("{\"modules_loading\":{\"fdb\":false}}")))
                .isEmpty();
    }

    @Test
    @DisplayName("row 15: only the named levels of ONUs are asked for")
    void onlyTheNamedLevelsAreAskedFor() {
        List<String> columns = CustomParameters.of("{\"optical_load_only\":[\"rx\",\"distance\"]}")
                .opticalColumns();

        assertThat(WantedColumns.ALL.withOptics(columns))
                .isEqualTo(new WantedColumns(Map.of(Reading.ONU_SIGNAL, Set.of("rxDbm", "distanceM"))));
        assertThat(WantedColumns.ALL.withOptics(CustomParameters.NONE.opticalColumns()))
                .isSameAs(WantedColumns.ALL);
        assertThat(Reading.ONU_SIGNAL.columns()).contains("rxDbm", "distanceM");
    }

    @Test
    @DisplayName("row 15: texts that were never checked say nothing where they do not fit")
    void whatWasNeverCheckedSaysNothing() {
        CustomParameters odd =
                CustomParameters.of("{\"disabled_modules\": \"fdb\", \"sn_as_ascii\": 0, \"noIcmp\": \"true\"}");

        assertThat(odd.isDisabled("fdb")).isFalse();
        assertThat(odd.showsSerialsInLetters()).isTrue();
        assertThat(CustomParameters.of("{broken")).isEqualTo(CustomParameters.NONE);
    }
}
