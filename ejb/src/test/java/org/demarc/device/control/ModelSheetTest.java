package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSheetTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    private static ModelSheet sheet(String key) {
        return ModelSheet.of(CATALOG, key).orElseThrow();
    }

    @Test
    @DisplayName(
            "Row 14 every model of the catalogue has a sheet with at least a rule, a reading and the recording of its profile")
    void everyModelHasASheet() {
        for (Model model : CATALOG.models()) {
            ModelSheet sheet = sheet(model.key());

            assertThat(sheet.rules()).as(model.key()).isNotEmpty();
            assertThat(sheet.readings()).as(model.key()).isNotEmpty().allSatisfy(served -> assertThat(served.columns())
                    .as(model.key() + " " + served.reading())
                    .isNotEmpty());
            if (!sheet.profile().equals(DeviceProfile.GENERIC)) {
                assertThat(sheet.evidence()).as(model.key()).isNotNull();
            }
        }
    }

    @Test
    @DisplayName(
            "Row 14 a sheet says how a model is recognised, what it tells with its objects, and what is done by which way")
    void aSheetSaysWhatIsKnown() {
        ModelSheet olt = sheet("bdcom_gp3600_series");

        assertThat(olt.vendor()).isEqualTo("BDCOM");
        assertThat(olt.type()).isEqualTo(DeviceType.OLT);
        assertThat(olt.profile()).isEqualTo("bdcom-gp3600");
        assertThat(olt.rules()).extracting(ModelSheet.Rule::trial).containsExactly(0, 4);
        assertThat(olt.rules().get(1).sysDescr()).isEqualTo(".*GP3600");
        ModelSheet.Served signal = olt.readings().stream()
                .filter(served -> served.reading().equals("onu-signal"))
                .findFirst()
                .orElseThrow();
        assertThat(signal.polled()).isTrue();
        assertThat(signal.modules()).contains("pon_onts_optical");
        assertThat(signal.columns())
                .contains(new ModelSheet.Source("rxDbm", java.util.List.of("1.3.6.1.4.1.3320.10.3.4.1.2")));
        assertThat(olt.readings())
                .filteredOn(served -> served.reading().equals("uni"))
                .singleElement()
                .satisfies(served -> assertThat(served.polled()).isFalse());
        assertThat(olt.actions())
                .filteredOn(action -> action.action().equals("onu-state"))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.ways()).containsExactly(ModelSheet.Way.SNMP);
                    assertThat(action.verified()).isTrue();
                    assertThat(action.arguments()).containsExactly("state");
                });
        assertThat(olt.archived()).isTrue();
    }

    @Test
    @DisplayName(
            "Row 14, row 15: a sheet says by which modules readings and details are switched off, whole and in part")
    void aSheetSaysByWhichModulesReadingsAreSwitchedOff() {
        ModelSheet olt = sheet("huawei_ma5608t");

        assertThat(served(olt, "uni").modules()).containsExactly("uni_interfaces_status");
        assertThat(served(olt, "onu-state").parts())
                .extracting(ModelSheet.Part::module)
                .containsExactly("pon_onts_reasons");
        assertThat(served(olt, "onu-state").parts().get(0).columns()).contains("downReason");
        assertThat(served(olt, "interface-counters").parts())
                .contains(new ModelSheet.Part("pon_interface_counters", java.util.List.of(), true));
        assertThat(served(sheet("bdcom_p3310c"), "fdb").parts())
                .containsExactly(new ModelSheet.Part("pon_fdb", java.util.List.of(), true));
    }

    @Test
    @DisplayName(
            "Row 14, row 15: what custom parameters switch off of a model is told of readings, of details and of parts")
    void whatIsSwitchedOffIsTold() {
        DeviceProfile family = CATALOG.profile("", "huawei_ma5608t");
        ModelSheet olt = sheet("huawei_ma5608t");
        CustomParameters parameters = CustomParameters.of(
                "{\"disabled_modules\":[\"uni_interfaces_status\",\"pon_onts_reasons\"],\"optical_load_only\":[\"rx\"]}");

        assertThat(served(olt, "uni").isOn(family, CustomParameters.NONE)).isTrue();
        assertThat(served(olt, "uni").isOn(family, parameters)).isFalse();
        assertThat(served(olt, "onu-state").isOn(family, parameters)).isTrue();
        assertThat(served(olt, "onu-state").parts(parameters))
                .extracting(ModelSheet.Part::enabled)
                .containsExactly(false);
        assertThat(served(olt, "onu-signal").parts(parameters)).singleElement().satisfies(part -> {
            assertThat(part.module()).isEqualTo("optical_load_only");
            assertThat(part.columns()).contains("txDbm").doesNotContain("rxDbm");
            assertThat(part.enabled()).isFalse();
        });
        assertThat(served(olt, "resources")
                        .isOn(family, CustomParameters.of("{\"modules_loading\":{\"sys_temp\":false}}")))
                .isFalse();
    }

    private static ModelSheet.Served served(ModelSheet sheet, String reading) {
        return sheet.readings().stream()
                .filter(one -> one.reading().equals(reading))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Row 14 a variant names its base model and the object that tells it")
    void aVariantNamesItsBase() {
        ModelSheet.Rule rule = sheet("bdcom_gp3600_08").rules().get(0);

        assertThat(rule.variantOf()).isEqualTo("bdcom_gp3600_series");
        assertThat(rule.object()).isEqualTo("1.3.6.1.4.1.3320.9.181.1.1.2.0");
        assertThat(rule.says()).isEqualTo("^GP3600-08");
    }

    @Test
    @DisplayName("Row 14 what RouterOS' API brings and does is told as such")
    void whatTheApiBringsIsTold() {
        Model router = CATALOG.models().stream()
                .filter(model -> model.type() == DeviceType.ROUTEROS)
                .findFirst()
                .orElseThrow();

        ModelSheet sheet = sheet(router.key());

        assertThat(sheet.readings())
                .filteredOn(served -> served.way() == ModelSheet.Way.API)
                .extracting(ModelSheet.Served::reading)
                .contains("dhcp-leases", "queues", "bgp-peers");
        assertThat(sheet.actions())
                .filteredOn(action -> action.action().equals("static-lease"))
                .singleElement()
                .satisfies(action -> assertThat(action.ways()).isEqualTo(Set.of(ModelSheet.Way.API)));
    }

    @Test
    @DisplayName("Row 14 a profile of the installation's own directory has no recording of the product")
    void anOwnProfileHasNoRecordingOfTheProduct(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("own.yaml"), """
                profile: bdcom-gp3600
                name: Our own GP3600
                type: OLT
                uses: [if-mib]
                models:
                  - { key: bdcom_gp3600_series, name: Our own, sysDescr: GP3600 }
                """);

        ModelSheet sheet = ModelSheet.of(ProfileCatalog.withDirectory(directory), "bdcom_gp3600_series")
                .orElseThrow();

        assertThat(sheet.ofDirectory()).isTrue();
        assertThat(sheet.evidence()).isNull();
        assertThat(ModelSheet.of(CATALOG, "no_such_model")).isEmpty();
    }
}
