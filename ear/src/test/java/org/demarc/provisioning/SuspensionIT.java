package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;
import org.demarc.lab.ubilling.UbillingServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A billing that knows only debt suspends and resumes, within the limits (UR-72)")
class SuspensionIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int SERVICES = 60;
    private static final int WORKS = 5;
    private static final int IN_DEBT = 1;

    private final Shop shop = new Shop();
    private final UbillingServer billing =
            UbillingServer.start("127.0.0.1", 0, "UBsuspend", IspPlan.ofSeed(11), InstantSource.system());
    private final String services = "debt" + shop.unique;
    private final List<String> logins = new ArrayList<>();
    private long id;

    @AfterEach
    void close() {
        billing.close();
        shop.close();
    }

    @Test
    void aDebtorsServiceIsSuspendedAndResumedAndABillingThatSaysAllAreInDebtIsAskedFirst() throws Exception {
        shop.dhcpPool(shop.router1Id, "10.132." + shop.octet() + ".0/24");
        billing.subscribers(billing.subscribers().subList(0, SERVICES + 5).stream()
                .map(one -> inState(one, WORKS))
                .toList());
        billing.subscribers().subList(0, SERVICES).forEach(one -> logins.add(one.login()));
        connect();
        followBilling();
        provision(shop.site1);
        assertThat(rule(Map.of("enabled", true, "services", "nobody", "version", 0))
                        .statusCode())
                .isEqualTo(422);
        assertThat(rule(Map.of("enabled", true, "services", services, "link", "login", "version", 0))
                        .statusCode())
                .isEqualTo(200);

        String debtor = logins.get(0);
        billing.change(debtor, one -> inState(one, IN_DEBT));
        followBilling();
        awaitSuspended(List.of(debtor));
        assertThat(timeline(debtor))
                .contains("suspended by billing " + services)
                .contains("is stop");
        assertThat(ask("resume", debtor, Map.of())).isIn(200, 202);
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline(debtor)).contains("held: billing " + services));
        awaitSuspended(List.of(debtor));

        billing.change(debtor, one -> inState(one, WORKS));
        followBilling();
        awaitSuspended(List.of());
        assertThat(timeline(debtor)).contains("resumed by billing " + services);

        logins.forEach(login -> billing.change(login, one -> inState(one, IN_DEBT)));
        followBilling();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rule().path("asksCount").asInt()).isEqualTo(SERVICES));
        assertThat(rule().path("asks").asText()).contains(shop.site1 + ": changed rows " + SERVICES + " > 50");
        assertThat(suspended()).isEmpty();
        JsonNode dry = look(Map.of("dryRun", true));
        assertThat(dry.at("/report/suspended").asInt()).as("%s", dry).isEqualTo(SERVICES);
        List<JsonNode> found = Drifting.items(runs() + "/" + dry.path("id").asLong() + "/rows?limit=1000");
        assertThat(found).hasSize(SERVICES).allSatisfy(row -> {
            assertThat(row.path("action").asText()).isEqualTo("suspend");
            assertThat(row.path("done").asBoolean(true)).isFalse();
        });
        assertThat(Drifting.items(runs() + "/" + dry.path("id").asLong() + "/rows?sort=-service&q=" + debtor))
                .extracting(row -> row.path("service").asText())
                .contains(debtor)
                .allMatch(service -> service.contains(debtor))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(Product.get(runs() + "/999999999/rows").statusCode()).isEqualTo(404);
        assertThat(dry.path("message").asText()).startsWith("dry run: " + SERVICES + " to suspend");
        assertThat(suspended()).isEmpty();
        pictures();

        assertThat(allowed(SERVICES - 1, "all of them").statusCode()).isEqualTo(409);
        assertThat(allowed(SERVICES, " ").statusCode()).isEqualTo(400);
        stoppedInside(debtor);
        await().atMost(SOON).untilAsserted(() -> {
            int left = SERVICES - rule().path("held").asInt();
            assertThat(left).isEqualTo(10);
            assertThat(rule().path("asksCount").asInt()).isEqualTo(SERVICES);
        });
        look(Map.of());
        awaitSuspended(logins);
        assertThat(timeline(logins.get(7))).contains("allowed by admin: a strike of the bank");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rule().path("asks").asText()).isEmpty());
        assertThat(rule().path("held").asInt()).isEqualTo(SERVICES);

        JsonNode before = rule();
        assertThat(rule(Map.of(
                                "enabled",
                                false,
                                "services",
                                services,
                                "link",
                                "login",
                                "version",
                                before.path("version").asLong()))
                        .statusCode())
                .isEqualTo(200);
        look(Map.of());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rule().path("asksCount").asInt()).isEqualTo(SERVICES));
        await().atMost(SOON).until(() -> allowed(SERVICES, "the rule was wrong").statusCode() == 202);
        awaitSuspended(List.of());
    }

    @Test
    @DisplayName("UR-72 a billing that says all are in debt is asked first, however few of them are on each router")
    void aBillingThatSaysAllAreInDebtIsAskedFirstHoweverFewAreOnEachRouter() {
        shop.dhcpPool(shop.router1Id, "10.135." + shop.octet() + ".0/25");
        shop.dhcpPool(shop.router2Id, "10.135." + shop.octet() + ".128/25");
        billing.subscribers(billing.subscribers().subList(0, SERVICES).stream()
                .map(one -> inState(one, WORKS))
                .toList());
        billing.subscribers().forEach(one -> logins.add(one.login()));
        connect();
        followBilling();
        provision(shop.site1, shop.site2);
        assertThat(rule(Map.of("enabled", true, "services", services, "link", "login", "version", 0))
                        .statusCode())
                .isEqualTo(200);

        logins.forEach(login -> billing.change(login, one -> inState(one, IN_DEBT)));
        followBilling();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rule().path("asksCount").asInt()).isEqualTo(SERVICES));
        assertThat(rule().path("asks").asText())
                .as("%s on each of two routers", SERVICES / 2)
                .isEqualTo("all routers together: changed rows " + SERVICES + " > 50");
        assertThat(suspended()).isEmpty();
        assertThat(rule().path("held").asInt()).isZero();
        await().atMost(SOON)
                .until(() -> allowed(SERVICES, "they are all in debt").statusCode() == 202);
        awaitSuspended(logins);
    }

    /** A run of 60 services that is stopped while its first portion of 50 waits for one of them, which somebody holds. */
    private void stoppedInside(String service) throws SQLException {
        long run;
        try (HeldAccount held = HeldAccount.of(services, service)) {
            await().atMost(SOON)
                    .until(() -> allowed(SERVICES, "a strike of the bank").statusCode() == 202);
            run = newest().path("id").asLong();
            await().atMost(SOON).until(() -> newest().path("total").asLong() == SERVICES);
            held.awaitSomebodyBehind();
            assertThat(Product.post(runs() + "/stop", Map.of()).statusCode()).isEqualTo(204);
            HeldOrder.untilTheJobHeardOfTheStop("subscriber-suspension");
        }
        await().atMost(SOON).until(() -> newest().path("state").asText().equals("STOPPED"));
        assertThat(newest().at("/report/suspended").asInt()).isEqualTo(50);
        assertThat(Drifting.items(runs() + "?q=stopped&sort=id"))
                .extracting(one -> one.path("id").asLong())
                .containsExactly(run);
        assertThat(Drifting.items(runs() + "/" + run + "/rows?limit=1000"))
                .filteredOn(row -> row.path("done").asBoolean())
                .hasSize(50);
    }

    @Test
    @DisplayName(
            "UR-3 too little money suspends after the time of grace; the account is found by its user name, and its session ends")
    void tooLittleMoneySuspendsAfterTheTimeOfGraceAndEndsTheSession() throws Exception {
        Hooks.pppPool();
        billing.subscribers(billing.subscribers().subList(0, 3).stream()
                .map(one -> withMoney(one, 10_000))
                .toList());
        billing.subscribers().forEach(one -> logins.add(one.login()));
        connect();
        followBilling();
        for (String login : logins) {
            assertThat(ask(
                            "ensure",
                            "of-" + login,
                            Map.of(
                                    "desired",
                                    Map.of(
                                            "device",
                                            shop.site1,
                                            "plan",
                                            "Basic 10M",
                                            "username",
                                            login,
                                            "password",
                                            "pw-" + shop.unique))))
                    .isIn(200, 202);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.router1.rows("/ppp/secret"))
                .hasSize(3));
        assertThat(rule(Map.of(
                                "enabled",
                                true,
                                "services",
                                services,
                                "link",
                                "username",
                                "balanceBelow",
                                0,
                                "graceHours",
                                1,
                                "version",
                                0))
                        .statusCode())
                .isEqualTo(200);
        String debtor = logins.get(1);
        shop.router1.online(debtor);

        billing.change(debtor, one -> withMoney(one, -5_000));
        followBilling();
        assertThat(look(Map.of("dryRun", true)).at("/report/suspended").asInt())
                .as("the time of grace")
                .isZero();
        assertThat(profile(debtor)).isEqualTo("Basic 10M");
        anHourPasses();
        look(Map.of());

        await().atMost(SOON).untilAsserted(() -> assertThat(profile(debtor)).isEqualTo("disabled"));
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.router1.rows("/ppp/active"))
                .isEmpty());
        assertThat(profile(logins.get(0))).isEqualTo("Basic 10M");
        assertThat(timeline("of-" + debtor))
                .contains("suspended by billing " + services)
                .contains("session(s) removed");

        billing.change(debtor, one -> withMoney(one, 10_000));
        followBilling();
        await().atMost(SOON).untilAsserted(() -> assertThat(profile(debtor)).isEqualTo("Basic 10M"));
    }

    @Test
    @DisplayName("UR-3 a debtor's service is found by the number of his contract, or as that of the client he is")
    void aDebtorsServiceIsFoundByHisContractOrAsThatOfTheClient() {
        shop.dhcpPool(shop.router1Id, "10.127." + shop.octet() + ".0/24");
        billing.subscribers(billing.subscribers().subList(0, 3).stream()
                .map(one -> inState(one, WORKS))
                .toList());
        connect();
        followBilling();
        List<Subscriber> all = billing.subscribers();
        JsonNode byContract = subscriber(all.get(0).login());
        JsonNode byClient = subscriber(all.get(1).login());
        String contract = byContract.at("/contracts/0").asText();
        String client = byClient.path("externalId").asText();
        assertThat(contract).isNotBlank();
        assertThat(client).isNotBlank();
        lease(contract, 1, Map.of("id", "nobody-" + shop.unique));
        lease("line-" + shop.unique, 2, Map.of("id", client));
        lease("other-" + shop.unique, 3, Map.of("id", "other-" + shop.unique));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).hasSize(3));
        all.forEach(one -> billing.change(one.login(), debtor -> inState(debtor, IN_DEBT)));

        assertThat(ruleBy("contract").statusCode()).isEqualTo(200);
        followBilling();
        awaitSuspended(List.of(contract));
        all.forEach(one -> billing.change(one.login(), payer -> inState(payer, WORKS)));
        followBilling();
        awaitSuspended(List.of());

        assertThat(ruleBy("client").statusCode()).isEqualTo(200);
        all.forEach(one -> billing.change(one.login(), debtor -> inState(debtor, IN_DEBT)));
        followBilling();
        awaitSuspended(List.of("line-" + shop.unique));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "UR-3 whichever billing tells of a debt, and however it calls it, the service is suspended and resumed")
    void aDebtorIsSuspendedAndResumedWhicheverBillingTellsOfIt(OtherBilling.Kind kind) {
        int part = 16 * List.of(OtherBilling.Kind.values()).indexOf(kind);
        shop.dhcpPool(shop.router1Id, "10.145." + shop.octet() + "." + part + "/28");
        List<String> subscribers = List.of("anna-" + shop.unique, "ivan-" + shop.unique, "petro-" + shop.unique);
        String debtor = subscribers.get(1);
        try (OtherBilling other = OtherBilling.start(kind, subscribers)) {
            connect(kind.source(), other.url());
            followBilling();
            for (int i = 0; i < subscribers.size(); i++) {
                lease(other.service(subscribers.get(i)), i + 1, Map.of("id", "of-" + subscribers.get(i)));
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).hasSize(subscribers.size()));
            var saved = rule(Map.of(
                    "enabled",
                    true,
                    "services",
                    services,
                    "link",
                    kind.link(),
                    "states",
                    List.of(kind.suspended()),
                    "version",
                    0));
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);

            other.owes(debtor);
            followBilling();

            awaitSuspended(List.of(other.service(debtor)));
            assertThat(timeline(other.service(debtor))).contains("suspended by billing " + services);

            other.pays(debtor);
            followBilling();

            awaitSuspended(List.of());
            assertThat(timeline(other.service(debtor))).contains("resumed by billing " + services);
        }
    }

    private HttpResponse<String> ruleBy(String link) {
        return rule(Map.of(
                "enabled",
                true,
                "services",
                services,
                "link",
                link,
                "version",
                rule().path("version").asLong()));
    }

    private JsonNode subscriber(String login) {
        JsonNode found = Product.json(Product.get("/rest/v1/subscribers?q=" + login + "&limit=1000"));
        for (JsonNode one : found.path("items")) {
            if (one.path("login").asText().equals(login)
                    && one.path("source").asText().equals(services)) {
                return Product.json(
                        Product.get("/rest/v1/subscribers/" + one.path("id").asLong()));
            }
        }
        throw new AssertionError("no subscriber " + login + " of " + services + " in " + found);
    }

    private void lease(String service, int number, Map<String, String> client) {
        String mac = shop.lease(shop.site1, number).get("dhcpMacAddress");
        assertThat(ask(
                        "ensure",
                        service,
                        Map.of("desired", Map.of("device", shop.site1, "mac", mac, "client", client))))
                .isIn(200, 202);
    }

    private String profile(String login) {
        return String.valueOf(Drifting.secret(shop.router1, login).get("profile"));
    }

    private void anHourPasses() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(
                        "UPDATE provisioning_debtor SET since = since - interval '2 hours' WHERE billing_id = ?")) {
            update.setLong(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** In service whatever the money. */
    private static Subscriber withMoney(Subscriber one, int money) {
        Subscriber works = inState(one, WORKS);
        return new Subscriber(
                works.number(),
                works.uid(),
                works.login(),
                works.contract(),
                works.fullName(),
                works.corporate(),
                works.phone(),
                works.email(),
                works.home(),
                works.tariff(),
                new Subscriber.Standing(WORKS, money, ""),
                works.ip(),
                works.mac(),
                works.line());
    }

    private void connect() {
        connect("ubilling", billing.url());
    }

    private void connect(String kind, String url) {
        var source = Product.post("/rest/v1/service-sources", Map.of("code", services, "name", services));
        assertThat(source.statusCode()).as(source.body()).isEqualTo(201);
        var added = Product.post("/rest/v1/billing-sources", Map.of("name", services, "kind", kind, "url", url));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        id = Product.json(added).path("id").asLong();
    }

    private void followBilling() {
        var started = Product.post("/rest/v1/billing-sources/" + id + "/run", Map.of());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String path = "/rest/v1/billing-sources/" + id + "/runs/"
                + Product.json(started).path("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        Product.json(Product.get(path)).path("state").asText().equals("DONE"));
    }

    /** The services one after the other on these routers, again and again. */
    private void provision(String... devices) {
        int number = 0;
        for (String login : logins) {
            String device = devices[number % devices.length];
            String mac = shop.lease(device, ++number).get("dhcpMacAddress");
            assertThat(ask("ensure", login, Map.of("desired", Map.of("device", device, "mac", mac))))
                    .isIn(200, 202);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(leases()).hasSize(SERVICES));
    }

    private List<Map<String, String>> leases() {
        return Stream.of(shop.router1, shop.router2)
                .flatMap(router -> Shop.leases(router).stream())
                .toList();
    }

    private int ask(String action, String service, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", action + "-" + service + "-" + shop.unique);
        body.put("action", action);
        body.put("service", Map.of("source", services, "id", service));
        return Product.post("/rest/v1/provisioning-requests", body).statusCode();
    }

    private JsonNode rule() {
        return Product.json(Product.get("/rest/v1/billing-sources/" + id + "/suspension-rule"));
    }

    private HttpResponse<String> rule(Map<String, Object> wanted) {
        return Product.put("/rest/v1/billing-sources/" + id + "/suspension-rule", wanted);
    }

    private HttpResponse<String> allowed(int count, String reason) {
        return Product.post(runs(), Map.of("typedCount", count, "reason", reason));
    }

    private JsonNode newest() {
        return Drifting.items(runs() + "?limit=100").stream()
                .filter(one -> !one.path("ofAll").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private String runs() {
        return "/rest/v1/billing-sources/" + id + "/suspension-rule/runs";
    }

    /** Looks as soon as no other look is under way; the run when it has ended. */
    private JsonNode look(Map<String, Object> how) {
        List<HttpResponse<String>> started = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            started.add(Product.post(runs(), how));
            return started.get(started.size() - 1).statusCode() == 202;
        });
        long run = Product.json(started.get(started.size() - 1)).path("id").asLong();
        List<JsonNode> ended = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            for (JsonNode one : Drifting.items(runs())) {
                if (one.path("id").asLong() == run && one.path("state").asText().equals("DONE")) {
                    ended.add(one);
                }
            }
            return !ended.isEmpty();
        });
        return ended.get(0);
    }

    private List<String> suspended() {
        return leases().stream()
                .filter(row -> "disabled".equals(row.get("address-lists")))
                .map(row -> String.valueOf(row.get("comment")).split("[/ ]")[2])
                .toList();
    }

    private void awaitSuspended(List<String> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(suspended()).containsExactlyInAnyOrderElementsOf(expected));
    }

    private String timeline(String service) {
        return Product.get("/rest/v1/services/" + services + "/" + service + "/timeline?limit=500")
                .body();
    }

    @Test
    void aListWithoutRowsSaysWhetherThereWasNoRunOrNothingWasFoundOrAFilterHidesIt() {
        connect();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            Locator nothing = page.locator("#list\\:rows_data .dc-empty");

            page.navigate(Product.url("/ui/provisioning/suspension?id=" + id));
            PlaywrightAssertions.assertThat(nothing).containsText("No run of this billing yet: press Dry run");

            enable();
            look(Map.of("dryRun", true));
            page.reload();
            PlaywrightAssertions.assertThat(nothing).containsText("The last run found nothing to change.");

            page.fill("#list\\:text", "nobody");
            PlaywrightAssertions.assertThat(nothing).containsText("No row fits.");
        }
    }

    @Test
    @DisplayName("UR-72 the scheduled look at all billings is a run of each that it goes over")
    void aLookAtAllBillingsIsARunOfEachThatItGoesOver() {
        connect();
        lookAtAll();
        assertThat(Drifting.items(runs())).as("without a rule").isEmpty();

        enable();
        long run = lookAtAll();

        assertThat(Drifting.items(runs()))
                .filteredOn(one -> one.path("ofAll").asBoolean())
                .extracting(one -> one.path("id").asLong())
                .contains(run);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/suspension?id=" + id));

            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data .dc-empty"))
                    .containsText("The last run found nothing to change.");
            PlaywrightAssertions.assertThat(page.locator("#last\\:state")).containsText("all billings");
        }
    }

    @Test
    @DisplayName("UR-72 the look that let everything go is still among the runs of its billing")
    void theLookThatLetEverythingGoIsAmongTheRunsOfItsBilling() {
        shop.dhcpPool(shop.router1Id, "10.136." + shop.octet() + ".0/24");
        billing.subscribers(billing.subscribers().subList(0, 3).stream()
                .map(one -> inState(one, WORKS))
                .toList());
        String debtor = billing.subscribers().get(0).login();
        connect();
        followBilling();
        String mac = shop.lease(shop.site1, 1).get("dhcpMacAddress");
        assertThat(ask("ensure", debtor, Map.of("desired", Map.of("device", shop.site1, "mac", mac))))
                .isIn(200, 202);
        await().atMost(SOON).untilAsserted(() -> assertThat(leases()).hasSize(1));
        enable();
        billing.change(debtor, one -> inState(one, IN_DEBT));
        followBilling();
        awaitSuspended(List.of(debtor));

        var saved = rule(Map.of(
                "enabled",
                false,
                "services",
                services,
                "link",
                "login",
                "version",
                rule().path("version").asLong()));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        long run = lookAtAll();
        awaitSuspended(List.of());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rule().path("held").asInt()).isZero());
        assertThat(Drifting.items(runs()))
                .extracting(one -> one.path("id").asLong())
                .contains(run);
    }

    private void enable() {
        var saved = rule(Map.of("enabled", true, "services", services, "link", "login", "version", 0));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }

    /** As the schedule does every quarter of an hour; the run when it has ended. */
    private static long lookAtAll() {
        List<HttpResponse<String>> started = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            started.add(0, Product.post("/rest/v1/job-runs", Map.of("kind", "subscriber-suspension")));
            return started.get(0).statusCode() < 300;
        });
        long run = Product.json(started.get(0)).path("id").asLong();
        await().atMost(SOON).until(() -> Product.json(Product.get("/rest/v1/job-runs/" + run))
                .path("state")
                .asText()
                .equals("DONE"));
        return run;
    }

    private void pictures() {
        try (Chromium chromium = Chromium.open()) {
            picture(chromium.page(1400, "en", false), "light");
            picture(chromium.page(1400, "uk", true), "dark-uk");
            picture(chromium.page(400, "uk", false), "narrow-uk");
        }
    }

    private void picture(Page page, String name) {
        Chromium.signIn(page);
        page.navigate(Product.url("/ui/provisioning/suspension?id=" + id));
        PlaywrightAssertions.assertThat(page.locator("#last\\:state")).containsText(Integer.toString(SERVICES));
        PlaywrightAssertions.assertThat(page.locator("#list\\:rows tbody tr")).hasCount(25);
        Chromium.picture(page, "suspension-" + name);
    }

    private static Subscriber inState(Subscriber one, int state) {
        return new Subscriber(
                one.number(),
                one.uid(),
                one.login(),
                one.contract(),
                one.fullName(),
                one.corporate(),
                one.phone(),
                one.email(),
                one.home(),
                one.tariff(),
                new Subscriber.Standing(state, state == WORKS ? 10_000 : -5_000, ""),
                one.ip(),
                one.mac(),
                one.line());
    }
}
