package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;
import org.demarc.lab.ubilling.UbillingServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for a service that a billing keeps out of service. */
class HeldServicesIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Subscriber.Standing WORKS = new Subscriber.Standing(5, 10_000, "");
    private static final Subscriber.Standing IN_DEBT = new Subscriber.Standing(1, -5_000, "");

    private final Shop shop = new Shop();
    private final UbillingServer billing =
            UbillingServer.start("127.0.0.1", 0, "UBheld", IspPlan.ofSeed(13), InstantSource.system());
    private final String source = "held" + shop.unique;
    private final String login;
    private final long billingId;
    private int asked;

    HeldServicesIT() {
        List<Subscriber> payers = billing.subscribers().subList(0, 3).stream()
                .map(one -> one.withStanding(WORKS))
                .toList();
        billing.subscribers(payers);
        login = payers.get(0).login();
        shop.dhcpPool(shop.router1Id, "10.133." + shop.octet() + ".0/24");
        Product.post("/rest/v1/service-sources", Map.of("code", source, "name", source));
        billingId = created(Product.post(
                "/rest/v1/billing-sources", Map.of("name", source, "kind", "ubilling", "url", billing.url())));
        importFromBilling();
        Requested.ended(ask("ensure", Map.of("desired", Map.of("device", shop.site1, "mac", "02:00:00:00:00:01"))));
    }

    @AfterEach
    void close() {
        billing.close();
        shop.close();
    }

    @Test
    void aDryRunTellsWhatIsWrittenWhileABillingHoldsTheService() {
        assertThat(dryRun("suspend").path("operation").asText()).isEqualTo("set");
        holdDebtors();
        shop.router1.forgetCommands();

        JsonNode resume = dryRun("resume");
        JsonNode ensure = dryRun("ensure");
        JsonNode resumed = Requested.ended(ask("resume", Map.of()));

        assertThat(List.of(resume, ensure)).allSatisfy(plan -> {
            assertThat(plan.path("operation").asText()).as("%s", plan).isEqualTo("nothing");
            assertThat(plan.path("note").asText()).startsWith("the service is held: billing " + source);
        });
        assertThat(resumed.path("account").asText()).as("%s", resumed).isEqualTo("APPLIED_DISABLED");
        assertThat(shop.router1.writes()).isEmpty();

        billing.change(login, one -> one.withStanding(WORKS));
        importFromBilling();
        awaitState("APPLIED");
        JsonNode suspend = dryRun("suspend");
        assertThat(suspend.path("operation").asText()).as("%s", suspend).isEqualTo("set");
        assertThat(suspend.path("note").asText()).doesNotContain("held");
    }

    private void holdDebtors() {
        var rule = Product.put(
                "/rest/v1/billing-sources/" + billingId + "/suspension-rule",
                Map.of("enabled", true, "services", source, "link", "login", "version", 0));
        assertThat(rule.statusCode()).as(rule.body()).isEqualTo(200);
        billing.change(login, one -> one.withStanding(IN_DEBT));
        importFromBilling();
        awaitState("APPLIED_DISABLED");
        assertThat(Shop.leases(shop.router1).get(0)).containsEntry("address-lists", "disabled");
    }

    private void importFromBilling() {
        String runs = "/rest/v1/billing-sources/" + billingId;
        var started = Product.post(runs + "/run", Map.of());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String run = runs + "/runs/" + Product.json(started).path("id").asLong();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode now = Product.json(Product.get(run));
            assertThat(now.path("state").asText()).as("%s", now).isEqualTo("DONE");
        });
    }

    private void awaitState(String state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Product.json(Product.get("/rest/v1/services/" + source + "/" + login))
                                .at("/service/state")
                                .asText())
                        .isEqualTo(state));
    }

    private JsonNode dryRun(String action) {
        JsonNode ended = Requested.ended(ask("dryRun", Map.of("preview", action)));
        assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("done");
        return ended.path("plan");
    }

    private HttpResponse<String> ask(String action, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", "held" + ++asked + "-" + shop.unique);
        body.put("action", action);
        body.put("service", Map.of("source", source, "id", login));
        return Product.post(Requested.PATH, body);
    }

    private static long created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.json(answer).path("id").asLong();
    }
}
