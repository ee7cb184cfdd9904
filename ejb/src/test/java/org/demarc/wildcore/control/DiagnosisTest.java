package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.OnuSignalRow;
import org.demarc.device.control.OnuStateRow;
import org.demarc.device.control.Reading;
import org.demarc.lab.Fixtures;
import org.demarc.onu.entity.OnuStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static JsonNode json(Object view) {
        return WildcoreJson.MAPPER.valueToTree(view);
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
        ((ObjectNode) expected.at("/diagnostic/data")).putNull("uni");
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
    void aDownOltStillShowsWhatIsRememberedAndSaysThatItIsDown() {
        JsonNode shown = json(diagnosis("Online", "Down").ofStored());

        assertThat(shown.at("/diagnostic/data/optical/rx").asDouble()).isEqualTo(-27.04);
        assertThat(shown.at("/diagnostic/meta/pon_onts_optical/from_cache").asBoolean())
                .isTrue();
        assertThat(shown.at("/device_status/error").asText())
                .isEqualTo("No response from 10.0.0.8 since 2026-11-01 11:55:00");
    }

    @Test
    void aSilentDeviceLeavesEveryPartNullAndEveryModuleSaysWhy() {
        var silent = LiveLine.failed("DEVICE_TIMEOUT", "No response from 10.0.0.8", Example.NOW, 8);

        JsonNode shown = json(diagnosis("Online", "Up").ofLive(silent));

        JsonNode data = shown.at("/diagnostic/data");
        for (String part :
                List.of("description", "ident", "status", "optical", "vendor", "reasons", "fdb", "counters")) {
            assertThat(data.path(part).isNull()).as(part).isTrue();
        }
        assertThat(shown.at("/diagnostic/meta").size()).isEqualTo(8);
        assertThat(shown.at("/diagnostic/meta"))
                .allMatch(module -> module.at("/error/type").asText().equals("DEVICE_TIMEOUT"));
        assertThat(shown.at("/device_status").toString())
                .isEqualTo("{\"data\":null,\"error\":\"No response from 10.0.0.8\"}");
    }

    @Test
    void whatTheDeviceTellsStandsBesideWhatOneModuleCouldNotTell() {
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
                Set.of(),
                0);
        var covered = EnumSet.of(Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_SIGNAL);
        var live = new LiveLine(decoded, covered, "", "", Example.NOW, 0.2);

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
