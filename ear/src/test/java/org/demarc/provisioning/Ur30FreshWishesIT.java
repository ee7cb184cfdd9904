package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits for a router is written only when the CRM still wants it; what a router refused is tried again. */
class Ur30FreshWishesIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    Ur30FreshWishesIT() {
        Hooks.pppPool();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private int waiting(String name) {
        int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe(name, shop.site1));
        hooks.outcome(hooks.last(1).get(0));
        hooks.awaitState(service, "WAITING_FOR_ROUTER");
        heardAnHourAgo(service);
        return service;
    }

    /** A router that is back within two seconds would get what was heard before it went. */
    private void heardAnHourAgo(int service) {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(
                        "UPDATE provisioning_account SET asked_at = now() - interval '1 hour' WHERE source = ? AND service = ?")) {
            update.setString(1, shop.source);
            update.setString(2, Integer.toString(service));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode order(int service) {
        return Product.json(Product.get("/rest/v1/services/" + shop.source + "/" + service))
                .path("orders")
                .path(0);
    }

    @Test
    @DisplayName(
            "UR-30 what waited for its router is what the CRM wants when the router is back, not when it was ordered")
    void theCrmIsAskedAgainBeforeAnOldOrderIsCarriedOut() {
        shop.router1.stop();
        int ended = waiting("ended");
        int changed = waiting("changed");
        int same = waiting("same");
        shop.crm.end(ended);
        shop.crm.suspend(changed);

        shop.router1.resume();

        hooks.awaitState(same, "APPLIED");
        hooks.awaitState(changed, "APPLIED_DISABLED");
        hooks.awaitState(ended, "REMOVED");
        AtRest.afterAll(shop.source);
        assertThat(shop.router1.rows("/ppp/secret"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder(hooks.login("changed"), hooks.login("same"));
        assertThat(Hooks.writes(shop.router1))
                .as("never there, not even for a moment")
                .noneMatch(words -> words.contains("=name=" + hooks.login("ended")));
    }

    @Test
    @DisplayName(
            "UR-30 while the CRM is away nothing is written that it may not want any more, and it goes on by itself")
    void anOldOrderWaitsForItsCrm() {
        shop.router1.stop();
        int service = waiting("patient");
        shop.crm.stop();

        shop.router1.resume();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(order(service).path("code").asText()).isEqualTo("BILLING_SILENT"));
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();

        shop.crm.resume();
        hooks.awaitState(service, "APPLIED");
        assertThat(hooks.secret(shop.router1, "patient")).isNotEmpty();
    }

    @Test
    @DisplayName("UR-52 an old router that refuses to let the row go is asked again by the reconciler until it is gone")
    void aCleanUpThatWasRefusedIsTriedAgain() {
        int service = hooks.applied("left");
        shop.router1.fault(
                Fault.trap("/ppp/secret/remove", "not enough permissions (9)").times(0));
        shop.crm.edit(service, Map.of("deviceName", shop.site2));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        shop.service(service).path("cleanupPending").asBoolean())
                .isTrue());
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(1);

        shop.router1.noFaults();
        hooks.reconcile();

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        shop.service(service).path("cleanupPending").asBoolean())
                .isFalse());
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-31 5.6 a removal that a router refused is evaluated again by the reconciler")
    void aRemovalThatWasRefusedIsTriedAgain() {
        int service = hooks.applied("stuck");
        shop.router1.fault(
                Fault.trap("/ppp/secret/remove", "not enough permissions (9)").times(0));
        shop.crm.end(service);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "FAILED");

        shop.router1.noFaults();
        hooks.reconcile();

        hooks.awaitState(service, "REMOVED");
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-30 what an operator has suspended is not asked for: he means it")
    void whatAnOperatorMeansIsNotAskedFor() {
        int service = hooks.applied("meant");
        shop.router1.stop();
        Map<String, Object> wish = Map.of(
                "action",
                "suspend",
                "services",
                List.of(Map.of("source", shop.source, "id", "" + service)),
                "reason",
                "test");
        await().atMost(SOON)
                .until(() -> Product.post("/rest/v1/service-changes", wish).statusCode() == 202);
        hooks.awaitState(service, "WAITING_FOR_ROUTER");
        shop.router1.resume();
        hooks.awaitState(service, "APPLIED_DISABLED");
        assertThat(hooks.secret(shop.router1, "meant")).containsEntry("profile", "disabled");
    }
}
