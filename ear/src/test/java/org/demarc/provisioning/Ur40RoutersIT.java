package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Era;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.FaultHit;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How routers of all versions and in all troubles are written to. */
class Ur40RoutersIT {

    private static final String MAKE_STATIC = "/ip/dhcp-server/lease/make-static";
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);
    private final List<RouterOsSimulator> more = new ArrayList<>();

    Ur40RoutersIT() {
        Hooks.pppPool();
    }

    @AfterEach
    void close() {
        more.forEach(RouterOsSimulator::close);
        shop.close();
    }

    @Test
    @DisplayName(
            "UR-47 acceptance cases 24 and 25: 6.42, 6.49, 7.17 and 7.18, TLS with the right and a wrong pin, one session")
    void everyVersionIsWrittenToAndAWrongCertificateIsRefusedBeforeTheLogin() {
        Map<String, Integer> serviceByRouter = new HashMap<>();
        Map<String, RouterOsSimulator> routerByName = new HashMap<>();
        for (Era era : List.of(Era.V6_42, Era.V6_49, Era.V7_17, Era.V7_18)) {
            RouterOsSimulator router =
                    started(RouterOsOptions.defaults().era(era).maxSessions(1));
            String name = "era" + era.major() + era.minor() + "-" + shop.unique;
            registered(name, router.port(), Map.of("legacyLogin", era.equals(Era.V6_42)));
            routerByName.put(name, router);
        }
        RouterOsSimulator secured = started(RouterOsOptions.defaults().tlsPort(0));
        registered("tls-" + shop.unique, secured.tlsPort(), Map.of("tls", true, "pin", secured.tlsPin()));
        routerByName.put("tls-" + shop.unique, secured);
        RouterOsSimulator other = started(RouterOsOptions.defaults().tlsPort(0));
        registered("pin-" + shop.unique, other.tlsPort(), Map.of("tls", true, "pin", secured.tlsPin()));

        routerByName.keySet().forEach(name -> serviceByRouter.put(name, ordered(name)));
        int refused = ordered("pin-" + shop.unique);

        serviceByRouter.forEach((name, service) -> {
            hooks.awaitState(service, "APPLIED");
            assertThat(java.util.Objects.requireNonNull(routerByName.get(name)).rows("/ppp/secret"))
                    .as(name)
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("name", odd(name))
                            .containsEntry("password", "a=b\"c'd ж")
                            .containsEntry("profile", "Basic 10M"));
            assertThat(java.util.Objects.requireNonNull(routerByName.get(name))
                            .counters()
                            .peakOpen())
                    .as(name)
                    .isEqualTo(1);
        });
        hooks.awaitState(refused, "WAITING_FOR_ROUTER");
        assertThat(shop.service(refused).path("detail").asText()).containsIgnoringCase("certificate");
        assertThat(other.counters().logins() + other.counters().failedLogins()).isZero();
        assertThat(other.commands()).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-47 UR-78 a router before 6.43 whose old login is not allowed gets no answer to its challenge, and says so")
    void theOldLoginIsRefusedUntilTheRoutersSettingAllowsIt() {
        RouterOsSimulator router = started(RouterOsOptions.defaults().era(Era.V6_42));
        String name = "old-login-" + shop.unique;
        String path = "/rest/v1/routers/" + registered(name, router.port(), Map.of());

        int service = ordered(name);

        hooks.awaitState(service, "FAILED");
        assertThat(shop.service(service).path("code").asText()).isEqualTo("LOGIN_REFUSED");
        String reason = "the router wants the login of RouterOS before 6.43, which is not allowed";
        assertThat(Product.json(Product.get(path)).path("loginRefused").asText())
                .isEqualTo(reason);
        assertThat(shop.service(service).path("text").asText()).isEqualTo(name + " refused the login of user \"api\"");
        assertThat(shop.service(service).path("detail").asText()).isEqualTo(reason);
        assertThat(refusedOrder(name).path("detail").asText()).isEqualTo(reason);
        assertThat(hooks.timeline(service)).contains("(" + reason + ")");
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("requeued");
        AtRest.afterAll(shop.source);
        hooks.awaitState(service, "FAILED");
        assertThat(router.commands())
                .as(
                        "one greeting in all, as a new router wants it; the challenge is not answered, and nobody knocks again")
                .containsExactly(List.of("/login", "=name=api", "=password=secret"));
        assertThat(Product.post(path + "/test", Map.of()).body())
                .as("who tests the router is told what is not allowed")
                .contains("refused the login of user \\\"api\\\": " + reason);
        assertThat(router.counters().logins()).isZero();
        try (Chromium chromium = Chromium.open()) {
            assertShown(chromium.page(1400, "en", false), service, name, reason);
            assertShown(
                    chromium.page(1400, "uk", false),
                    service,
                    name,
                    "маршрутизатор вимагає входу RouterOS до 6.43, а його не дозволено");
        }

        router.forgetCommands();
        var allowed = Product.put(
                path,
                body(
                        name,
                        router.port(),
                        Map.of(
                                "legacyLogin",
                                true,
                                "version",
                                Product.json(Product.get(path)).path("version").asInt())));
        assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(200);
        hooks.outcome(hooks.last(1).get(0));

        hooks.awaitState(service, "APPLIED");
        assertThat(router.commands().get(1))
                .startsWith("/login")
                .anyMatch(word -> word.matches("=response=00[0-9a-f]{32}"))
                .noneMatch(word -> word.startsWith("=password="));
    }

    private String odd(String router) {
        return hooks.login(router) + " ö ж";
    }

    private int ordered(String router) {
        int service = shop.crm.create(
                shop.client,
                shop.basic,
                Map.of("deviceName", router, "pppoeUsername", odd(router), "pppoePassword", "a=b\"c'd ж"));
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("queued");
        return service;
    }

    @Test
    @DisplayName(
            "UR-40 UR-41 UR-45 forty new services over one connection: looked up, added, read back, one after the other")
    void manyServicesShareOneConnectionAndEachIsLookedUpAndReadBack() {
        List<Integer> services = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, hooks.pppoe("many" + i, shop.site1)));
        }
        hooks.last(40).forEach(hooks::outcome);
        AtRest.afterAll(shop.source);
        services.forEach(service -> hooks.awaitState(service, "APPLIED"));

        assertThat(shop.router1.rows("/ppp/secret")).hasSize(40);
        assertThat(shop.router1.counters().peakOpen()).isEqualTo(1);
        assertThat(shop.router1.counters().logins()).isEqualTo(1);
        for (int i = 0; i < 40; i++) {
            String name = "=name=" + hooks.login("many" + i);
            List<String> about = shop.router1.commands().stream()
                    .filter(words -> words.contains(name) || words.contains("?" + name.substring(1)))
                    .map(words -> words.get(0))
                    .toList();
            assertThat(about).containsExactly("/ppp/secret/print", "/ppp/secret/add", "/ppp/secret/print");
        }
    }

    @Test
    @DisplayName("UR-45 UR-78 a row that something else changes behind the router's answer is noticed and named")
    void whatTheRouterShowsOtherwiseThanItAnsweredIsNoticed() {
        hooks.applied("before");
        shop.router1.fault(
                Fault.slow("/ppp/secret/print", Duration.ofSeconds(5)).sparing(1));
        int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe("scripted", shop.site1));
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("queued");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !hooks.secret(shop.router1, "scripted").isEmpty());
        shop.router1.byHand("/ppp/secret/set", "=.id=" + hooks.login("scripted"), "=profile=Pro 50M");

        hooks.awaitState(service, "FAILED");

        assertThat(shop.service(service).path("code").asText()).isEqualTo("VERIFY_FAILED");
        assertThat(shop.service(service).path("text").asText())
                .isEqualTo(shop.site1 + " accepted the change of field \"profile\" but still shows \"Pro 50M\"");
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("requeued");
        hooks.awaitState(service, "APPLIED");
        assertThat(hooks.secret(shop.router1, "scripted")).containsEntry("profile", "Basic 10M");
    }

    @Test
    @DisplayName(
            "UR-42 acceptance case 1: hooks for a filtered router are answered, it waits within 4 s, delays no other, and is applied within 20 s")
    void aFilteredRouterDelaysNobodyAndGoesOnByItself() {
        shop.router1.filter();
        int waiting = shop.crm.create(shop.client, shop.basic, hooks.pppoe("waits", shop.site1));
        int other = shop.crm.create(shop.client, shop.basic, hooks.pppoe("goes", shop.site2));
        JsonNode event = hooks.last(2).get(0);

        long quickestMs = answeredInMs(event);
        hooks.outcome(hooks.last(1).get(0));
        for (int i = 0; i < 5; i++) {
            quickestMs = Math.min(quickestMs, answeredInMs(event)); // sent again: it waits, so it is looked at anew
        }

        assertThat(quickestMs)
                .as("the machine may be busy, the quickest shows the product")
                .isLessThan(100);
        hooks.awaitState(other, "APPLIED");
        hooks.awaitState(waiting, "WAITING_FOR_ROUTER");
        assertThat(shop.service(waiting).path("text").asText()).isEqualTo("could not connect to device");
        Duration machines = Duration.between(hooks.storedAt(other), hooks.toldAt(other, "RESULT", shop.site2));
        assertThat(Duration.between(
                        hooks.storedAt(waiting), hooks.toldAt(waiting, "RESULT", "could not connect to device")))
                .as(
                        "from the hook to the state, by Demarc's own notes, beside what a router that answers takes just now")
                .isLessThan(Duration.ofSeconds(4).plus(machines));
        assertThat(Product.json(Product.get("/rest/v1/routers/" + shop.router1Id))
                        .path("failures")
                        .asInt())
                .isPositive();

        Instant back = Instant.now();
        shop.router1.resume();
        hooks.awaitState(waiting, "APPLIED");
        assertThat(Duration.between(back, hooks.toldAt(waiting, "COMMAND", "/ppp/secret/add")))
                .as("from the router's return to the command, by Demarc's own notes")
                .isLessThan(Duration.ofSeconds(20));
    }

    private long answeredInMs(JsonNode event) {
        long begin = System.nanoTime();
        assertThat(hooks.outcome(event)).isIn("queued", "requeued", "duplicate");
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Test
    @DisplayName(
            "UR-46 UR-61 a dynamic lease of the MAC address is made static and kept; foreign static leases of MAC or address stay")
    void aDynamicLeaseIsMadeStaticAndForeignOnesAreConflicts() {
        shop.dhcpPool(shop.router1Id, "10.108.2.0/28");
        Map<String, String> first = shop.lease(shop.site1, 1);
        String mac = first.getOrDefault("dhcpMacAddress", "");
        shop.router1.lease(mac, "10.108.2.9");
        int service = shop.crm.create(shop.client, shop.basic, first);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("dynamic", "false")
                .containsEntry("mac-address", mac)
                .containsEntry("rate-limit", "2M/10M")
                .containsEntry("address", shop.service(service).path("address").asText())
                .containsEntry("comment", "demarc/" + shop.source + "/" + service + " Test Client"));
        assertThat(Hooks.writes(shop.router1).stream().map(words -> words.get(0)))
                .containsExactly("/ip/dhcp-server/lease/make-static", "/ip/dhcp-server/lease/set");

        Map<String, String> second = shop.lease(shop.site1, 2);
        shop.router1.add(
                "/ip/dhcp-server/lease",
                Map.of(
                        "mac-address",
                        second.getOrDefault("dhcpMacAddress", ""),
                        "address",
                        "10.108.2.12",
                        "comment",
                        "printer"));
        int taken = shop.crm.create(shop.client, shop.basic, second);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(taken, "CONFLICT");
        assertThat(shop.service(taken).path("text").asText())
                .isEqualTo("MAC address " + second.get("dhcpMacAddress") + " on " + shop.site1
                        + " is a row Demarc does not manage");
        Map<String, String> third = new HashMap<>(shop.lease(shop.site1, 3));
        third.put("ipAddress", "10.108.2.14");
        shop.router1.add(
                "/ip/dhcp-server/lease",
                Map.of("mac-address", "02:AA:00:00:00:77", "address", "10.108.2.14", "comment", "camera"));
        int there = shop.crm.create(shop.client, shop.basic, third);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(there, "CONFLICT");
        assertThat(shop.service(there).path("code").asText()).isEqualTo("ADDRESS_TAKEN");
        assertThat(Shop.leases(shop.router1))
                .hasSize(3)
                .filteredOn(row -> List.of("printer", "camera").contains(row.getOrDefault("comment", "")))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "UR-40 a lease that was made static before the connection was lost gets its name, and is made static once")
    void aLeaseWhoseConnectionWasLostAfterItWasMadeStaticGetsItsName() {
        shop.dhcpPool(shop.router1Id, "10.108.4.0/28");
        Map<String, String> atOnce = shop.lease(shop.site1, 1);
        shop.router1.lease(atOnce.getOrDefault("dhcpMacAddress", ""), "10.108.4.9");
        shop.router1.fault(Fault.dropAfter(MAKE_STATIC));
        int first = shop.crm.create(shop.client, shop.basic, atOnce);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(first, "APPLIED");

        assertThat(shop.router1.hits()).containsExactly(new FaultHit(Fault.Kind.DROP_AFTER, MAKE_STATIC));
        assertOneStaticLease(first, atOnce);
        assertThat(shop.router1.counters().byCommand()).containsEntry(MAKE_STATIC, 1L);

        Map<String, String> later = shop.lease(shop.site1, 2);
        shop.router1.lease(later.getOrDefault("dhcpMacAddress", ""), "10.108.4.10");
        shop.router1.fault(Fault.dropAfter(MAKE_STATIC));
        shop.router1.fault(Fault.drop("/ip/dhcp-server/lease/set").times(0));
        int second = shop.crm.create(shop.client, shop.basic, later);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(second, "WAITING_FOR_ROUTER");
        shop.router1.noFaults();
        hooks.awaitState(second, "APPLIED");

        assertThat(shop.router1.hits())
                .as("cut off after the one command, and before the other")
                .contains(new FaultHit(Fault.Kind.DROP, "/ip/dhcp-server/lease/set"))
                .filteredOn(hit -> hit.equals(new FaultHit(Fault.Kind.DROP_AFTER, MAKE_STATIC)))
                .hasSize(2);
        assertOneStaticLease(second, later);
        assertThat(shop.router1.counters().byCommand()).containsEntry(MAKE_STATIC, 2L);
        assertThat(Shop.leases(shop.router1)).hasSize(2);
    }

    private void assertOneStaticLease(int service, Map<String, String> attributes) {
        String mac = attributes.getOrDefault("dhcpMacAddress", "");
        assertThat(Shop.leases(shop.router1))
                .filteredOn(row -> mac.equals(row.get("mac-address")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("dynamic", "false")
                        .containsEntry(
                                "address", shop.service(service).path("address").asText())
                        .containsEntry("comment", "demarc/" + shop.source + "/" + service + " Test Client"));
    }

    @Test
    @DisplayName(
            "UR-3 UR-42 profile, list and flag of suspended accounts are the router's settings; a corrected password is tried again")
    void whatSuspendedAccountsGetIsASettingAndACorrectedPasswordIsTriedAgain() {
        RouterOsSimulator router = started(RouterOsOptions.defaults());
        router.byHand("/ppp/profile/add", "=name=blocked");
        String name = "own-" + shop.unique;
        Map<String, Object> wishes = Map.of(
                "disabledProfile", "blocked", "disabledList", "debtors", "activeList", "clients", "disableBy", "both");
        Map<String, Object> wrong = new HashMap<>(wishes);
        wrong.put("password", "wrong");
        long id = registered(name, router.port(), wrong);
        shop.dhcpPool(id, "10.108.3.0/28");
        int secret = shop.crm.create(shop.client, shop.basic, hooks.pppoe("own", name));
        int lease = shop.crm.create(shop.client, shop.basic, shop.lease(name, 1));
        hooks.deliver(hooks.last(2));
        hooks.awaitState(secret, "FAILED");
        assertThat(shop.service(secret).path("code").asText()).isEqualTo("LOGIN_REFUSED");
        assertThat(router.counters().failedLogins()).isEqualTo(1);

        Map<String, Object> right = body(name, router.port(), wishes);
        right.put(
                "version",
                Product.json(Product.get("/rest/v1/routers/" + id))
                        .path("version")
                        .asInt());
        var changed = Product.put("/rest/v1/routers/" + id, right);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        hooks.last(2).forEach(hooks::outcome);
        hooks.awaitState(secret, "APPLIED");
        hooks.awaitState(lease, "APPLIED");
        assertThat(Shop.leases(router)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("address-lists", "clients"));

        shop.crm.suspend(secret);
        hooks.deliver(hooks.last(2));
        shop.crm.suspend(lease);
        hooks.deliver(hooks.last(2));
        hooks.awaitState(secret, "APPLIED_DISABLED");
        hooks.awaitState(lease, "APPLIED_DISABLED");
        assertThat(router.rows("/ppp/secret")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("profile", "blocked")
                .containsEntry("disabled", "true"));
        assertThat(Shop.leases(router)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("address-lists", "debtors"));
    }

    @Test
    @DisplayName(
            "UR-43 UR-78 UR-46 acceptance cases 18, 22 and 23: what the router lacks or forbids is said in one sentence")
    void whatARouterRefusesIsSaidInOneSentenceAndForeignRowsStay() {
        int odd = shop.crm.plan("Odd " + shop.unique, 1, 1);
        int missing = shop.crm.create(shop.client, odd, hooks.pppoe("odd", shop.site1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(missing, "FAILED");
        assertThat(shop.service(missing).path("text").asText())
                .isEqualTo("profile \"Odd " + shop.unique + "\" is missing on " + shop.site1);

        shop.router1.add("/ppp/secret", Map.of("name", hooks.login("own"), "password", "x", "comment", "by hand"));
        int taken = shop.crm.create(shop.client, shop.basic, hooks.pppoe("own", shop.site1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(taken, "CONFLICT");
        assertThat(shop.service(taken).path("text").asText())
                .isEqualTo(
                        "user name " + hooks.login("own") + " on " + shop.site1 + " is a row Demarc does not manage");
        assertThat(hooks.secret(shop.router1, "own"))
                .containsEntry("password", "x")
                .containsEntry("comment", "by hand");
        assertThat(Hooks.writes(shop.router1)).isEmpty();

        registered("ro-" + shop.unique, shop.router2.port(), Map.of("login", "ro", "password", "ro"));
        int forbidden = shop.crm.create(shop.client, shop.basic, hooks.pppoe("ro", "ro-" + shop.unique));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(forbidden, "FAILED");
        assertThat(shop.service(forbidden).path("text").asText())
                .isEqualTo("user \"ro\" on ro-" + shop.unique + " lacks the permission to write");

        RouterOsSimulator strict = started(RouterOsOptions.defaults());
        long wrong = registered("wrong-" + shop.unique, strict.port(), Map.of("password", "wrong"));
        for (int i = 0; i < 3; i++) {
            int refused = shop.crm.create(shop.client, shop.basic, hooks.pppoe("w" + i, "wrong-" + shop.unique));
            hooks.deliver(hooks.last(1));
            hooks.awaitState(refused, "FAILED");
            assertThat(shop.service(refused).path("text").asText())
                    .isEqualTo("wrong-" + shop.unique + " refused the login of user \"api\"");
        }
        assertThat(strict.counters().failedLogins()).isEqualTo(1);
        assertThat(Product.json(Product.get("/rest/v1/routers/" + wrong))
                        .path("loginRefused")
                        .asText())
                .isNotEmpty();
    }

    @Test
    @DisplayName(
            "UR-44 UR-46 acceptance cases 21 and 19: rates as the router sees them; a row with the old comment is taken over")
    void ratesAreUploadSlashDownloadAndAnOldCommentIsTakenOver() {
        shop.dhcpPool(shop.router1Id, "10.108.1.0/24");
        Map<Integer, String> rateByPlan = Map.of(
                shop.basic,
                "2M/10M",
                shop.crm.plan("half", 0.5, 0.256),
                "256k/500k",
                shop.crm.plan("odd", 30, 12.5),
                "12500k/30M",
                shop.crm.planWithoutSpeeds("free"),
                "",
                shop.crm.plan("down only", 10, 0),
                "0/10M",
                shop.crm.planWithDownloadOnly("down, and nothing said", 10),
                "0/10M");
        int number = 0;
        for (Map.Entry<Integer, String> plan : rateByPlan.entrySet()) {
            number++;
            int service = shop.crm.create(shop.client, plan.getKey(), shop.lease(shop.site1, number));
            hooks.deliver(hooks.last(1));
            hooks.awaitState(service, "APPLIED");
            String mac = shop.lease(shop.site1, number).getOrDefault("dhcpMacAddress", "");
            assertThat(Shop.leases(shop.router1))
                    .filteredOn(lease -> mac.equals(lease.get("mac-address")))
                    .singleElement()
                    .satisfies(lease ->
                            assertThat(lease.getOrDefault("rate-limit", "")).isEqualTo(plan.getValue()));
        }
        assertThat(Hooks.writes(shop.router1).stream()
                        .filter(words -> words.stream().noneMatch(word -> word.startsWith("=rate-limit="))))
                .hasSize(1);

        String name = "old-" + shop.unique;
        RouterOsSimulator router = started(RouterOsOptions.defaults());
        registered(name, router.port(), Map.of("source", shop.source));
        int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe("old", name));
        router.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        hooks.login("old"),
                        "password",
                        "pw1",
                        "profile",
                        "Basic 10M",
                        "comment",
                        service + ",Test Client"));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        assertThat(router.rows("/ppp/secret")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("comment", "demarc/" + shop.source + "/" + service + " Test Client"));
        assertThat(Hooks.writes(router)).singleElement().satisfies(words -> assertThat(words)
                .startsWith("/ppp/secret/set"));
    }

    @Test
    @DisplayName(
            "UR-43 with managed profiles Demarc makes each plan's profile from a template, keeps its rate, and no other's")
    void managedProfilesAreMadeFromTheTemplateAndKeepTheirRates() {
        RouterOsSimulator router = started(RouterOsOptions.defaults());
        router.byHand("/ppp/profile/add", "=name=base", "=local-address=10.107.15.1", "=only-one=yes");
        router.byHand("/ppp/profile/add", "=name=Foreign", "=rate-limit=1M/1M", "=comment=by hand");
        router.byHand("/ppp/profile/remove", "=.id=disabled");
        String name = "managed-" + shop.unique;
        registered(
                name,
                router.port(),
                Map.of("managedProfiles", true, "templateProfile", "base", "disabledRate", "128k/128k"));
        int plan = shop.crm.plan("Managed 30M", 30, 12.5);
        int service = shop.crm.create(shop.client, plan, hooks.pppoe("managed", name));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        assertThat(profile(router, "Managed 30M"))
                .containsEntry("rate-limit", "12500k/30M")
                .containsEntry("local-address", "10.107.15.1")
                .containsEntry("only-one", "yes")
                .containsEntry("comment", "demarc/" + shop.source + "/plan/Managed 30M");
        assertThat(router.rows("/ppp/secret")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("profile", "Managed 30M"));

        shop.crm.suspend(service);
        hooks.deliver(hooks.last(2));
        hooks.awaitState(service, "APPLIED_DISABLED");
        assertThat(profile(router, "disabled")).containsEntry("rate-limit", "128k/128k");

        int foreign = shop.crm.create(shop.client, shop.crm.plan("Foreign", 50, 50), hooks.pppoe("foreign", name));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(foreign, "APPLIED");
        assertThat(profile(router, "Foreign"))
                .containsEntry("rate-limit", "1M/1M")
                .containsEntry("comment", "by hand");

        HookSource told = new HookSource("m" + shop.unique);
        var entity = HookSource.pppoe(81, name, "Grown", hooks.login("grown"), "p");
        assertThat(told.send(HookSource.hook(81, "insert", entity))).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(profile(router, "Grown")).containsEntry("rate-limit", "2M/10M");
        entity.put("downloadSpeed", 20);
        assertThat(told.send(HookSource.hook(81, "edit", entity))).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(profile(router, "Grown")).containsEntry("rate-limit", "2M/20M");
    }

    @Test
    @DisplayName(
            "UR-43 UR-70 a profile that Demarc made and nobody needs is reported, and goes with the plan that removes orphans")
    void aManagedProfileThatNobodyNeedsIsReportedAndGoesWithOrphansOnly() {
        RouterOsSimulator router = started(RouterOsOptions.defaults());
        router.byHand("/ppp/profile/add", "=name=By hand", "=comment=mine");
        String name = "tidied-" + shop.unique;
        long id = registered(name, router.port(), Map.of("managedProfiles", true));
        String gonePlan = "Gone " + shop.unique;
        String keptPlan = "Kept " + shop.unique;
        int gone = shop.crm.create(shop.client, shop.crm.plan(gonePlan, 30, 10), hooks.pppoe("gone", name));
        int kept = shop.crm.create(shop.client, shop.crm.plan(keptPlan, 20, 10), hooks.pppoe("kept", name));
        hooks.deliver(hooks.last(2));
        hooks.awaitState(gone, "APPLIED");
        hooks.awaitState(kept, "APPLIED");
        assertThat(compared(id)).doesNotContainKey(gonePlan).doesNotContainKey(keptPlan);

        shop.crm.end(gone);
        hooks.deliver(hooks.last(2));
        hooks.awaitState(gone, "REMOVED");

        assertThat(compared(id))
                .containsEntry(gonePlan, "unused_profile")
                .doesNotContainKey(keptPlan)
                .doesNotContainKey("By hand");
        assertThat(profile(router, gonePlan)).as("a report removes nothing").isNotEmpty();
        JsonNode plan =
                Drifting.dryRun(Map.of("scope", "router", "value", Long.toString(id), "kind", "remove_orphans"));
        assertThat(Drifting.planRows(plan)).singleElement().satisfies(row -> {
            assertThat(row.path("key").asText()).isEqualTo(gonePlan);
            assertThat(row.path("action").asText()).isEqualTo("remove");
        });
        assertThat(Product.post("/rest/v1/provisioning-plans/" + plan.path("id").asLong() + "/apply", Map.of())
                        .statusCode())
                .isEqualTo(202);
        assertThat(Drifting.awaitApplied(plan).path("state").asText()).isEqualTo("applied");
        assertThat(profile(router, gonePlan)).isEmpty();
        assertThat(profile(router, keptPlan)).isNotEmpty();
        assertThat(profile(router, "By hand")).isNotEmpty();
        assertThat(profile(router, "disabled")).isNotEmpty();
        assertThat(router.rows("/ppp/secret")).hasSize(1);
    }

    /** What a comparison of the router finds: class by key. */
    private static Map<String, String> compared(long router) {
        JsonNode begun = Product.json(Product.post("/rest/v1/drift-runs", Map.of("router", router)));
        String path = "/rest/v1/drift-runs/" + begun.path("id").asLong();
        await().atMost(Drifting.SOON)
                .until(() ->
                        Product.json(Product.get(path)).path("state").asText().equals("done"));
        Map<String, String> classByKey = new HashMap<>();
        Drifting.rows(begun)
                .forEach(row -> classByKey.put(
                        row.path("key").asText(), row.path("kind").asText()));
        return classByKey;
    }

    private static Map<String, String> profile(RouterOsSimulator router, String name) {
        return router.rows("/ppp/profile").stream()
                .filter(row -> name.equals(row.get("name")))
                .findFirst()
                .orElse(Map.of());
    }

    @Test
    @DisplayName("UR-42 acceptance case 23: a refused login is not tried again until a person tests the router")
    void aRefusedLoginIsTriedAgainWhenSomebodyTestsTheRouter() {
        String name = "login-" + shop.unique;
        RouterOsSimulator before = started(RouterOsOptions.defaults().user(RouterUser.full("api", "another")));
        long id = registered(name, before.port(), Map.of());
        for (String account : List.of("early", "later")) {
            int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe(account, name));
            hooks.deliver(hooks.last(1));
            hooks.awaitState(service, "FAILED");
            assertThat(shop.service(service).path("code").asText()).isEqualTo("LOGIN_REFUSED");
        }
        assertThat(before.counters().failedLogins()).isEqualTo(1);
        before.close();
        RouterOsSimulator mended = started(RouterOsOptions.defaults().port(before.port()));
        int waiting = shop.crm.create(shop.client, shop.basic, hooks.pppoe("waiting", name));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(waiting, "FAILED");
        assertThat(mended.counters().logins()).isZero();

        var tested = Product.post("/rest/v1/routers/" + id + "/test", Map.of());

        assertThat(tested.statusCode()).as(tested.body()).isEqualTo(200);
        int after = shop.crm.create(shop.client, shop.basic, hooks.pppoe("after", name));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(after, "APPLIED");
    }

    /** The order that a router of this test has refused. */
    private JsonNode refusedOrder(String router) {
        for (JsonNode order : Product.json(Product.get("/rest/v1/orders?state=refused&limit=1000"))
                .path("items")) {
            if (order.path("router").asText().equals(router)) {
                return order;
            }
        }
        throw new AssertionError("no refused order for " + router);
    }

    /** A page's reader finds the words in the service's facts, orders and timeline, and beside the router. */
    private void assertShown(Page page, int service, String router, String words) {
        Chromium.signIn(page);
        page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));
        PlaywrightAssertions.assertThat(page.locator("#service .dc-facts")).containsText(words, PATIENT);
        PlaywrightAssertions.assertThat(page.locator("#service\\:timeline")).containsText("(" + words + ")", PATIENT);
        page.navigate(Product.url("/ui/routeros/routers?q=" + router));
        PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data")).containsText(words, PATIENT);
    }

    private RouterOsSimulator started(RouterOsOptions options) {
        RouterOsSimulator router = RouterOsSimulator.start(options.profiles("Basic 10M", "Pro 50M", "disabled"));
        more.add(router);
        return router;
    }

    private static long registered(String name, int port, Map<String, Object> wishes) {
        var answer = Product.post("/rest/v1/routers", body(name, port, wishes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode added = Product.json(answer);
        return added.path("id").asLong();
    }

    private static Map<String, Object> body(String name, int port, Map<String, Object> wishes) {
        Map<String, Object> router = new HashMap<>(
                Map.of("name", name, "host", "127.0.0.1", "port", port, "login", "api", "password", "secret"));
        router.putAll(wishes);
        return router;
    }
}
