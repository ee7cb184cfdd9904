package org.demarc.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links in our own API (wildcore-mikbill.md 2, row 36). */
class LinkRestIT {

    private static final String LINKS = "/rest/v1/links";

    @Test
    @DisplayName("Row 36: a link is drawn, changed and deleted, and the audit log tells it")
    void aLinkIsDrawnChangedAndDeleted() {
        long core = device("links-core", "198.51.100.161");
        long access = device("links-access", "198.51.100.162");

        var added = Product.post(LINKS, request(core, access, false, "drawn"));
        JsonNode link = Product.json(added);
        var doubled = Product.post(LINKS, request(access, core, true, ""));
        String path = LINKS + "/" + link.path("id");
        JsonNode changed = Product.json(Product.put(path, request(access, core, true, "turned")));
        var stale = Product.put(
                path,
                Map.of(
                        "from",
                        Map.of("deviceId", access),
                        "to",
                        Map.of("deviceId", core),
                        "version",
                        link.path("version").asInt()));

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(link.path("kind").asText()).isEqualTo("MANUAL");
        assertThat(Product.json(doubled).path("type").asText()).isEqualTo("urn:demarc:problem:link-exists");
        assertThat(changed.path("from").path("deviceName").asText()).isEqualTo("links-access");
        assertThat(changed.path("uplink").asBoolean()).isTrue();
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(json(LINKS + "?device=" + core + "&q=turned").path("total").asInt())
                .isEqualTo(1);
        assertThat(Product.delete(path).statusCode()).isEqualTo(204);
        assertThat(Product.get(path).statusCode()).isEqualTo(404);
        assertThat(json("/rest/v1/audit?type=link&id=" + link.path("id")).toString())
                .contains("link:added", "link:changed", "link:removed");
        Product.delete("/rest/v1/devices/" + access);
        Product.delete("/rest/v1/devices/" + core);
    }

    @Test
    void whatCannotBePluggedTogetherIsRefused() {
        long one = device("links-one", "198.51.100.163");
        long two = device("links-two", "198.51.100.164");
        JsonNode kept = Product.json(Product.post(LINKS, request(one, two, false, "")));

        var same = Product.post(LINKS, request(one, one, false, ""));
        var strange = Product.post(
                LINKS, Map.of("from", Map.of("deviceId", one, "interfaceId", -1), "to", Map.of("deviceId", two)));
        var nobody = Product.post(LINKS, request(one, -5, false, ""));
        JsonNode removed = Product.json(Product.post(
                LINKS + "/removal", Map.of("ids", List.of(kept.path("id").asLong(), -1))));

        assertThat(Product.json(same).path("type").asText()).isEqualTo("urn:demarc:problem:same-device");
        assertThat(Product.json(strange).path("type").asText()).isEqualTo("urn:demarc:problem:bad-end");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(removed.path("removed").asInt()).isEqualTo(1);
        Product.delete("/rest/v1/devices/" + one);
        Product.delete("/rest/v1/devices/" + two);
    }

    @Test
    @DisplayName("Row 37: links are looked for when somebody asks, and the way up is told of a device")
    void linksAreLookedForWhenSomebodyAsks() {
        long low = device("links-low", "198.51.100.165");
        long high = device("links-high", "198.51.100.166");
        Product.post(LINKS, request(low, high, true, ""));

        var started = Product.post(LINKS + "/search", Map.of());
        JsonNode way = json(LINKS + "/way-up?device=" + low);

        assertThat(started.statusCode()).isIn(202, 409);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> json(LINKS + "/search").path("state").asText().equals("DONE"));
        assertThat(json(LINKS + "/search").path("message").asText()).contains("new links");
        assertThat(way.path(0).path("link").path("to").path("deviceName").asText())
                .isEqualTo("links-high");
        assertThat(Product.get(LINKS + "/way-up?device=-7").statusCode()).isEqualTo(404);
        assertThat(json(LINKS + "/conflicts").path("items").isArray()).isTrue();
        Product.delete("/rest/v1/devices/" + low);
        Product.delete("/rest/v1/devices/" + high);
    }

    static long device(String name, String address) {
        return Product.json(Product.post(
                        "/rest/v1/devices", Map.of("name", name, "address", address, "pollEnabled", false)))
                .path("id")
                .asLong();
    }

    private static Map<String, Object> request(long from, long to, boolean uplink, String note) {
        return Map.of("from", Map.of("deviceId", from), "to", Map.of("deviceId", to), "uplink", uplink, "note", note);
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }
}
