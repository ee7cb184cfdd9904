package org.demarc.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Product;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What callers are told and may do who see some device groups only, or hold few permissions. */
class LimitedCallersIT {

    private final String unique = "limited-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theOverviewTellsEachCallerTheFiguresOfHisWidgetsOnly() {
        String nobody = key(List.of("user_self"), List.of(-1L));
        String shop = key(List.of("user_self", "subscribers_view"), List.of(-1L));

        JsonNode nothing = Product.json(as(nobody, "GET", "/rest/v1/overview", null));
        JsonNode subscribers = Product.json(as(shop, "GET", "/rest/v1/overview", null));
        JsonNode everything = Product.json(Product.get("/rest/v1/overview"));

        assertThat(nothing).as(nothing.toString()).isNotEmpty().allSatisfy(figure -> assertThat(figure.isNull())
                .isTrue());
        assertThat(subscribers.path("subscribers").isNumber()).isTrue();
        assertThat(subscribers.path("ordersByState").isNull()).isTrue();
        assertThat(everything).as(everything.toString()).hasSize(6).allSatisfy(figure -> assertThat(figure.isNull())
                .isFalse());
    }

    @Test
    void whoSeesSomeGroupsMakesRulesForThoseOnly() {
        long mine = group("mine");
        long others = group("others");
        long myDevice = device(1, mine);
        long othersDevice = device(2, others);
        String key = key(List.of("events_show", "events_configuration", "device_show"), List.of(mine));

        refused(rule(key, Map.of()), "others-devices");
        refused(rule(key, Map.of("groupId", others)), "others-devices");
        refused(rule(key, Map.of("deviceId", othersDevice)), "others-devices");
        refused(rule(key, Map.of("groupId", mine, "deviceId", othersDevice)), "others-devices");
        refused(rule(key, Map.of("interfaceId", 4_711_000_000L)), "others-devices");
        HttpResponse<String> ofGroup = rule(key, Map.of("groupId", mine));
        HttpResponse<String> ofDevice = rule(key, Map.of("deviceId", myDevice));

        assertThat(ofGroup.statusCode()).as(ofGroup.body()).isEqualTo(201);
        assertThat(ofDevice.statusCode()).as(ofDevice.body()).isEqualTo(201);
        String path = "/rest/v1/event-rules/" + Product.json(ofGroup).path("id").asText();
        assertThat(as(key, "PUT", path, Map.of("threshold", 98)).statusCode()).isEqualTo(200);
        refused(as(key, "PUT", path, Map.of("scope", Map.of("groupId", others))), "others-devices");
        assertThat(as(key, "DELETE", path, null).statusCode()).isEqualTo(204);

        HttpResponse<String> everybodys = rule(Product.ADMIN_KEY, Map.of());
        assertThat(everybodys.statusCode()).as(everybodys.body()).isEqualTo(201);
        String other =
                "/rest/v1/event-rules/" + Product.json(everybodys).path("id").asText();
        refused(as(key, "PUT", other, Map.of("enabled", false)), "others-devices");
        refused(as(key, "PUT", other, Map.of("scope", Map.of("groupId", mine))), "others-devices");
        refused(as(key, "DELETE", other, null), "others-devices");
        assertThat(Product.delete(other).statusCode()).isEqualTo(204);
        Product.delete(
                "/rest/v1/event-rules/" + Product.json(ofDevice).path("id").asText());
    }

    @Test
    void whoSeesSomeGroupsHasWindowsAndBackupsOfThoseOnly() {
        long mine = group("mine");
        long myDevice = device(1, mine);
        long othersDevice = device(2, group("others"));
        String key = key(
                List.of(
                        "events_show",
                        "events_configuration",
                        "device_show",
                        "external_apps_oxidized",
                        "run_poller_by_device"),
                List.of(mine));

        refused(window(key, List.of(myDevice, othersDevice)), "others-devices");
        HttpResponse<String> window = window(key, List.of(myDevice));
        HttpResponse<String> backup =
                as(key, "POST", "/rest/v1/configurations/save", Map.of("deviceIds", List.of(myDevice, othersDevice)));

        assertThat(window.statusCode()).as(window.body()).isEqualTo(201);
        assertThat(backup.statusCode()).as(backup.body()).isEqualTo(404);
        assertThat(Product.json(backup).path("detail").asText()).contains("device " + othersDevice);
        Product.delete("/rest/v1/maintenance-windows/"
                + Product.json(window).path("id").asText());
    }

    @Test
    @DisplayName("DEV-5 who sees some groups only says on no level what devices of others get")
    void whoSeesSomeGroupsChangesNoLevelOfOthers() {
        long mine = group("mine");
        long shared = profile("shared");
        long own = profile("own");
        long myDevice = device(1, mine, own);
        device(2, group("others"), shared);
        String key = key(List.of("device_show", "device_access_management", "device_management"), List.of(mine));
        Map<String, Object> off = Map.of("poller", "fdb_table", "enabled", false);
        Map<String, Object> said = Map.of("consoleTimeoutMs", 16_000);
        Map<String, Object> parameters = Map.of("parameters", Map.of("sn_as_ascii", true), "seen", Map.of());

        refused(as(key, "PUT", "/rest/v1/access-levels/system", said), "others-devices");
        refused(as(key, "DELETE", "/rest/v1/access-levels/system", null), "others-devices");
        refused(as(key, "PUT", "/rest/v1/access-levels/models/gcom_el5610_16p", said), "others-devices");
        refused(as(key, "PUT", "/rest/v1/custom-parameters/system", parameters), "others-devices");
        refused(as(key, "PUT", "/rest/v1/custom-parameters/profiles/" + shared, parameters), "others-devices");
        refused(as(key, "DELETE", "/rest/v1/access-profiles/" + shared, null), "others-devices");
        refused(as(key, "PUT", "/rest/v1/pollers/rules", off), "others-devices");
        refused(as(key, "DELETE", "/rest/v1/pollers/rules?poller=fdb_table", null), "others-devices");
        HttpResponse<String> ofDevice = as(key, "PUT", "/rest/v1/access-levels/devices/" + myDevice, said);
        HttpResponse<String> ofProfile = as(key, "PUT", "/rest/v1/custom-parameters/profiles/" + own, parameters);

        assertThat(ofDevice.statusCode()).as(ofDevice.body()).isEqualTo(200);
        assertThat(ofProfile.statusCode()).as(ofProfile.body()).isEqualTo(200);
        HttpResponse<String> rule = as(
                key,
                "PUT",
                "/rest/v1/pollers/rules",
                Map.of("poller", "fdb_table", "enabled", false, "deviceId", myDevice));
        assertThat(rule.statusCode()).as(rule.body()).isEqualTo(200);
        as(key, "DELETE", "/rest/v1/pollers/rules?poller=fdb_table&deviceId=" + myDevice, null);
    }

    private long profile(String name) {
        return id(Product.post("/rest/v1/access-profiles", Map.of("name", unique + "-" + name)));
    }

    private HttpResponse<String> rule(String key, Map<String, Object> scope) {
        return as(
                key,
                "POST",
                "/rest/v1/event-rules",
                Map.of(
                        "name",
                        "it_" + UUID.randomUUID().toString().substring(0, 8),
                        "measure",
                        "resources.cpuPercent",
                        "threshold",
                        99,
                        "enabled",
                        false,
                        "scope",
                        scope));
    }

    private HttpResponse<String> window(String key, List<Long> devices) {
        return as(
                key,
                "POST",
                "/rest/v1/maintenance-windows",
                Map.of(
                        "name",
                        unique,
                        "deviceIds",
                        devices,
                        "startsAt",
                        "2031-01-01T00:00:00Z",
                        "endsAt",
                        "2031-01-01T01:00:00Z"));
    }

    private long group(String name) {
        return id(Product.post("/rest/v1/device-groups", Map.of("name", unique + "-" + name)));
    }

    private long device(int number, long group) {
        return device(number, group, null);
    }

    private long device(int number, long group, @Nullable Long profile) {
        Map<String, Object> device = new HashMap<>();
        if (profile != null) {
            device.put("accessProfileId", profile);
        }
        device.put("name", unique + "-" + number);
        device.put("address", "127.133.7." + number);
        device.put("groupId", group);
        device.put("pollEnabled", false);
        device.put("snmpPort", 20_000 + (int) (System.nanoTime() / 1000 % 40_000));
        return id(Product.post("/rest/v1/devices", device));
    }

    private String key(List<String> permissions, List<Long> groups) {
        String login = "u-" + UUID.randomUUID().toString().substring(0, 8);
        long role = id(Product.post("/rest/v1/roles", Map.of("name", login, "permissions", permissions)));
        id(Product.post("/rest/v1/users", Map.of("login", login, "roleId", role, "deviceGroupIds", groups)));
        return Product.json(Product.post("/rest/v1/api-keys", Map.of("login", login, "expire", "1h")))
                .path("key")
                .asText();
    }

    private static long id(HttpResponse<String> added) {
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static void refused(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(Product.json(answer).path("type").asText()).endsWith(type);
    }

    private static HttpResponse<String> as(String key, String method, String path, @Nullable Object body) {
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        Product.JSON.valueToTree(body).toString());
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url(path)))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json")
                .method(method, sent));
    }
}
