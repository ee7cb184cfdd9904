package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLevelsRestIT {

    private static final String ADDRESS = "127.45.7.1";
    private static final String MODEL = "gcom_el5610_16p";

    @Test
    @DisplayName("DEV-5 a device is asked as the nearest level says, and each value names its level")
    void aDeviceIsAskedAsTheNearestLevelSays() {
        var mib = Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("A device behind four levels"))
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100))
                .build();
        String model = someModel();
        try (var agent = SnmpAgent.start(0)) {
            agent.bind(ADDRESS, new SnmpDevice("levels", mib, Manners.communities("right-word", "")));
            long profile = profile("profile-word", agent.port());
            long device = device(profile, model);
            try {
                assertThat(outcome(device)).isEqualTo("SILENT");

                var said = Product.put(
                        "/rest/v1/access-levels/models/" + model,
                        "{\"readCommunity\":\"right-word\",\"snmpAttempts\":1,\"version\":0}");
                assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
                assertThat(outcome(device)).isEqualTo("ANSWERED");
                JsonNode merged = merged(device);
                assertThat(value(merged, "readCommunity").path("from").asText()).isEqualTo("MODEL");
                assertThat(value(merged, "snmpAttempts").path("value").asText()).isEqualTo("1");
                assertThat(value(merged, "snmpPort").path("from").asText()).isEqualTo("PROFILE");
                assertThat(value(merged, "snmpVersion").path("from").asText()).isEqualTo("PROFILE");
                assertThat(value(merged, "consoleKind").path("from").asText()).isEqualTo("SYSTEM");

                var own = Product.put(
                        "/rest/v1/access-levels/devices/" + device,
                        "{\"readCommunity\":\"wrong-word\",\"login\":\"noc\"}");
                assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
                assertThat(outcome(device)).isEqualTo("SILENT");
                assertThat(value(merged(device), "readCommunity").path("from").asText())
                        .isEqualTo("DEVICE");

                Product.delete("/rest/v1/access-levels/devices/" + device);
                assertThat(outcome(device)).isEqualTo("ANSWERED");
                assertThat(said.body() + own.body() + merged(device))
                        .doesNotContain("right-word", "wrong-word", "profile-word");
                assertThat(Product.get("/rest/v1/access-levels/models?q=" + model)
                                .body())
                        .contains(model);
                assertThat(Product.get("/rest/v1/audit?type=access-level&limit=50")
                                .body())
                        .contains("access-level:changed", "access-level:removed", "MODEL " + model)
                        .doesNotContain("right-word", "wrong-word");
            } finally {
                Product.delete("/rest/v1/access-levels/models/" + model);
                Product.delete("/rest/v1/devices/" + device);
                Product.delete("/rest/v1/access-profiles/" + profile);
            }
        }
    }

    @Test
    @DisplayName(
            "DEV-5 the system's default is changed and taken back by REST; wrong values and old versions are refused")
    void theSystemsDefaultIsChangedAndTakenBack() {
        try {
            JsonNode before = Product.json(Product.get("/rest/v1/access-levels/system"));
            var changed = Product.put(
                    "/rest/v1/access-levels/system",
                    "{\"consoleTimeoutMs\":16000,\"version\":" + before.path("version") + "}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            assertThat(Product.json(changed).at("/access/consoleTimeoutMs").asInt())
                    .isEqualTo(16000);

            var old = Product.put(
                    "/rest/v1/access-levels/system",
                    "{\"consoleTimeoutMs\":17000,\"version\":" + before.path("version") + "}");
            var wrong = Product.put("/rest/v1/access-levels/system", "{\"snmpPort\":70000}");
            var unknown = Product.put("/rest/v1/access-levels/models/no_such_model", "{\"snmpPort\":161}");

            assertThat(old.statusCode()).as(old.body()).isEqualTo(409);
            assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(422);
            assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(422);
            assertThat(Product.get("/rest/v1/access-levels/devices/987654321").statusCode())
                    .isEqualTo(404);
        } finally {
            Product.delete("/rest/v1/access-levels/system");
        }
        assertThat(Product.json(Product.get("/rest/v1/access-levels/system"))
                        .at("/access/consoleTimeoutMs")
                        .isNull())
                .isTrue();
    }

    @Test
    @DisplayName("DEV-5 who may not manage access sees the levels and changes none")
    void whoMayNotManageAccessChangesNone() {
        String key = Product.json(Product.post(
                        "/rest/v1/api-keys",
                        Map.of("login", "admin", "expire", "1h", "permissions", List.of("device_show"))))
                .path("key")
                .asText();

        assertThat(Product.send(by(key, "/rest/v1/access-levels/system").GET()).statusCode())
                .isEqualTo(200);
        assertThat(Product.send(by(key, "/rest/v1/access-levels/system")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"snmpPort\":1161}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Product.send(by(key, "/rest/v1/access-levels/models/" + MODEL)
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("row 15: custom parameters are merged by level, refused with their place, and act on what may be done")
    void customParametersAreMergedAndAct() {
        String model = "bdcom_gp3600_series";
        long profile = profile("any", 161);
        long device = device(profile, model);
        String ofDevice = "/rest/v1/custom-parameters/devices/" + device;
        try {
            String before =
                    Product.get("/rest/v1/devices/" + device + "/actions").body();
            assertThat(before).contains("save-config").doesNotContain("switched off by the custom parameters");

            var system = Product.put(
                    "/rest/v1/custom-parameters/system",
                    "{\"parameters\":{\"oxidized\":{\"group\":\"it\"}},\"seen\":{}}");
            var ofProfile = Product.put(
                    "/rest/v1/custom-parameters/profiles/" + profile,
                    "{\"parameters\":{\"sn_as_ascii\":false,\"epon_description_block_index\":1},\"seen\":{}}");
            var own = Product.put(
                    ofDevice,
                    "{\"parameters\":{\"sn_as_ascii\":true,\"disabled_modules\":[\"save_config\"]},\"seen\":{}}");

            assertThat(system.statusCode()).as(system.body()).isEqualTo(200);
            assertThat(ofProfile.statusCode()).as(ofProfile.body()).isEqualTo(200);
            assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
            String merged = Product.get(ofDevice + "/merged").body();
            assertThat(merged)
                    .contains("{\"key\":\"sn_as_ascii\",\"value\":true,\"from\":\"DEVICE\"}")
                    .contains("{\"key\":\"epon_description_block_index\",\"value\":1,\"from\":\"PROFILE\"}")
                    .contains("{\"key\":\"oxidized\",\"value\":{\"group\":\"it\"},\"from\":\"SYSTEM\"}");
            assertThat(Product.get("/rest/v1/devices/" + device + "/actions").body())
                    .contains("switched off by the custom parameters");

            var late = Product.put(ofDevice, "{\"parameters\":{},\"seen\":{}}");
            assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
            var refused =
                    Product.put(ofDevice, "{\"parameters\":{\"disabled_modules\":[\"fdb\",\"rubbish\"]},\"seen\":{}}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("disabled_modules[1]: must be one of");
            assertThat(Product.get(ofDevice).body()).contains("save_config").doesNotContain("rubbish");
            assertThat(Product.get("/rest/v1/audit?type=custom-parameters&limit=20")
                            .body())
                    .contains("custom-parameters:changed", "DEVICE " + device);
        } finally {
            Product.put(
                    "/rest/v1/custom-parameters/system",
                    "{\"parameters\":{},\"seen\":{\"oxidized\":{\"group\":\"it\"}}}");
            Product.delete("/rest/v1/devices/" + device);
            Product.delete("/rest/v1/access-profiles/" + profile);
        }
    }

    @Test
    @DisplayName(
            "row 15: what disabled_modules switches off is refused, left out and told, with the parameter and its level")
    void whatIsSwitchedOffIsRefused() {
        long profile = profile("any", 161);
        long device = device(profile, "bdcom_gp3600_series");
        String reading = "/rest/v1/devices/" + device + "/live-readings/fdb";
        String why = "disabled_modules on the level of the device names fdb";
        try {
            var own = Product.put(
                    "/rest/v1/custom-parameters/devices/" + device,
                    "{\"parameters\":{\"disabled_modules\":[\"fdb\",\"errors\"]},\"seen\":{}}");
            assertThat(own.statusCode()).as(own.body()).isEqualTo(200);

            var refused = Product.get(reading);
            var searched = Product.json(
                    Product.get("/rest/v1/device-search/mac?mac=02:00:00:00:00:01&from=device&devices=" + device));
            JsonNode poll = Product.json(Product.get("/rest/v1/devices/" + device + "/poll"));

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("switched-off", why);
            assertThat(searched.at("/silent/0/problem").asText())
                    .as(searched.toString())
                    .contains(why);
            assertThat(poll.path("switchedOff").toString())
                    .contains(
                            "{\"reading\":\"fdb\",\"parameter\":\"disabled_modules\",\"module\":\"fdb\",\"level\":\"DEVICE\"}");
        } finally {
            Product.delete("/rest/v1/devices/" + device);
            Product.delete("/rest/v1/access-profiles/" + profile);
        }
    }

    @Test
    @DisplayName(
            "row 15: a reading of which nothing is left in the device's family is refused and told as switched off")
    void whatNothingIsLeftOfIsRefused() {
        long profile = profile("any", 161);
        long device = device(profile, "huawei_ma5608t");
        try {
            var own = Product.put(
                    "/rest/v1/custom-parameters/devices/" + device,
                    "{\"parameters\":{\"disabled_modules\":[\"sys_temp\"]},\"seen\":{}}");
            assertThat(own.statusCode()).as(own.body()).isEqualTo(200);

            var refused = Product.get("/rest/v1/devices/" + device + "/live-readings/resources");
            var asked = Product.post("/rest/v1/devices/" + device + "/poll", "{\"readings\":[\"resources\"]}");
            JsonNode poll = Product.json(Product.get("/rest/v1/devices/" + device + "/poll"));

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("switched-off", "disabled_modules on the level of the device names sys_temp");
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(409);
            assertThat(poll.path("switchedOff").toString())
                    .contains(
                            "{\"reading\":\"resources\",\"parameter\":\"disabled_modules\",\"module\":\"sys_temp\",\"level\":\"DEVICE\"}");
        } finally {
            Product.delete("/rest/v1/devices/" + device);
            Product.delete("/rest/v1/access-profiles/" + profile);
        }
    }

    @Test
    @DisplayName("DEV-7 who may not have devices polled reads no whole device now")
    void whoMayNotPollReadsNoWholeDevice() {
        long profile = profile("any", 161);
        long device = device(profile, "bdcom_gp3600_series");
        String key = Product.json(Product.post(
                        "/rest/v1/api-keys",
                        Map.of("login", "admin", "expire", "1h", "permissions", List.of("device_show"))))
                .path("key")
                .asText();
        try {
            var refused = Product.send(by(key, "/rest/v1/devices/" + device + "/live-readings/interfaces")
                    .GET());

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("run_poller_by_device");
        } finally {
            Product.delete("/rest/v1/devices/" + device);
            Product.delete("/rest/v1/access-profiles/" + profile);
        }
    }

    @Test
    @DisplayName("row 15 DEV-5 a key that stands twice in a request about a level is refused with its place")
    void aKeyThatStandsTwiceIsRefused() {
        var parameters = Product.put(
                "/rest/v1/custom-parameters/system",
                "{\"parameters\":{\"sn_as_ascii\":true,\"sn_as_ascii\":false},\"seen\":{}}");
        var access = Product.put("/rest/v1/access-levels/system", "{\"snmpPort\":1161,\"snmpPort\":1162}");

        assertThat(parameters.statusCode()).as(parameters.body()).isEqualTo(422);
        assertThat(parameters.body()).contains("parameters.sn_as_ascii", "twice");
        assertThat(access.statusCode()).as(access.body()).isEqualTo(422);
        assertThat(access.body()).contains("snmpPort", "twice");
        assertThat(Product.get("/rest/v1/access-levels/system").body()).doesNotContain("1162");
    }

    private static HttpRequest.Builder by(String key, String path) {
        return HttpRequest.newBuilder(URI.create(Product.url(path))).header("X-Auth-Key", key);
    }

    /** The last of the catalogue: no other test has devices of it. */
    private static String someModel() {
        JsonNode models = Product.json(Product.get("/rest/v1/device-models"));
        return models.get(models.size() - 1).path("key").asText();
    }

    private static long profile(String community, int port) {
        return Product.json(Product.post(
                        "/rest/v1/access-profiles",
                        "{\"name\":\"levels " + System.nanoTime() + "\",\"snmpVersion\":\"2c\",\"snmpPort\":" + port
                                + ",\"snmpTimeoutMs\":500,\"snmpAttempts\":1,\"readCommunity\":\"" + community + "\"}"))
                .path("id")
                .asLong();
    }

    private static long device(long profile, String model) {
        var added = Product.post(
                "/rest/v1/devices",
                "{\"name\":\"four levels\",\"address\":\"" + ADDRESS + "\",\"pollEnabled\":false,\"accessProfileId\":"
                        + profile + ",\"modelKey\":\"" + model + "\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static String outcome(long device) {
        return Product.json(Product.post("/rest/v1/devices/" + device + "/test", "{}"))
                .path("outcome")
                .asText();
    }

    private static JsonNode merged(long device) {
        return Product.json(Product.get("/rest/v1/access-levels/devices/" + device + "/merged"));
    }

    private static JsonNode value(JsonNode merged, String field) {
        for (JsonNode value : merged) {
            if (value.path("field").asText().equals(field)) {
                return value;
            }
        }
        throw new AssertionError("no " + field + " in " + merged);
    }
}
