package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-74 and UR-81: taking over a router that has accounts already, through the shipped product. */
@DisplayName("UR-74 UR-81 adoption")
class Ur74AdoptionIT {

    private final Shop shop = new Shop();
    private final Adopting adopting = new Adopting(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName("UR-74 acceptance case 34: seven matches, one ambiguous, two unknown; seven set comment, no kick")
    void ur74TenSecretsAreMatchedAndOnlyTheTagsOfTheApprovedOnesAreWritten() {
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            services.add(adopting.service(i));
        }
        int twin = shop.crm.create(shop.client, shop.basic, adopting.pppoe(8));
        int otherTwin = shop.crm.create(shop.client, shop.basic, adopting.pppoe(8));
        int missing = adopting.service(9);
        adopting.secret(1, Integer.toString(services.get(0)));
        adopting.secret(2, services.get(1) + ",Test Client");
        adopting.secret(3, "7 - Test Client - " + services.get(2));
        adopting.secret(4, "demarc/" + shop.source + "/" + services.get(3) + " As we would");
        adopting.secret(5, "by hand");
        adopting.secret(6, "");
        adopting.secret(7, "");
        adopting.secret(8, "");
        shop.router1.add("/ppp/secret", Map.of("name", "guest-" + shop.unique, "comment", "by hand"));
        shop.router1.add("/ppp/secret", Map.of("name", "lost-" + shop.unique, "comment", "999999"));
        shop.router1.online(adopting.login(1));
        shop.router1.forgetCommands();

        JsonNode adoption = adopting.read();

        assertThat(Adopting.counts(adoption))
                .isEqualTo(Map.of("match", 7, "ambiguous", 1, "router_only", 2, "crm_only", 1));
        assertThat(adopting.row(adoption, adopting.login(2)).path("rule").asText())
                .isEqualTo("old_comment");
        assertThat(adopting.row(adoption, adopting.login(2)).path("client").asText())
                .isEqualTo("Test Client");
        assertThat(Adopting.rows(adoption))
                .filteredOn(row -> row.path("kind").asText().equals("crm_only"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("service").asText()).isEqualTo("" + missing));
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(Product.get("/rest/v1/services/" + shop.source + "/" + services.get(0))
                        .statusCode())
                .isEqualTo(404);

        JsonNode done = adopting.approve(adoption, Map.of());

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(shop.router1.writes()).hasSize(7).allSatisfy(words -> assertThat(words)
                .hasSize(3)
                .startsWith("/ppp/secret/set")
                .anyMatch(word ->
                        word.startsWith("=comment=demarc/" + shop.source + "/") && word.endsWith(" Test Client")));
        assertThat(shop.router1.rows("/ppp/active")).hasSize(1);
        for (int i = 1; i <= 7; i++) {
            JsonNode service = shop.service(services.get(i - 1));
            assertThat(service.path("state").asText()).as(service.toString()).isEqualTo("APPLIED");
            assertThat(service.path("address").asText()).isEqualTo(adopting.address(i));
            assertThat(service.path("account").asText()).isEqualTo(adopting.login(i));
        }
        assertThat(ledger(services.get(0)).at("/0/origin").asText()).isEqualToIgnoringCase("adopted");
        assertThat(ledger(services.get(0)).at("/0/address").asText()).isEqualTo(adopting.address(1));
        String story = Product.get("/rest/v1/services/" + shop.source + "/" + services.get(1) + "/timeline?limit=100")
                .body();
        assertThat(story)
                .contains("is taken over by admin")
                .contains(services.get(1) + ",Test Client")
                .contains("/ppp/secret/set");
        assertThat(Product.get("/rest/v1/audit?q=adoption:&limit=100").body())
                .contains("adoption:read")
                .contains("adoption:approved")
                .contains("adoption:adopted");

        var again = Product.post(Adopting.path(adoption) + "/approve", Map.of());
        assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
        JsonNode ambiguous = adopting.row(adoption, adopting.login(8));
        assertThat(ambiguous.path("candidates")).hasSize(2);
        String one = Adopting.path(adoption) + "/rows/" + ambiguous.path("id").asLong() + "/approve";
        assertThat(Product.post(one, Map.of()).statusCode()).isEqualTo(400);
        Adopting.end(Product.post(one, Map.of("service", shop.source + "/" + otherTwin)));
        assertThat(shop.state(otherTwin)).isEqualTo("APPLIED");
        assertThat(Product.get("/rest/v1/services/" + shop.source + "/" + twin).statusCode())
                .isEqualTo(404);
        assertThat(shop.router1.writes()).hasSize(8);

        shop.router1.forgetCommands();
        Drifting drift = new Drifting(shop);
        assertThat(drift.report().path("inSync").asInt()).isEqualTo(8);
        JsonNode second = adopting.read();
        assertThat(second.path("managed").asInt()).isEqualTo(8);
        assertThat(Adopting.counts(second)).isEqualTo(Map.of("router_only", 2, "crm_only", 2));
        assertThat(shop.router1.writes()).isEmpty();
    }

    @Test
    @DisplayName("UR-74 what differs stays as it is and is drift, which the reconciler leaves to people")
    void ur74WhatDiffersAfterwardsIsDriftAndIsRepairedWhenSomebodySaysSo() throws Exception {
        int service = adopting.service(1);
        shop.router1.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        adopting.login(1),
                        "password",
                        "topsecret1" + shop.unique,
                        "profile",
                        "Pro 50M",
                        "remote-address",
                        adopting.address(1),
                        "comment",
                        Integer.toString(service)));
        shop.router1.online(adopting.login(1));
        shop.router1.forgetCommands();
        JsonNode adoption = adopting.read();
        JsonNode row = adopting.row(adoption, adopting.login(1));
        assertThat(row.path("kind").asText()).isEqualTo("match_with_differences");
        assertThat(row.path("fields").toString())
                .contains("{\"field\":\"profile\",\"crm\":\"Basic 10M\",\"router\":\"Pro 50M\"}")
                .contains("••• differs")
                .doesNotContain("topsecret1");

        adopting.approve(adoption, Map.of("kind", "match_with_differences"));

        assertThat(shop.router1.writes()).hasSize(1);
        assertThat(Drifting.secret(shop.router1, adopting.login(1)))
                .containsEntry("profile", "Pro 50M")
                .containsEntry("password", "topsecret1" + shop.unique);
        reconcile();
        assertThat(shop.router1.writes()).hasSize(1);
        Drifting drift = new Drifting(shop);
        JsonNode report = drift.report();
        JsonNode ahead = Drifting.row(report, "crm_ahead");
        assertThat(Drifting.decide(report, ahead, "repair", "").statusCode()).isEqualTo(200);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, adopting.login(1)))
                .containsEntry("profile", "Basic 10M")
                .containsEntry("remote-address", adopting.address(1)));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(shop.router1.rows("/ppp/active"))
                .isEmpty());
    }

    @Test
    @DisplayName(
            "UR-74 addresses used twice are approved one by one; those outside of the pools stay with their service")
    void ur74AddressesThatAreNotClearAreAskedAboutAndAnAdoptedAddressStays() {
        int first = adopting.service(1);
        int second = adopting.service(2);
        int outside = adopting.service(3);
        adopting.secret(1, 1, "");
        adopting.secret(2, 1, "");
        shop.router1.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        adopting.login(3),
                        "password",
                        adopting.password(3),
                        "profile",
                        "Basic 10M",
                        "remote-address",
                        adopting.outside()));
        JsonNode adoption = adopting.read();
        assertThat(Adopting.counts(adoption)).isEqualTo(Map.of("duplicate_address", 2, "address_outside_pools", 1));
        assertThat(Product.post(Adopting.path(adoption) + "/approve", Map.of("kind", "duplicate_address"))
                        .statusCode())
                .isEqualTo(409);

        adopting.approve(adoption, Map.of());
        adopting.approveOne(adoption, adopting.login(1));
        JsonNode refused = adopting.approveOne(adoption, adopting.login(2));

        assertThat(shop.service(outside).path("address").asText()).isEqualTo(adopting.outside());
        assertThat(shop.state(first)).isEqualTo("APPLIED");
        assertThat(refused.path("message").asText()).isEqualTo("1 refused");
        assertThat(adopting.row(adoption, adopting.login(2)).path("outcome").asText())
                .contains("belongs to service " + first);
        assertThat(Drifting.secret(shop.router1, adopting.login(2)).getOrDefault("comment", ""))
                .isEmpty();
        shop.crm.hookTo(shop.hookUrl());
        shop.crm.edit(outside, Map.of("pppoePassword", "another-" + shop.unique));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, adopting.login(3)))
                .containsEntry("password", "another-" + shop.unique)
                .containsEntry("remote-address", adopting.outside()));
        assertThat(second).isPositive();
    }

    @Test
    @DisplayName("UR-74 leases are adopted, and the former comments can be written back")
    void ur74LeasesAreAdoptedByMacAndAnAdoptionCanBeUndone() {
        shop.dhcpPool(shop.router1Id, adopting.dhcpPrefix());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 21));
        String address = adopting.dhcpAddress();
        shop.router1.add(
                "/ip/dhcp-server/lease",
                Map.of(
                        "mac-address",
                        "02:00:00:00:00:15",
                        "address",
                        address,
                        "rate-limit",
                        "2M/10M",
                        "comment",
                        "house 7"));
        JsonNode adoption = adopting.read();
        assertThat(Adopting.counts(adoption)).isEqualTo(Map.of("match", 1));

        adopting.approve(adoption, Map.of());

        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row.get("comment"))
                .startsWith("demarc/" + shop.source + "/" + service));
        assertThat(shop.service(service).path("address").asText()).isEqualTo(address);

        Adopting.end(Product.post(Adopting.path(adoption) + "/undo", Map.of()));

        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row.get("comment"))
                .isEqualTo("house 7"));
        assertThat(shop.state(service)).isEqualTo("NONE");
        assertThat(ledger(service).at("/0/to").isMissingNode()
                        || ledger(service).at("/0/to").isNull())
                .isFalse();
        assertThat(Product.post(Adopting.path(adoption) + "/undo", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("UR-74 a row that has changed, and a router that refuses or does not answer, are said in words")
    void ur74WhatChangedSinceItWasReadIsLeftAloneAndRefusalsAreSaid() {
        int changed = adopting.service(1);
        int refused = adopting.service(2);
        adopting.secret(1, "" + changed);
        adopting.secret(2, "" + refused);
        JsonNode adoption = adopting.read();
        shop.router1.byHand("/ppp/secret/set", "=.id=" + adopting.login(1), "=profile=Pro 50M");
        shop.router1.forgetCommands();
        shop.router1.fault(Fault.trap("/ppp/secret/set", "failure: disk full"));

        adopting.approve(adoption, Map.of());

        assertThat(adopting.row(adoption, adopting.login(1)).path("state").asText())
                .isEqualTo("changed");
        JsonNode row = adopting.row(adoption, adopting.login(2));
        assertThat(row.path("state").asText()).isEqualTo("refused");
        assertThat(row.path("outcome").asText()).contains("disk full");
        assertThat(Drifting.secret(shop.router1, adopting.login(2))).containsEntry("comment", "" + refused);
        adopting.approveOne(adoption, adopting.login(2));
        assertThat(shop.state(refused)).isEqualTo("APPLIED");

        shop.router1.stop();
        JsonNode failed = adopting.readToTheEnd();
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("message").asText()).startsWith("could not connect to device");
        assertThat(Product.post("/rest/v1/routers/999999999/adoptions", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(Product.get("/rest/v1/adoptions/999999999").statusCode()).isEqualTo(404);
        assertThat(Product.post(Adopting.path(adoption) + "/stop", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("UR-74 what the billing says of a service while it is being adopted counts")
    void ur74WhatTheBillingSaysMeanwhileCounts() {
        int service = adopting.service(1);
        adopting.secret(1, Integer.toString(service));
        JsonNode adoption = adopting.read();

        var started = suspendedDuring("/ppp/secret/print", service, adoption);
        Adopting.end(started);

        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED_DISABLED"));
        assertThat(Drifting.secret(shop.router1, adopting.login(1))).containsEntry("profile", "disabled");
        assertThat(Adopting.rows(adoption))
                .extracting(row -> row.path("state").asText())
                .doesNotContain("adopted");
    }

    @Test
    @DisplayName("UR-74 what the billing says while the tag is being written is carried out after it")
    void ur74WhatTheBillingSaysWhileTheTagIsWrittenCounts() {
        int service = adopting.service(1);
        adopting.secret(1, Integer.toString(service));
        JsonNode adoption = adopting.read();

        var started = suspendedDuring("/ppp/secret/set", service, adoption);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(
                        shop.service(service).path("desired").asText())
                .isEqualToIgnoringCase("disabled"));
        assertThat(adopting.row(adoption, adopting.login(1)).path("state").asText())
                .as("the tag is still being written")
                .isNotEqualTo("adopted");
        Adopting.end(started);

        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED_DISABLED"));
        assertThat(Drifting.secret(shop.router1, adopting.login(1))).containsEntry("profile", "disabled");
        assertThat(Adopting.rows(adoption))
                .extracting(row -> row.path("state").asText())
                .contains("adopted");
    }

    @Test
    @DisplayName(
            "UR-74 an account that the service gets elsewhere while the tag is being written stays; the tag is taken back")
    void ur74AnAccountThatAppearsElsewhereMeanwhileStaysAndTheTagIsTakenBack() {
        int service = adopting.service(1);
        adopting.secret(1, Integer.toString(service));
        JsonNode adoption = adopting.read();

        var started = approvedWhile(
                "/ppp/secret/set",
                Duration.ofSeconds(8),
                adoption,
                () -> shop.crm.edit(service, Map.of("deviceName", shop.site2)));
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));
        assertThat(Drifting.secret(shop.router2, adopting.login(1))).isNotEmpty();
        Adopting.end(started);

        JsonNode row = adopting.row(adoption, adopting.login(1));
        assertThat(row.path("state").asText()).as(row.toString()).isEqualTo("refused");
        assertThat(row.path("outcome").asText()).endsWith("got an account on another router meanwhile");
        assertThat(Drifting.secret(shop.router1, adopting.login(1))).containsEntry("comment", "" + service);
        assertThat(shop.service(service).path("routerId").asLong()).isEqualTo(shop.router2Id);
        shop.crm.edit(service, Map.of("pppoePassword", "another-" + shop.unique));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router2, adopting.login(1)))
                .containsEntry("password", "another-" + shop.unique));
        assertThat(Drifting.secret(shop.router1, adopting.login(1))).containsEntry("password", adopting.password(1));
    }

    private HttpResponse<String> suspendedDuring(String command, int service, JsonNode adoption) {
        return approvedWhile(command, Duration.ofSeconds(4), adoption, () -> shop.crm.suspend(service));
    }

    /** Approves all, and has something happen in the CRM while the router takes its time over a command of it. */
    private HttpResponse<String> approvedWhile(String command, Duration slowly, JsonNode adoption, Runnable meanwhile) {
        shop.crm.hookTo(shop.hookUrl());
        shop.router1.forgetCommands();
        shop.router1.fault(Fault.slow(command, slowly));
        var started = Product.post(Adopting.path(adoption) + "/approve", Map.of());
        await().atMost(Drifting.SOON).until(() -> shop.router1.commands().stream()
                .anyMatch(words -> words.get(0).equals(command)));
        meanwhile.run();
        return started;
    }

    private void reconcile() {
        JsonNode run = Product.json(shop.startReconciling());
        await().atMost(Drifting.SOON).until(() -> List.of("DONE", "FAILED")
                .contains(Product.json(Product.get(
                                "/rest/v1/job-runs/" + run.path("id").asLong()))
                        .path("state")
                        .asText()));
    }

    private JsonNode ledger(int service) {
        return Product.json(Product.send(HttpRequest.newBuilder(URI.create(
                                Product.url("/rest/v1/services/" + shop.source + "/" + service + "/addresses")))
                        .header("X-Auth-Key", Product.ADMIN_KEY)
                        .header("X-Reason", "test of the adoption")))
                .path("items");
    }
}
