package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.Detail;
import org.demarc.device.control.InterfaceRow;
import org.demarc.device.control.OnuRow;
import org.demarc.device.control.OnuSignalRow;
import org.demarc.device.control.OnuStateRow;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.lab.Fixtures;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.onu.entity.OnuStatus;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Set<Reading> LEVELS = Set.of(Reading.ONU_STATE, Reading.ONU_SIGNAL);
    private static final Set<Reading> NO_LEVELS = Set.of(Reading.ONU_STATE);

    private static JsonNode json(Object view) throws IOException {
        return WildcoreJson.MAPPER.readTree(WildcoreJson.MAPPER.writeValueAsString(view));
    }

    private static JsonNode sample(String file) throws IOException {
        return WildcoreJson.MAPPER.readTree(Files.readString(Fixtures.file("wildcore/api/" + file)));
    }

    private static Diagnosis diagnosis(String status, String oltStatus) {
        return new Diagnosis(
                Example.onu(status, oltStatus), Example.detail(), Example.OWNER, Example.ALL, Example.VIEWS);
    }

    @Test
    void aDiagnosisOfWhatIsRememberedEqualsTheSampleAnswer() throws IOException {
        ObjectNode expected = (ObjectNode) sample("diag_onu.json").path("data");
        ((ObjectNode) expected.at("/iface/device/model")).put("id", LineViews.modelId("huawei_ma5608t"));

        JsonNode shown = json(diagnosis("Online", "Up").ofStored());

        assertThat(shown.path("iface").toString())
                .isEqualTo(expected.path("iface").toString());
        assertThat(shown.at("/diagnostic/data").toString())
                .isEqualTo(expected.at("/diagnostic/data").toString());
        assertThat(keys(shown.at("/device_status/data"))).isEqualTo(keys(expected.at("/device_status/data")));
        assertThat(keys(shown.at("/diagnostic/meta/pon_onts_optical")))
                .isEqualTo(keys(expected.at("/diagnostic/meta/pon_onts_optical")));
    }

    @Test
    void aDiagnosisOfAPortOfASwitchThatIsDownEqualsTheSampleAnswer() throws IOException {
        ObjectNode expected =
                (ObjectNode) sample("diag_port_one_module_failed.json").path("data");
        ((ObjectNode) expected.at("/iface/device/model")).put("id", LineViews.modelId("dlink_des_3200_28_c1"));
        // Its family has no objects for the optics of a switch port.
        ((ObjectNode) expected.at("/diagnostic/meta")).remove("sfp_optical");
        var port =
                new Diagnosis(Example.port("Down"), Example.detailOfPort(), null, Example.ALL_OF_PORT, Example.VIEWS);

        JsonNode shown = json(port.ofStored());

        assertThat(shown.path("iface").toString())
                .isEqualTo(expected.path("iface").toString());
        assertThat(shown.at("/diagnostic/data").toString())
                .isEqualTo(expected.at("/diagnostic/data").toString());
        assertThat(shown.path("device_status").toString())
                .isEqualTo(expected.path("device_status").toString());
        assertThat(keys(shown.at("/diagnostic/meta"))).isEqualTo(keys(expected.at("/diagnostic/meta")));
        expected.at("/diagnostic/meta").properties().forEach(module -> {
            JsonNode ours = shown.at("/diagnostic/meta").path(module.getKey());
            for (String key : List.of("time", "source", "from_cache", "device_ip", "error")) {
                assertThat(ours.path(key))
                        .as(module.getKey())
                        .isEqualTo(module.getValue().path(key));
            }
        });
    }

    @Test
    void aSearchThatFindsAPortEqualsTheSampleAnswer() throws IOException {
        ObjectNode expected = (ObjectNode) sample("search_port.json").at("/data/0");
        ((ObjectNode) expected.at("/device/model")).put("id", LineViews.modelId("dlink_des_3200_28_c1"));

        assertThat(json(Example.VIEWS.of(Example.port("Up"), null)).toString()).isEqualTo(expected.toString());
    }

    @Test
    void aLanPortThatTellsSpeedAndDuplexApartShowsThemTogether() throws IOException {
        var uni = new LineDetail.Uni(2, "Up", "Enabled", "100M", "Full", 101, "Tagged");
        var details = new LineDetail.Details(Example.NOW, List.of(uni), null, List.of(), null);
        var known = Example.detail();
        var detail = new LineDetail(known.port(), known.counters(), known.macs(), known.states(), details);

        JsonNode shown = json(new Diagnosis(Example.onu(), detail, null, Example.ALL, Example.VIEWS).ofStored());

        assertThat(shown.at("/diagnostic/data/uni/0").toString())
                .isEqualTo(
                        "{\"num\":2,\"id\":2,\"name\":\"eth2\",\"status\":\"Up\",\"admin_state\":\"Enabled\","
                                + "\"speed\":\"100-Full\",\"admin_speed\":\"100-Full\",\"mode\":\"tag\",\"pvid\":101,\"trunk_vlans\":null}");
    }

    @Test
    void whatWasNeverReadOrIsOldIsWorthReadingAgainWhileTheDeviceAnswers() throws IOException {
        Instant hourAgo = Example.NOW.minusSeconds(3600);
        var never = new LineDetail(null, null, List.of(), List.of(), LineDetail.Details.NONE);

        assertThat(diagnosis("Online", "Up").hasGrownOld(hourAgo, LEVELS)).isFalse();
        assertThat(diagnosis("Online", "Up").hasGrownOld(Example.NOW, LEVELS)).isTrue();
        assertThat(diagnosis("Online", "Down").hasGrownOld(Example.NOW, LEVELS)).isFalse();
        assertThat(new Diagnosis(Example.onu(), never, null, Example.ALL, Example.VIEWS).hasGrownOld(hourAgo, LEVELS))
                .isTrue();
    }

    @Test
    void aReaderThatTakesTheFirstKeyItMeetsFindsWhatIsMeant() throws IOException {
        JsonNode shown = json(diagnosis("Online", "Up").ofStored());
        for (JsonNode hit : sample("depth_first.json")) {
            boolean ofDiagnosis = hit.path("answer").asText().equals("diag_onu.json");
            JsonNode answer = ofDiagnosis ? shown : shown.path("iface");
            List<String> names = new ArrayList<>();
            hit.path("keys").forEach(key -> names.add(key.asText()));

            JsonNode found = first(answer, names, true);

            assertThat(found == null ? "" : found.asText())
                    .as(names.toString())
                    .isEqualTo(hit.path("first_hit").asText());
        }
    }

    @Test
    void aDownOltStillShowsWhatIsRememberedAndSaysThatItIsDown() throws IOException {
        JsonNode shown = json(diagnosis("Online", "Down").ofStored());

        assertThat(shown.at("/diagnostic/data/optical/rx").asDouble()).isEqualTo(-27.04);
        assertThat(shown.at("/diagnostic/meta/pon_onts_optical/from_cache").asBoolean())
                .isTrue();
        assertThat(shown.at("/device_status/error").asText()).isEqualTo("No response from 10.0.0.8");
        assertThat(shown.at("/device_status/data").isNull()).isTrue();
    }

    @Test
    void aSilentDeviceLeavesEveryPartNullAndEveryModuleSaysWhy() throws IOException {
        var silent = LiveLine.failed("DEVICE_TIMEOUT", "No response from 10.0.0.8", Example.NOW, 8);

        JsonNode shown = json(diagnosis("Online", "Up").ofLive(silent));

        JsonNode data = shown.at("/diagnostic/data");
        for (String part :
                List.of("description", "ident", "status", "optical", "vendor", "reasons", "fdb", "counters")) {
            assertThat(data.path(part).isNull()).as(part).isTrue();
        }
        assertThat(shown.at("/diagnostic/meta").size()).isEqualTo(9);
        assertThat(shown.at("/diagnostic/meta"))
                .allMatch(module -> module.at("/error/type").asText().equals("DEVICE_TIMEOUT"));
        assertThat(shown.at("/device_status").toString())
                .isEqualTo("{\"data\":null,\"error\":\"No response from 10.0.0.8\"}");
    }

    @Test
    @DisplayName("DEV-12 what the device tells stands beside what one module could not tell")
    void whatTheDeviceTellsStandsBesideWhatOneModuleCouldNotTell() throws IOException {
        var decoded = new Decoded(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new OnuStateRow(
                        "200001005", OnuStatus.ONLINE, "Online", "Activated", "Online", "LOS", null, null)),
                List.of(new OnuSignalRow("200001005", -19.5, 2.1, null, null, null, null, 900)),
                Map.of(),
                Map.of(),
                Set.of(),
                0);
        var covered = EnumSet.of(Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_SIGNAL);
        var live = new LiveLine(decoded, covered, LiveDetails.NONE, "", "", Example.NOW, 0.2);

        JsonNode shown = json(diagnosis("LOS", "Up").ofLive(live));

        assertThat(shown.at("/iface/status").asText()).isEqualTo("Online");
        assertThat(shown.at("/diagnostic/data/optical/rx").asDouble()).isEqualTo(-19.5);
        assertThat(shown.at("/diagnostic/meta/pon_onts_optical/source").asText())
                .isEqualTo("device");
        assertThat(shown.at("/diagnostic/data/vendor").isNull()).isTrue();
        assertThat(shown.at("/diagnostic/meta/pon_onts_vendor/error/type").asText())
                .isEqualTo("NOT_FOUND_ON_DEVICE");
        assertThat(shown.at("/diagnostic/meta/fdb/from_cache").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("row 15: levels that the device was not asked for are those of the last poll")
    void levelsThatWereNotAskedAreThoseOfTheLastPoll() throws IOException {
        JsonNode unasked = json(diagnosis("Online", "Up").ofLive(online(NO_LEVELS)));
        JsonNode untold = json(diagnosis("Online", "Up").ofLive(online(LEVELS)));

        assertThat(unasked.at("/diagnostic/data/optical/rx").asDouble()).isEqualTo(-27.04);
        assertThat(unasked.at("/diagnostic/meta/pon_onts_optical/source").asText())
                .isEqualTo("store");
        assertThat(untold.at("/diagnostic/data/optical").isNull()).isTrue();
        assertThat(untold.at("/diagnostic/meta/pon_onts_optical/source").asText())
                .isEqualTo("device");
    }

    @Test
    @DisplayName("row 15: a line whose levels are shown from history grows old with what a live read renews")
    void aLineWhoseLevelsAreNotAskedGrowsOldWithoutThem() {
        StoredLine line = Example.onu();
        Instant before = line.seenAt().minusSeconds(7200);
        var old = new StoredLine.Signal(before, -20.0, null, null, null, null, null);
        var seenSince = new StoredLine(
                line.id(),
                line.place(),
                line.adminState(),
                line.status(),
                line.statusChangedAt(),
                line.description(),
                line.comment(),
                line.pollEnabled(),
                line.latitude(),
                line.longitude(),
                line.createdAt(),
                line.updatedAt(),
                line.seenAt(),
                line.onu(),
                old,
                line.host());
        var diagnosis = new Diagnosis(seenSince, Example.detail(), null, Example.ALL, Example.VIEWS);
        Instant hourAgo = Example.NOW.minusSeconds(3600);

        assertThat(diagnosis.hasGrownOld(hourAgo, LEVELS)).isTrue();
        assertThat(diagnosis.hasGrownOld(hourAgo, NO_LEVELS)).isFalse();
        assertThat(diagnosis.hasGrownOld(Example.NOW, NO_LEVELS)).isTrue();
        assertThat(diagnosis.hasGrownOld(Example.NOW, Set.of())).isFalse();
    }

    @Test
    @DisplayName(
            "row 15: where nothing may be asked the answer is what is remembered, with the parameters as the reason")
    void whereNothingMayBeAskedTheAnswerIsWhatIsRemembered() throws IOException {
        JsonNode shown = json(diagnosis("Online", "Up").ofLive(LiveLine.switchedOff(Example.NOW)));

        assertThat(shown.path("diagnostic"))
                .isEqualTo(json(diagnosis("Online", "Up").ofStored()).path("diagnostic"));
        assertThat(shown.at("/device_status/error").asText()).contains("custom parameters");
    }

    @Test
    @DisplayName("row 15: a live read shows the serial number as sn_as_ascii of the device wants it")
    void aLiveReadShowsTheSerialAsItIsWanted() throws IOException {
        assertThat(serialShown(true)).isEqualTo("ZTEG0C69EF36");
        assertThat(serialShown(false)).isEqualTo("5A5445470C69EF36");
    }

    private static String serialShown(boolean inLetters) throws IOException {
        var row = new InterfaceRow(
                "200001005", "200001", "", null, "GPON 0/0/1:5", "ONU", "gpon", 0, 0, 1, 5, "", null, null, null);
        var ident = new OnuIdent(OnuIdent.Kind.SN, "5A5445470C69EF36");
        var decoded = new Decoded(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new OnuRow(row, ident, "", "", "", "", "")),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                0);
        var live = new LiveLine(decoded, EnumSet.of(Reading.ONU_LIST), LiveDetails.NONE, "", "", Example.NOW, 0.2);
        Offer offer = new Offer(Example.ALL.readings(), Example.ALL.details(), Map.of(), inLetters);
        var diagnosis = new Diagnosis(Example.onu(), Example.detail(), null, offer, Example.VIEWS);
        return json(diagnosis.ofLive(live)).at("/diagnostic/data/ident/value").asText();
    }

    @Test
    @DisplayName(
            "row 15: LAN ports that are switched off are refused in a live answer with the parameter and its level")
    void lanPortsThatAreSwitchedOffAreRefused() throws IOException {
        var off = new SwitchedOff("disabled_modules", "uni_interfaces_status", AccessLevel.Kind.MODEL);
        Offer offer = new Offer(Example.ALL.readings(), Set.of(), Map.of(Detail.UNI, off), true);
        var diagnosis = new Diagnosis(Example.onu(), Example.detail(), null, offer, Example.VIEWS);

        JsonNode shown = json(diagnosis.ofLive(online(LEVELS)));

        assertThat(shown.at("/diagnostic/data/uni_interfaces_status").isContainerNode())
                .isFalse();
        assertThat(shown.at("/diagnostic/meta/uni_interfaces_status/error/description")
                        .asText())
                .contains("disabled_modules on the level of the model names uni_interfaces_status");
    }

    private static LiveLine online(Set<Reading> covered) {
        var state = new OnuStateRow("200001005", OnuStatus.ONLINE, "Online", "Activated", "Online", "LOS", null, null);
        var decoded = new Decoded(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(state),
                List.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                0);
        return new LiveLine(decoded, covered, LiveDetails.NONE, "", "", Example.NOW, 0.2);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** As the consumer of wildcore-mikbill.md 6.4 reads: depth first, in document order; a null below the top is skipped. */
    private static @Nullable JsonNode first(JsonNode node, List<String> names, boolean top) {
        if (node.isObject()) {
            for (var entry : node.properties()) {
                boolean named = names.stream().anyMatch(name -> name.equalsIgnoreCase(entry.getKey()));
                if (named && (top || !entry.getValue().isNull())) {
                    return entry.getValue();
                }
                JsonNode below = first(entry.getValue(), names, false);
                if (below != null) {
                    return below;
                }
            }
        }
        for (JsonNode element : node.isArray() ? node : WildcoreJson.MAPPER.createArrayNode()) {
            JsonNode below = first(element, names, false);
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
