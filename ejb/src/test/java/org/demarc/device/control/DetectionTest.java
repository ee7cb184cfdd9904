package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.demarc.snmp.control.Oid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "recorded/routeros, mikrotik_router_os, mikrotik-routeros",
        "recorded/routeros_rb433gl, mikrotik_router_os, mikrotik-routeros",
        "recorded/smartax, huawei_ma5603t, huawei-smartax",
        "recorded/vsolution_v1600d, v_solution_v1600d, vsol-v1600d",
        "recorded/zxa10_c320, zte_c320, zte-c300",
        "recorded/bdcom, bdcom_gp3600_series, bdcom-gp3600",
        "recorded/cdata, c_data_fd1208s, cdata-fd12xx",
        "recorded/dlink_des-3528, dlink_des_3528, dlink-des35xx",
        "recorded/dlink_dgs-3420-28tc, dlink_general_switch, dlink-general",
        "recorded/edgecos_ecs4100-28t, edgecore_general_switch, edgecore-switches",
        "recorded/eltex-mes21xx_mes3124, eltex_general_switch, eltex-mes",
        "recorded/jetstream_jetstream-lldp, tplink_jetstream_switch, tplink-switches",
        "recorded/raisecom, raisecom_default, raisecom-switches",
        "recorded/vrp_5720-vrf, huawei_general_switch, huawei-s-series",
        "recorded/vrp_s5328c-ei, huawei_general_switch, huawei-s-series",
        "made/ma5608t, huawei_ma5608t, huawei-smartax",
        "made/bdcom_p3310c, bdcom_p3310c, bdcom-p3310",
        "made/des3200_28, dlink_des_3200_28_c1, dlink-des3200"
    })
    void recordingsAreRecognised(String name, String model, String profile) {
        Path path = Recording.fixture("snmprec/" + name + ".snmprec");

        Detection detection = CATALOG.detect(Recording.ofFixture(path).identity());

        assertThat(detection.model().key()).isEqualTo(model);
        assertThat(detection.profile().key()).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "airos-af-ltu",
                "airos_airos8",
                "datacom-dmos_dm4618",
                "edgeosolt",
                "edgeswitch_us-8",
                "eltex-mes23xx_mes2324b",
                "exa_pon",
                "fs-bdcom_s3400-48t4sp",
                "qtech_qsw-3450",
                "snr",
                "zxdsl"
            })
    @DisplayName("A26 every other recording is unknown")
    void everyOtherRecordingIsUnknown(String name) {
        Path path = Recording.fixture("snmprec/recorded/" + name + ".snmprec");

        Detection detection = CATALOG.detect(Recording.ofFixture(path).identity());

        assertThat(detection.known()).as(detection.model().key()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BDCOM(tm) P3310C Software, 1.3.6.1.4.1.3320.1.294.0, bdcom_p3310c",
        "BDCOM(tm) P3608B Software, 1.3.6.1.4.1.3320.1.999.0, bdcom_p3608b",
        "BDCOM(tm) P3616X Software, 1.3.6.1.4.1.3320.1.999.0, bdcom_p36xx_series",
        "DES-3200-28/C1 Fast Ethernet Switch, 1.3.6.1.4.1.171.10.113.5.1, dlink_des_3200_28_c1",
        "Huawei Integrated Access Software, 1.3.6.1.4.1.2011.2.381, huawei_ma5801",
        "Huawei Integrated Access Software, 1.3.6.1.4.1.2011.2.99999, huawei_smart_ax",
        "LTE-8X, 1.3.6.1.4.1.35265.1.21, eltex_lte8x",
        "LTP-8X, 1.3.6.1.4.1.35265.1.22, eltex_ltp",
        "MES2124, 1.3.6.1.4.1.35265.1.52, eltex_general_switch",
        "router, 1.3.6.1.4.1.14988.1, mikrotik_router_os",
        "RouterOS CCR1036-8G-2S+, 1.3.6.1.4.1.14988.1, mikrotik_ccr1036",
        "V1600D8, 1.3.6.1.4.1.37950.1.1.5.10.14.1, v_solution_v1600d"
    })
    void rulesTellModelsApart(String sysDescr, String sysObjectId, String model) {
        Detection detection = CATALOG.detect(new Identity(sysDescr, sysObjectId, null));

        assertThat(detection.model().key()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "BDCOM(tm) P3616X Software, 1.3.6.1.4.1.3320.1.999.0, GPON0/1, bdcom_gp3600_series",
        "BDCOM(tm) GP3600-08 Software, 1.3.6.1.4.1.3320.1.999.0, EPON0/1, bdcom_p36xx_series",
        "my olt, 1.3.6.1.4.1.3320.1.999.0, EPON0/1, bdcom_p36xx_series",
        "BDCOM(tm) P3310C Software, 1.3.6.1.4.1.3320.1.294.0, EPON0/1, bdcom_p3310c",
        "my olt, 1.3.6.1.4.1.37950.1.1.5.10.14.1, EPON0/1, v_solution_v1600d",
        "my olt, 1.3.6.1.4.1.37950.1.1.5.10.14.1, GPON0/1, v_solution_v1600g",
        "V1600D, 1.3.6.1.4.1.37950.1.1.5.10.14.1, GPON0/1, v_solution_v1600g",
        "FD1604, 1.3.6.1.4.1.17409, gpon 0/0/4, c_data_fd1604_fw3",
        "FD1604, 1.3.6.1.4.1.17409, pon0/0/4, c_data_fd1604",
        "FD1700S, 1.3.6.1.4.1.17409, gpon 0/0/16, c_data_fd1700s_fw3",
        "my olt, 1.3.6.1.4.1.17409, gpon 0/0/8, c_data_fd1608_fw3",
        "my olt, 1.3.6.1.4.1.17409, gpon 0/0/16, c_data_fd1616_fw3"
    })
    @DisplayName("DEV-4 interface names correct what the description says")
    void interfaceNamesCorrectWhatTheDescriptionSays(String sysDescr, String sysObjectId, String name, String model) {
        Identity identity = new Identity(sysDescr, sysObjectId, null, Set.of("lo", name));

        assertThat(CATALOG.detect(identity).model().key()).isEqualTo(model);
    }

    @Test
    @DisplayName("DEV-2 one more object tells a variant and its silence leaves the model")
    void oneMoreObjectTellsAVariantAndItsSilenceLeavesTheModel() {
        Oid object = Oid.parse("1.3.6.1.4.1.37950.1.1.5.10.14.1.0");
        Detection base = CATALOG.detect(new Identity("V1600D8", "1.3.6.1.4.1.37950.1.1.5.10.14.1", null));

        assertThat(CATALOG.variantObjects(base.model())).containsExactly(object);
        assertThat(CATALOG.variant(base, Map.of(object, "V1600D16")).model().key())
                .isEqualTo("v_solution_v1600d16");
        assertThat(CATALOG.variant(base, Map.of(object, "V1600D16")).profile().key())
                .isEqualTo("vsol-v1600d");
        assertThat(CATALOG.variant(base, Map.of()).model().key()).isEqualTo("v_solution_v1600d");
        assertThat(CATALOG.variant(base, Map.of(object, "else"))).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({"10, c_data_fd1204sn", "14, c_data_fd1608", "20, c_data_fd1208s", "26, c_data_fd1216s_r1", "22, ''"})
    @DisplayName("DEV-4 a renamed olt of cdata is told by the number of its interfaces")
    void aRenamedOltOfCDataIsToldByTheNumberOfItsInterfaces(long ifNumber, String model) {
        Detection detection = CATALOG.detect(new Identity("my olt", "1.3.6.1.4.1.17409", ifNumber));

        assertThat(detection.model().key()).isEqualTo(model);
    }

    @Test
    @DisplayName("DEV-4 a renamed olt of cdata with 22 interfaces is a FD1616 when it has the table of GPON ONUs")
    void aRenamedFd1616IsToldByItsTable() {
        Oid serials = Oid.parse("1.3.6.1.4.1.17409.2.8.4.1.1.3");
        Identity renamed = new Identity("my olt", "1.3.6.1.4.1.17409", 22L);

        assertThat(CATALOG.rowsToLookFor(renamed)).containsExactly(serials);
        assertThat(CATALOG.detect(renamed.withRows(Set.of(serials))).model().key())
                .isEqualTo("c_data_fd1616");
        assertThat(CATALOG.rowsToLookFor(new Identity("my olt", "1.3.6.1.4.1.17409", 20L)))
                .isEmpty();
        assertThat(CATALOG.rowsToLookFor(new Identity("FD1616", "1.3.6.1.4.1.17409", 22L)))
                .isEmpty();
    }

    @Test
    void theFirmwareOfAnOltOfCDataIsReadFromOneMoreObject() {
        Oid firmware = Oid.parse("1.3.6.1.4.1.17409.2.3.1.3.1.1.9.1.0");
        Detection base = CATALOG.detect(new Identity("FD1616", "1.3.6.1.4.1.17409", null));

        assertThat(CATALOG.variant(base, Map.of(firmware, "V3.2.1")).model().key())
                .isEqualTo("c_data_fd1616_fw3");
        assertThat(CATALOG.variant(base, Map.of(firmware, "V1.6.2"))).isEqualTo(base);
    }

    @Test
    void anIdentifierRuleEndsAtADot() {
        assertThat(Model.objectIdRule(".1.3.6.1.4.1.171.10.113.5.1")
                        .matcher(".1.3.6.1.4.1.171.10.113.5.10")
                        .find())
                .isFalse();
        assertThat(Model.objectIdRule("1082.1001.300.2.1$")
                        .matcher(".1.3.6.1.4.1.3902.1082.1001.300.2.1")
                        .find())
                .isTrue();
    }

    @Test
    @DisplayName("DEV-3 what nobody knows is unknown and read by standard mibs")
    void whatNobodyKnowsIsUnknownAndReadByStandardMibs() {
        Detection detection = CATALOG.detect(new Identity("Something else", "1.3.6.1.4.1.99999.1", 4L));

        assertThat(detection.known()).isFalse();
        assertThat(detection.profile().key()).isEqualTo(DeviceProfile.GENERIC);
        assertThat(CATALOG.detect(new Identity("", "", null)).known()).isFalse();
    }

    @Test
    void quotesAndBlanksAroundSysDescrDoNotCount() {
        assertThat(new Identity("\"V1600D \" ", "", null).sysDescr()).isEqualTo("V1600D");
    }
}
