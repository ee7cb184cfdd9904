package org.demarc.ucrm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** UR-77: the set-up assistant makes what a CRM lacks where its key allows it, and otherwise shows what to click. */
class Ur77SetUpAssistantIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final String source = "setup" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/rest/v1/ucrm/" + source + "/setup";

    @Test
    void ur77WithAWriteKeyAttributesAndEndpointAreMadeAndWorkAtOnce() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults())) {
            crm.forgetAttributes();
            JsonNode registered = register(crm, "write-key", Map.of("hotspot", "hotspot"));

            JsonNode before = Product.json(Product.get(path));
            JsonNode after = Product.json(Product.post(path, Map.of()));
            JsonNode again = Product.json(Product.post(path, Map.of()));

            assertThat(before.path("key").asText()).isEqualTo("write");
            assertThat(before.path("canCreate").asBoolean()).isTrue();
            assertThat(before.path("attributes").findValuesAsText("state"))
                    .hasSize(6)
                    .containsOnly("missing");
            assertThat(before.at("/endpoint/state").asText()).isEqualTo("missing");
            assertThat(after.path("complete").asBoolean()).as(after.toString()).isTrue();
            assertThat(again.path("complete").asBoolean()).isTrue();
            assertThat(crm.attributes())
                    .extracting(one -> one.path("key").asText(), one -> one.path("attributeType")
                            .asText())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("deviceName", "service"),
                            org.assertj.core.groups.Tuple.tuple("pppoeUsername", "service"),
                            org.assertj.core.groups.Tuple.tuple("pppoePassword", "service"),
                            org.assertj.core.groups.Tuple.tuple("dhcpMacAddress", "service"),
                            org.assertj.core.groups.Tuple.tuple("ipAddress", "service"),
                            org.assertj.core.groups.Tuple.tuple("hotspot", "service"));
            assertThat(crm.endpoints()).singleElement().satisfies(endpoint -> assertThat(
                            endpoint.path("url").asText())
                    .isEqualTo(registered.path("hookUrl").asText()));
            int client = crm.client("Set", "Up");
            crm.create(client, crm.plan("Assistant 5M", 5, 1), Map.of("deviceName", "nowhere-" + source));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Product.json(Product.get("/rest/v1/ucrm/events?source=" + source))
                                    .path("items")
                                    .findValuesAsText("eventName"))
                            .containsExactly("service.add"));
            assertThat(Product.json(Product.get(path)).path("lastHookAt").isNull())
                    .isFalse();
            String audit =
                    Product.get("/rest/v1/audit?q=crm-source:set-up&limit=100").body();
            assertThat(audit).contains(source).contains("pppoeUsername").doesNotContain(key(registered));
        }
    }

    @Test
    void ur77WithAReadKeyNothingIsMadeAndTheRefusalSaysWhy() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults())) {
            crm.forgetAttributes();
            JsonNode registered = register(crm, "read-key", Map.of());
            crm.hookTo(registered.path("hookUrl").asText().replace(key(registered), "another-key-of-old-times"));

            JsonNode found = Product.json(Product.get(path));
            var refused = Product.post(path, Map.of());

            assertThat(found.path("key").asText()).isEqualTo("read");
            assertThat(found.path("canCreate").asBoolean()).isFalse();
            assertThat(found.at("/endpoint/othersOfThisSource").asInt()).isEqualTo(1);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("app key of source " + source);
            assertThat(crm.attributes()).isEmpty();
            assertThat(crm.endpoints()).hasSize(1);
        }
    }

    @Test
    void ur77WhereTheApiKnowsNoEndpointsTheAttributesAreMadeAndTheRestIsToldInSteps() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().withoutEndpoints())) {
            crm.forgetAttributes();
            register(crm, "write-key", Map.of("address", ""));

            JsonNode after = Product.json(Product.post(path, Map.of("publicUrl", "https://demarc.example.net/")));

            assertThat(after.path("attributes").findValuesAsText("state"))
                    .hasSize(4)
                    .containsOnly("present");
            assertThat(after.at("/endpoint/state").asText()).isEqualTo("unknown");
            assertThat(after.at("/endpoint/url").asText())
                    .startsWith("https://demarc.example.net/ucrm/" + source + "/");
            assertThat(after.path("complete").asBoolean()).isFalse();
            assertThat(after.path("canCreate").asBoolean()).isFalse();
            assertThat(Product.post(path, Map.of("publicUrl", "demarc")).statusCode())
                    .isEqualTo(422);
            crm.stop();
            JsonNode away = Product.json(Product.get(path));
            assertThat(away.path("problem").asText()).isEqualTo("connection refused");
            assertThat(away.path("attributes").findValuesAsText("state")).containsOnly("unknown");
        }
    }

    @Test
    void ur77ThePageShowsWhatIsMissingMakesItAndLooksAgain() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
                Chromium chromium = Chromium.open()) {
            crm.forgetAttributes();
            JsonNode registered = register(crm, "write-key", Map.of());
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/ucrm/sources"));
            page.fill("#list\\:text", source);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
            page.locator("#list\\:rows_data a[title='Set-up assistant']").click();
            assertThat(page.locator("#setup\\:found")).containsText("missing", PATIENT);
            assertThat(page.locator("#setup\\:found")).containsText("PPPoE Username", PATIENT);
            Chromium.picture(page, "setup-missing");
            phone(chromium, registered.path("id").asLong());

            page.click("#setup\\:create");

            assertThat(page.locator("#setup\\:found")).containsText("everything that Demarc needs", PATIENT);
            Chromium.picture(page, "setup-complete");
            assertThat(crm.attributes()).hasSize(5);
            assertThat(crm.endpoints()).hasSize(1);
        }
    }

    private static void phone(Chromium chromium, long id) {
        Page phone = chromium.page(390, "uk", true);
        Chromium.signIn(phone);
        phone.navigate(Product.url("/ui/ucrm/setup?id=" + id));
        assertThat(phone.locator("#setup\\:found")).containsText("бракує", PATIENT);
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        Chromium.picture(phone, "setup-phone-uk");
    }

    private JsonNode register(UcrmServer crm, String key, Map<String, String> attributeKeys) {
        var added = Product.post(
                "/rest/v1/crm-sources",
                Map.of("code", source, "baseUrl", crm.url(), "appKey", key, "attributeKeys", attributeKeys));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added);
    }

    private static String key(JsonNode registered) {
        String[] parts = registered.path("hookUrl").asText().split("/");
        return parts[parts.length - 1];
    }
}
