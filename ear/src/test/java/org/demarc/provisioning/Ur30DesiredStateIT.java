package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a service must look like is what the CRM says now, whatever webhooks came in whatever order. */
class Ur30DesiredStateIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int MORE_THAN_A_PAGE = 110;

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    Ur30DesiredStateIT() {
        Hooks.pppPool();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName(
            "UR-30 UR-31 UR-3 acceptance cases 2, 3 and 4: suspended and resumed by one set in any order; names of events mean nothing")
    void suspendingAndResumingAreOneSetWhateverHooksCome() {
        int service = hooks.applied("pairs");
        for (String how : List.of("both", "swapped", "second only")) {
            shop.router1.forgetCommands();
            shop.crm.suspend(service);
            hooks.deliver(some(how));
            hooks.awaitState(service, "APPLIED_DISABLED");
            assertThat(Hooks.writes(shop.router1))
                    .as(how)
                    .containsExactly(List.of("/ppp/secret/set", "=profile=disabled"));

            shop.router1.forgetCommands();
            shop.router1.online(hooks.login("pairs"));
            shop.crm.cancelSuspend(service);
            hooks.deliver(some(how));
            hooks.awaitState(service, "APPLIED");
            assertThat(Hooks.writes(shop.router1))
                    .as(how)
                    .containsExactly(List.of("/ppp/secret/set", "=profile=Basic 10M"), List.of("/ppp/active/remove"));
        }

        shop.crm.suspend(service);
        hooks.deliver(hooks.last(2));
        shop.crm.suspensionFeatureOff();
        hooks.deliver(hooks.last(2));
        assertThat(hooks.last(1).get(0).path("changeType").asText()).isEqualTo("suspend");
        assertThat(hooks.secret(shop.router1, "pairs")).containsEntry("profile", "Basic 10M");
        hooks.awaitState(service, "APPLIED");
    }

    private List<JsonNode> some(String how) {
        List<JsonNode> pair = hooks.last(2);
        return switch (how) {
            case "both" -> pair;
            case "swapped" -> Hooks.reversed(pair);
            case "first only" -> pair.subList(0, 1);
            default -> pair.subList(1, 2);
        };
    }

    @Test
    @DisplayName(
            "UR-31 ended, activated and much-edited services end right whichever of their hooks come, in whatever order, and come again")
    void everyOtherSequenceOfHooksEndsRight() {
        for (String how : List.of("both", "swapped", "first only", "second only")) {
            String name = how.replace(' ', '-');
            int ended = hooks.applied("ended-" + name);
            shop.crm.end(ended);
            hooks.deliver(some(how));
            hooks.awaitState(ended, "REMOVED");
            assertThat(hooks.secret(shop.router1, "ended-" + name)).as(how).isEmpty();

            int quoted = shop.crm.create(shop.client, shop.basic, hooks.pppoe("quoted-" + name, shop.site1));
            shop.crm.status(quoted, 7);
            hooks.deliver(hooks.last(1));
            hooks.awaitState(quoted, "DEFERRED");
            shop.router1.forgetCommands();
            shop.crm.activate(quoted);
            List<JsonNode> pair = hooks.last(2);
            hooks.deliver(some(how));
            hooks.awaitState(quoted, "APPLIED");
            pair.forEach(hooks::outcome);
            AtRest.afterAll(shop.source);
            assertThat(Hooks.writes(shop.router1)).as(how).hasSize(1);
        }

        int history = hooks.applied("history");
        shop.crm.suspend(history);
        shop.crm.edit(history, Map.of("pppoePassword", "pw2"));
        shop.crm.end(history);
        shop.crm.archive(history);
        List<JsonNode> backwards = new java.util.ArrayList<>(hooks.last(6));
        java.util.Collections.reverse(backwards);
        backwards.forEach(hooks::outcome);
        AtRest.afterAll(shop.source);
        hooks.awaitState(history, "REMOVED");
        assertThat(hooks.secret(shop.router1, "history")).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-35 UR-36 an obsolete service keeps its account for the grace period, then goes unless somebody followed it meanwhile")
    void anObsoleteServiceIsKeptForTheGracePeriodAndGoesWhenNobodyFollowed() throws SQLException {
        int alone = hooks.applied("alone");
        int followed = hooks.applied("followed");
        shop.router1.online(hooks.login("alone"));
        shop.router1.forgetCommands();
        for (int service : List.of(alone, followed)) {
            shop.crm.status(service, 5);
            hooks.deliver(hooks.last(1));
            hooks.awaitState(service, "AWAITING_SUCCESSOR");
        }
        int next = shop.crm.changePlanNow(followed, shop.pro);
        shop.crm.status(next, 1); // no hook tells of it
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(graceEnds()).as("ten minutes are the default").isEqualTo(2);

        hooks.awaitState(alone, "REMOVED");
        hooks.awaitState(next, "APPLIED");
        hooks.awaitState(followed, "REMOVED");

        assertThat(hooks.secret(shop.router1, "alone")).isEmpty();
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();
        assertThat(hooks.ledger(alone).get(0).path("to").isNull()).isFalse();
        assertThat(hooks.secret(shop.router1, "followed"))
                .containsEntry("profile", "Pro 50M")
                .containsEntry("comment", "demarc/" + shop.source + "/" + next + " Test Client");
        assertThat(Hooks.writes(shop.router1))
                .filteredOn(words -> words.get(0).equals("/ppp/secret/set"))
                .as("handed over by one set")
                .hasSize(1);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(1);
    }

    /** As if the grace period, which had not ended by itself, were over now; for how many services. */
    private int graceEnds() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(
                        "UPDATE crm_service SET awaiting_since = awaiting_since - interval '10 minutes', due_at = now()"
                                + " WHERE source_id = (SELECT id FROM crm_source WHERE code = ?) AND awaiting_since IS NOT NULL"
                                + " AND due_at > now() + interval '8 minutes'")) {
            update.setString(1, shop.source);
            return update.executeUpdate();
        }
    }

    @Test
    @DisplayName(
            "UR-30 UR-36 attributes that vanish take the account away only when the CRM's API says that they are gone")
    void vanishedAttributesTakeTheAccountAwayOnlyWhenTheApiSaysSo() {
        int service = hooks.applied("vanished");
        shop.router1.online(hooks.login("vanished"));
        shop.crm.edit(service, Map.of("pppoeUsername", "", "pppoePassword", ""));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "NOT_CONFIGURED");
        assertThat(shop.service(service).path("code").asText()).isEqualTo("NO_ACCOUNT_KEY");
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();
        assertThat(AtRest.number("SELECT count(*) FROM address_rest WHERE until > now() AND source = '" + shop.source
                        + "' AND service = '" + service + "'"))
                .as("its address rests")
                .isEqualTo(1);

        HookSource told = new HookSource("v" + shop.unique);
        ObjectNode entity = HookSource.pppoe(51, shop.site1, "Basic 10M", hooks.login("v51"), "p");
        assertThat(told.send(HookSource.hook(51, "insert", entity))).isEqualTo(200);
        AtRest.afterAll(told.code);
        shop.router1.forgetCommands();
        entity.putArray("attributes");
        assertThat(told.send(HookSource.hook(51, "edit", entity))).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(51).path("state").asText()).isEqualTo("NOT_CONFIGURED");
        assertThat(told.account(51).path("code").asText()).isEqualTo("NO_DEVICE");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(hooks.secret(shop.router1, "v51")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "UR-34 UR-4 acceptance case 5: a plan change hands the row over by one set, its address stays and the ledger has no gap")
    void aPlanChangeHandsTheRowOverInPlaceWhicheverHookComesFirst() {
        int pro = shop.crm.plan("Pro  50M ", 50, 10);
        shop.router1.byHand("/ppp/profile/add", "=name=Pro  50M ");
        for (boolean isReversed : List.of(true, false)) {
            int old = hooks.applied("plan" + isReversed);
            String address = hooks.secret(shop.router1, "plan" + isReversed).getOrDefault("remote-address", "");
            shop.router1.forgetCommands();

            int next = shop.crm.changePlanNow(old, pro);
            hooks.deliver(isReversed ? Hooks.reversed(hooks.last(2)) : hooks.last(2));

            hooks.awaitState(next, "APPLIED");
            hooks.awaitState(old, "REMOVED");
            assertThat(Hooks.writes(shop.router1))
                    .containsExactly(List.of(
                            "/ppp/secret/set",
                            "=profile=Pro  50M ",
                            "=comment=demarc/" + shop.source + "/" + next + " Test Client"));
            assertThat(hooks.secret(shop.router1, "plan" + isReversed)).containsEntry("remote-address", address);
            assertThat(hooks.ledger(old).get(0).path("to").asText())
                    .isNotEmpty()
                    .isEqualTo(hooks.ledger(next).get(0).path("from").asText());
            assertThat(hooks.ledger(next).get(0).path("address").asText()).isEqualTo(address);
        }
    }

    @Test
    @DisplayName(
            "UR-35 UR-31 acceptance case 7: a deferred plan change is found when only the old service's end is announced")
    void aDeferredPlanChangeThatFallsDueIsFollowedByItself() {
        int old = hooks.applied("later");
        shop.router1.forgetCommands();

        int next = shop.crm.changePlanLater(
                old, shop.pro, LocalDate.now(ZoneOffset.UTC).plusDays(5));
        hooks.deliver(hooks.last(2));
        hooks.awaitState(next, "DEFERRED");
        assertThat(Hooks.writes(shop.router1)).isEmpty();

        shop.crm.deferredDue(old, next);
        hooks.deliver(hooks.last(1));

        hooks.awaitState(next, "APPLIED");
        assertThat(Hooks.writes(shop.router1))
                .containsExactly(List.of(
                        "/ppp/secret/set",
                        "=profile=Pro 50M",
                        "=comment=demarc/" + shop.source + "/" + next + " Test Client"));
        hooks.awaitState(old, "REMOVED");
    }

    @Test
    @DisplayName(
            "UR-31 acceptance case 6: both hooks of a plan change and a suspension lost; the reconciler finds them")
    void whatNoHookToldTheReconcilerFinds() {
        int old = hooks.applied("lost");
        int suspended = hooks.applied("debtor");
        String address = hooks.secret(shop.router1, "lost").getOrDefault("remote-address", "");
        shop.router1.forgetCommands();
        int next = shop.crm.changePlanNow(old, shop.pro);
        shop.crm.suspend(suspended);

        hooks.reconcile();

        hooks.awaitState(next, "APPLIED");
        hooks.awaitState(suspended, "APPLIED_DISABLED");
        AtRest.afterAll(shop.source);
        String comment = "demarc/" + shop.source + "/" + next + " Test Client";
        assertThat(Hooks.writes(shop.router1))
                .as("one set each, nothing is added or removed")
                .containsExactlyInAnyOrder(
                        List.of("/ppp/secret/set", "=profile=Pro 50M", "=comment=" + comment),
                        List.of("/ppp/secret/set", "=profile=disabled"));
        assertThat(address).isNotEmpty();
        assertThat(hooks.secret(shop.router1, "lost"))
                .containsEntry("profile", "Pro 50M")
                .containsEntry("comment", comment)
                .containsEntry("remote-address", address);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(2);
    }

    @Test
    @DisplayName(
            "UR-10 UR-31 clients that are renamed while no hook tells of it are found by the reconciler, on every page of the CRM's list")
    void whoIsRenamedWithoutAHookTheReconcilerFinds() {
        int early = hooks.applied("early");
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            shop.crm.client("Somebody", "Else");
        }
        int lastOne = shop.crm.client("Late", "Comer");
        int late = shop.crm.create(lastOne, shop.basic, hooks.pppoe("late", shop.site1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(late, "APPLIED");
        shop.router1.online(hooks.login("early"));
        shop.router1.forgetCommands();
        shop.crm.rename(shop.client, "Early", "Bird");
        shop.crm.rename(lastOne, "Late", "Riser");

        hooks.reconcile();

        String tag = "=comment=demarc/" + shop.source + "/";
        await().atMost(SOON).untilAsserted(() -> assertThat(Hooks.writes(shop.router1))
                .containsExactlyInAnyOrder(
                        List.of("/ppp/secret/set", tag + early + " Early Bird"),
                        List.of("/ppp/secret/set", tag + late + " Late Riser")));
        AtRest.afterAll(shop.source);
        assertThat(shop.service(early).path("clientName").asText()).isEqualTo("Early Bird");
        assertThat(shop.router1.rows("/ppp/active"))
                .as("a new name cuts nobody off")
                .hasSize(1);
    }

    @Test
    @DisplayName("UR-2 UR-7 a user name together with a MAC address is a lease where the source says nothing else")
    void aUserNameAndAMacAddressAreALeaseUnlessTheSourceSaysOtherwise() {
        shop.dhcpPool(shop.router1Id, "10.158." + shop.octet() + ".0/29");

        int service = bothGivenTo("both", "02:00:00:00:9E:07");

        hooks.awaitState(service, "APPLIED");
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(lease -> assertThat(lease)
                .containsEntry("mac-address", "02:00:00:00:9E:07"));
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-2 UR-7 with bothGiven pppoe a user name together with a MAC address is a secret that any device may use")
    void aUserNameAndAMacAddressAreASecretWhereTheSourceSaysPppoe() {
        bothGiven("pppoe");

        int service = bothGivenTo("plain", "02:00:00:00:9E:01");

        hooks.awaitState(service, "APPLIED");
        assertThat(Hooks.writes(shop.router1)).singleElement().satisfies(words -> assertThat(words)
                .startsWith("/ppp/secret/add")
                .noneMatch(word -> word.startsWith("=caller-id=")));
        assertThat(hooks.secret(shop.router1, "plain").getOrDefault("caller-id", ""))
                .isEmpty();
        assertThat(Shop.leases(shop.router1)).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-2 UR-7 with bothGiven pppoe-with-caller-id the secret is bound to the MAC address and follows it by one set")
    void aUserNameAndAMacAddressAreABoundSecretWhereTheSourceSaysSo() {
        bothGiven("pppoe-with-caller-id");

        int service = bothGivenTo("bound", "0200.0000.9e02");

        hooks.awaitState(service, "APPLIED");
        assertThat(hooks.secret(shop.router1, "bound")).containsEntry("caller-id", "02:00:00:00:9E:02");
        assertThat(Shop.leases(shop.router1)).isEmpty();

        shop.router1.forgetCommands();
        shop.crm.edit(service, Map.of("dhcpMacAddress", "02-00-00-00-9e-03"));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        assertThat(Hooks.writes(shop.router1))
                .containsExactly(List.of("/ppp/secret/set", "=caller-id=02:00:00:00:9E:03"));
    }

    /** What the source says a user name together with a MAC address means. */
    private void bothGiven(String choice) {
        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong();
        var changed = Product.put(
                path,
                Map.of(
                        "code",
                        shop.source,
                        "baseUrl",
                        shop.crm.url(),
                        "bothGiven",
                        choice,
                        "version",
                        Product.json(Product.get(path)).path("version").asLong()));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    /** A service with a user name and a MAC address on the first router, its hook worked through. */
    private int bothGivenTo(String name, String mac) {
        Map<String, String> attributes = new HashMap<>(hooks.pppoe(name, shop.site1));
        attributes.put("dhcpMacAddress", mac);
        int service = shop.crm.create(shop.client, shop.basic, attributes);
        hooks.deliver(hooks.last(1));
        return service;
    }

    @Test
    @DisplayName("UR-32 several events of one service that wait are evaluated once")
    void eventsThatWaitTogetherAreEvaluatedOnce() {
        int service = hooks.applied("merged");
        int before = evaluations(service);
        shop.crm.stop();
        for (int i = 1; i <= 6; i++) {
            shop.crm.edit(service, Map.of("pppoePassword", "pw" + i));
        }
        hooks.last(6).forEach(hooks::outcome);
        await().atMost(SOON).until(() -> new Waiting(shop).count() == 6);
        shop.router1.forgetCommands();

        shop.crm.resume();

        await().atMost(SOON).untilAsserted(() -> assertThat(hooks.secret(shop.router1, "merged"))
                .containsEntry("password", "pw6"));
        AtRest.afterAll(shop.source);
        assertThat(Hooks.writes(shop.router1)).hasSize(1);
        assertThat(evaluations(service) - before).isEqualTo(1);
    }

    /** Events that wait for the CRM. */
    private record Waiting(Shop shop) {

        int count() {
            return Product.json(Product.get("/rest/v1/ucrm/events?limit=1&state=UNVERIFIED&source=" + shop.source))
                    .path("total")
                    .asInt();
        }
    }

    /** Each tells what it saw, under a correlation of its own. */
    private int evaluations(int service) {
        Set<String> correlations = new HashSet<>();
        for (JsonNode entry : Product.json(
                        Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500"))
                .path("items")) {
            if (entry.path("kind").asText().equals("REFRESHED")) {
                correlations.add(entry.path("correlation").asText());
            }
        }
        return correlations.size();
    }

    @Test
    @DisplayName("UR-36 the table of statuses holds, with and without an account, paused and prepared blocked included")
    void everyStatusMeansWhatTheTableSays() {
        Map<Integer, String> without = Map.of(
                0,
                "DEFERRED",
                1,
                "APPLIED",
                2,
                "REMOVED",
                3,
                "APPLIED_DISABLED",
                4,
                "APPLIED_DISABLED",
                6,
                "DEFERRED",
                7,
                "DEFERRED",
                8,
                "APPLIED_DISABLED",
                12,
                "FAILED");
        without.forEach((status, state) -> {
            int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe("new" + status, shop.site1));
            shop.crm.status(service, status);
            hooks.deliver(hooks.last(1));
            hooks.awaitState(service, state);
            assertThat(hooks.secret(shop.router1, "new" + status).getOrDefault("profile", ""))
                    .as("status " + status)
                    .isEqualTo(profile(state));
        });
        int service = hooks.applied("turned");
        Map.of(0, "APPLIED", 6, "APPLIED", 7, "APPLIED", 12, "FAILED", 3, "APPLIED_DISABLED")
                .forEach((status, state) -> {
                    shop.crm.status(service, 1);
                    hooks.deliver(hooks.last(1));
                    hooks.awaitState(service, "APPLIED");
                    shop.crm.status(service, status);
                    hooks.deliver(hooks.last(1));
                    hooks.awaitState(service, state);
                    assertThat(hooks.secret(shop.router1, "turned").getOrDefault("profile", ""))
                            .as("status " + status)
                            .isEqualTo(status == 3 ? "disabled" : "Basic 10M");
                });
        shop.crm.status(service, 12);
        hooks.deliver(hooks.last(1));
        assertThat(shop.service(service).path("text").asText()).isEqualTo("service status 12 is not known");
        for (int status : List.of(4, 8)) {
            shop.crm.status(service, status);
            hooks.deliver(hooks.last(1));
            hooks.awaitState(service, "APPLIED_DISABLED");
        }
        shop.crm.status(service, 2);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "REMOVED");
        assertThat(hooks.secret(shop.router1, "turned")).isEmpty();
    }

    private static String profile(String state) {
        return switch (state) {
            case "APPLIED" -> "Basic 10M";
            case "APPLIED_DISABLED" -> "disabled";
            default -> "";
        };
    }

    @Test
    @DisplayName("UR-30 acceptance case 4: without an app key the newest hook counts, and its status, not its name")
    void withoutAnAppKeyTheNewestHookCounts() {
        HookSource told = new HookSource("t" + shop.unique);
        ObjectNode active =
                HookSource.hook(41, "insert", HookSource.pppoe(41, shop.site1, "Basic 10M", hooks.login("t41"), "p"));
        ObjectNode suspended = active.deepCopy();
        suspended.put("uuid", UUID.randomUUID().toString()).put("changeType", "suspend");
        suspended.withObject("/extraData/entity").put("status", 3);
        assertThat(told.send(active)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.send(suspended)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(hooks.secret(shop.router1, "t41")).containsEntry("profile", "disabled");

        assertThat(told.send(active)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(hooks.secret(shop.router1, "t41")).containsEntry("profile", "disabled");
        ObjectNode named = active.deepCopy();
        named.put("uuid", UUID.randomUUID().toString()).put("changeType", "suspend");
        assertThat(told.send(named)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(hooks.secret(shop.router1, "t41")).containsEntry("profile", "Basic 10M");
        ObjectNode archived = active.deepCopy();
        archived.put("uuid", UUID.randomUUID().toString()).put("changeType", "archive");
        assertThat(told.send(archived)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(41).path("state").asText()).isEqualTo("REMOVED");
        assertThat(hooks.secret(shop.router1, "t41")).isEmpty();
    }

    @Test
    @DisplayName("UR-30 without an app key a hook that failed and is sent again is STALE once a newer one was applied")
    void aFailedHookThatIsSentAgainAfterANewerOneIsStale() {
        HookSource told = new HookSource("o" + shop.unique);
        ObjectNode failed =
                HookSource.hook(42, "insert", HookSource.pppoe(42, "nowhere", "Basic 10M", hooks.login("t42"), "old"));
        ObjectNode newer =
                HookSource.hook(42, "edit", HookSource.pppoe(42, shop.site1, "Basic 10M", hooks.login("t42"), "new"));
        assertThat(told.send(failed)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(42).path("code").asText()).isEqualTo("UNKNOWN_DEVICE");
        assertThat(stateOf(told, failed)).isEqualTo("FAILED");
        assertThat(told.send(newer)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(42).path("state").asText()).isEqualTo("APPLIED");
        shop.router1.forgetCommands();

        assertThat(told.send(failed)).isEqualTo(200);
        AtRest.afterAll(told.code);

        assertThat(stateOf(told, failed)).isEqualTo("STALE");
        assertThat(stateOf(told, newer)).isEqualTo("DONE");
        assertThat(told.account(42).path("state").asText()).isEqualTo("APPLIED");
        assertThat(hooks.secret(shop.router1, "t42")).containsEntry("password", "new");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
    }

    private static String stateOf(HookSource told, JsonNode hook) {
        for (JsonNode event : Product.json(Product.get("/rest/v1/ucrm/events?limit=100&source=" + told.code))
                .path("items")) {
            if (event.path("uuid").asText().equals(hook.path("uuid").asText())) {
                return event.path("state").asText();
            }
        }
        return "none";
    }

    @Test
    @DisplayName(
            "UR-35 without an app key a deferred plan change that falls due is taken as active and shown as assumed")
    void aDeferredPlanChangeWithoutAnAppKeyIsAssumed() {
        HookSource told = new HookSource("d" + shop.unique);
        ObjectNode now =
                HookSource.hook(61, "insert", HookSource.pppoe(61, shop.site1, "Basic 10M", hooks.login("t61"), "p"));
        assertThat(told.send(now)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(61).path("assumed").asBoolean(true)).isFalse();
        ObjectNode next =
                HookSource.hook(62, "insert", HookSource.pppoe(62, shop.site1, "Pro 50M", hooks.login("t61"), "p"));
        next.withObject("/extraData/entity").put("status", 6);
        next.withObject("/extraData/entityBeforeEdit").put("id", 61).put("status", 1);
        assertThat(told.send(next)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(hooks.secret(shop.router1, "t61")).containsEntry("profile", "Basic 10M");
        ObjectNode due = now.deepCopy();
        due.put("uuid", UUID.randomUUID().toString()).put("changeType", "edit").put("eventName", "service.edit");
        due.withObject("/extraData/entity").put("status", 5);

        assertThat(told.send(due)).isEqualTo(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(hooks.secret(shop.router1, "t61"))
                .containsEntry("profile", "Pro 50M"));
        AtRest.afterAll(told.code);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(1);
        assertThat(told.account(62).path("state").asText()).isEqualTo("APPLIED");
        assertThat(told.account(62).path("assumed").asBoolean()).isTrue();
        ObjectNode active = next.deepCopy();
        active.put("uuid", UUID.randomUUID().toString()).put("changeType", "edit");
        active.withObject("/extraData/entity").put("status", 1);
        assertThat(told.send(active)).isEqualTo(200);
        AtRest.afterAll(told.code);
        assertThat(told.account(62).path("assumed").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName(
            "UR-31 when a client is archived or deleted all its services are looked at and go, those of others stay")
    void allServicesOfAClientThatGoesAreLookedAt() {
        int first = hooks.applied("first");
        int second = hooks.applied("second");
        int other = shop.crm.client("Other", "Client");
        int kept = shop.crm.create(other, shop.basic, hooks.pppoe("kept", shop.site1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(kept, "APPLIED");

        shop.crm.archiveClient(shop.client);
        assertThat(hooks.last(1).get(0).path("eventName").asText()).isEqualTo("client.archive");
        hooks.deliver(hooks.last(1));

        hooks.awaitState(first, "REMOVED");
        hooks.awaitState(second, "REMOVED");
        assertThat(shop.router1.rows("/ppp/secret")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", hooks.login("kept")));
        assertThat(shop.state(kept)).isEqualTo("APPLIED");

        shop.crm.deleteClient(other);
        assertThat(hooks.last(1).get(0).path("eventName").asText()).isEqualTo("client.delete");
        hooks.deliver(hooks.last(1));

        hooks.awaitState(kept, "REMOVED");
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-10 UR-31 a renamed client changes the comments and cuts nobody off; an archived service is removed")
    void aRenamedClientChangesCommentsAndAnArchivedServiceGoes() {
        int service = hooks.applied("named");
        shop.router1.online(hooks.login("named"));
        shop.crm.rename(shop.client, "ö", "ж");
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("queued");
        await().atMost(SOON).untilAsserted(() -> assertThat(hooks.secret(shop.router1, "named"))
                .containsEntry("comment", "demarc/" + shop.source + "/" + service + " ö ж"));
        assertThat(shop.router1.rows("/ppp/active")).hasSize(1);

        shop.crm.archive(service);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "REMOVED");
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();
    }
}
