package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.device.entity.AccessLevel.Kind;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterCheckTest {

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
            int left = all.size() - (module.equals("pon_onts_status") ? 2 : 1);
            assertThat(ReadingModules.loaded(all, off)).as(module).hasSize(left);
            assertThat(ReadingModules.enabled(all, off)).as(module).hasSize(left);
        }
        assertThat(ReadingModules.loaded(all, CustomParameters.NONE)).isEqualTo(all);
        assertThat(ReadingModules.known())
                .containsAll(Arrays.stream(ActionKind.values())
                        .map(ActionKind::module)
                        .toList());
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
