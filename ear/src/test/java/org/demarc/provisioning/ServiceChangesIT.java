package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.demarc.cli.ShippedCommand.demarc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many services are suspended, resumed and removed at once, within the limits. */
class ServiceChangesIT {

    private static final String CHANGES = "/rest/v1/service-changes";

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    ServiceChangesIT() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void exactlyWhatTheListShowsIsSuspendedResumedAndRemoved() {
        List<Integer> basic = List.of(drift.applied(1), drift.applied(2), drift.applied(3));
        int other = shop.crm.create(shop.client, shop.pro, drift.pppoe(4));
        drift.awaitState(other, "APPLIED");
        Map<String, Object> ofPlan = wish("suspend", Map.of("source", shop.source, "plan", "Basic 10M"));

        JsonNode before = preview(ofPlan);
        carriedOut(with(ofPlan, "reason", "no money"));

        assertThat(before.path("services").asInt()).isEqualTo(3);
        assertThat(before.path("changes").asInt()).isEqualTo(3);
        assertThat(before.path("exceeded")).isEmpty();
        basic.forEach(service -> drift.awaitState(service, "APPLIED_DISABLED"));
        assertThat(shop.state(other)).isEqualTo("APPLIED");
        assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "disabled");
        assertThat(Drifting.items("/rest/v1/services?source=" + shop.source + "&plan=Basic%2010M"))
                .hasSize(3);
        assertThat(timeline(basic.get(0))).contains("asked for by operator admin: no money");
        assertThat(Product.get("/rest/v1/audit?q=service:suspended&limit=100").body())
                .contains(shop.source + "/" + basic.get(2))
                .doesNotContain(shop.source + "/" + other);
        assertThat(preview(ofPlan).path("changes").asInt()).isZero();

        carriedOut(wish("resume", Map.of("services", List.of(named(basic.get(0)), named(basic.get(1))))));
        drift.awaitState(basic.get(0), "APPLIED");
        drift.awaitState(basic.get(1), "APPLIED");
        assertThat(shop.state(basic.get(2))).isEqualTo("APPLIED_DISABLED");

        carriedOut(wish("remove", Map.of("source", shop.source, "q", drift.login(3))));
        drift.awaitState(basic.get(2), "REMOVED");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).isEmpty();
        assertThat(Drifting.secret(shop.router1, drift.login(2))).containsEntry("profile", "Basic 10M");
        carriedOut(wish("resume", Map.of("services", List.of(named(basic.get(2))))));
        assertThat(shop.state(basic.get(2))).isEqualTo("REMOVED");
        assertThat(timeline(basic.get(2))).contains("is not possible: service");

        Product.post("/rest/v1/services/" + shop.source + "/" + basic.get(2) + "/evaluate", Map.of());
        drift.awaitState(basic.get(2), "APPLIED");
    }

    @Test
    void whatIsNotDueYetIsNotBegunAndNothingChosenIsRefused() {
        int later = shop.crm.create(shop.client, shop.basic, drift.pppoe(1));
        drift.awaitState(later, "APPLIED");
        int deferred = shop.crm.changePlanLater(
                later, shop.pro, LocalDate.now(ZoneOffset.UTC).plusDays(10));
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(shop.state(deferred)).isEqualTo("DEFERRED"));

        carriedOut(wish("resume", Map.of("services", List.of(named(deferred)))));

        assertThat(shop.state(deferred)).isEqualTo("DEFERRED");
        assertThat(timeline(deferred)).contains("it is neither in service nor suspended");
        assertRefused(wish("remove", Map.of()), 409, "nothing-chosen");
        assertRefused(wish("remove", Map.of("services", List.of())), 409, "nothing-chosen");
        assertRefused(wish("suspend", Map.of("plan", "No plan " + shop.unique)), 409, "nothing-chosen");
        assertThat(Product.post(CHANGES, wish("move", Map.of("source", shop.source)))
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    @DisplayName("UR-72 beyond the limits an administrator types how many services are meant, and says why")
    void beyondTheLimitsAnAdministratorTypesHowManyServicesAreMeantAndSaysWhy() throws Exception {
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(i)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        Map<String, Object> all = wish("remove", Map.of("source", shop.source));

        assertThat(preview(all).path("exceeded").toString()).contains("removals 6 > 5");
        assertRefused(all, 409, "needs-override");
        assertRefused(with(with(all, "count", 5), "reason", "moved away"), 409, "needs-override");
        assertRefused(with(all, "count", 6), 400, "reason-needed");
        assertThat(demarc("provisioning:remove", "--source", shop.source).exitCode())
                .isEqualTo(5);
        assertThat(demarc("provisioning:remove", "--source", shop.source, "--count", "6")
                        .exitCode())
                .isEqualTo(5);
        Map<String, Object> allowed = with(with(all, "count", 6), "reason", "moved away");
        assertThat(sent(allowed, "provisioning_view").statusCode()).isEqualTo(403);
        assertThat(sent(allowed, "provisioning_view", "provisioning_operate").statusCode())
                .isEqualTo(409);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(6);

        carriedOut(allowed);

        services.forEach(service -> drift.awaitState(service, "REMOVED"));
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(Product.get("/rest/v1/audit?q=service:changed-many&limit=20").body())
                .contains("moved away")
                .contains("removals 6 > 5");
    }

    @Test
    @DisplayName("UR-72 what is within the limits of each router may be beyond those of all of them together")
    void whatIsWithinTheLimitsOfEachRouterMayBeBeyondThoseOfAllTogether() {
        List<Integer> services = drift.appliedOnBoth(6);
        Map<String, Object> all = wish("remove", Map.of("source", shop.source));

        assertThat(preview(all).path("exceeded"))
                .extracting(JsonNode::asText)
                .containsExactly("all routers together: removals 6 > 5");
        assertRefused(all, 409, "needs-override");
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(3);
        assertThat(shop.router2.rows("/ppp/secret")).hasSize(3);

        carriedOut(with(with(all, "count", 6), "reason", "moved away"));

        services.forEach(service -> drift.awaitState(service, "REMOVED"));
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(shop.router2.rows("/ppp/secret")).isEmpty();
    }

    private static Map<String, Object> wish(String action, Map<String, ?> which) {
        Map<String, Object> wish = new HashMap<>(which);
        wish.put("action", action);
        return wish;
    }

    private static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        Map<String, Object> more = new HashMap<>(wish);
        more.put(field, value);
        return more;
    }

    private Map<String, String> named(int service) {
        return Map.of("source", shop.source, "id", Integer.toString(service));
    }

    private static JsonNode preview(Map<String, Object> wish) {
        var told = Product.post(CHANGES + "/preview", wish);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return Product.json(told);
    }

    /** Tests beside this one may be at a change of their own: one runs at a time. */
    private static void carriedOut(Map<String, Object> wish) {
        await().atMost(Drifting.SOON).untilAsserted(() -> {
            var begun = Product.post(CHANGES, wish);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        });
        await().atMost(Drifting.SOON).until(() -> List.of("done", "failed")
                .contains(latest().at("/work/state").asText()));
        assertThat(latest().at("/work/state").asText()).as("%s", latest()).isEqualTo("done");
    }

    private static JsonNode latest() {
        return Product.json(Product.get(CHANGES));
    }

    private static void assertRefused(Map<String, Object> wish, int status, String problem) {
        var refused = Product.post(CHANGES, wish);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(problem);
    }

    private static HttpResponse<String> sent(Map<String, Object> wish, String... permissions) {
        String key = Product.json(Product.post(
                        "/rest/v1/api-keys",
                        Map.of("login", Product.ADMIN_LOGIN, "expire", "1h", "permissions", List.of(permissions))))
                .path("key")
                .asText();
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url(CHANGES)))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper().valueToTree(wish).toString())));
    }

    private String timeline(int service) {
        return Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=100")
                .body();
    }
}
