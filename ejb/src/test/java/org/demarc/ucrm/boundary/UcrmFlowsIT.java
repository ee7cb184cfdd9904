package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.TestDatabase;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Origin;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.FaultHit;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.ucrm.Trouble;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.provisioning.boundary.Wishes;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.LeaseAccount;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.Routers;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Acceptance cases of ucrm-routeros.md 12.2 on the simulated CRM and routers. */
class UcrmFlowsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int OBSOLETE = 5;

    /** May write everything and sees no passwords. */
    private static final RouterUser BLIND = new RouterUser("blind", "blind", true, false);

    private Hub hub = new Hub(DATABASE.dataSource());
    private final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
    private final RouterOsSimulator site1 = router();
    private final RouterOsSimulator site2 = router();
    private String source = "";
    private int client;
    private int basic;
    private int pro;

    @BeforeEach
    void start() {
        DATABASE.execute(
                "TRUNCATE provisioning_account, crm_source, address_pool, address_prefix, address_exclusion, address_assignment,"
                        + " address_rest, address_wait, address_seen, provisioning_router_lease, provisioning_timeline CASCADE");
        hub.router(1, "site1", site1.port());
        hub.router(2, "site2", site2.port());
        hub.pool("ppp", DrawQueue.ppp(), "192.168.2.0/29");
        hub.pool("dhcp1", DrawQueue.dhcp(1), "10.1.1.0/29");
        hub.pool("dhcp2", DrawQueue.dhcp(2), "10.1.3.0/29");
        source = "s" + UUID.randomUUID().toString().substring(0, 8);
        hub.source(source, crm.url(), "write-key", Verification.REQUIRED);
        client = crm.client("Test", "Client");
        basic = crm.plan("Basic 10M", 10, 2);
        pro = crm.plan("Pro 50M", 50, 10);
    }

    @AfterEach
    void stop() {
        site1.close();
        site2.close();
        crm.close();
    }

    @Test
    @DisplayName("UR-2 a new service becomes a secret with an address of the pool")
    void aNewServiceBecomesASecretWithTheAddressOfThePool() {
        int service = pppoe("sub1", "site1");

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1"))
                .containsEntry("profile", "Basic 10M")
                .containsEntry("remote-address", "192.168.2.1")
                .containsEntry("comment", "demarc/" + source + "/" + service + " Test Client");
    }

    @Test
    @DisplayName("UR-3 UR-31 acceptance case 2")
    void suspendingIsOneSetWhateverHooksArriveInWhateverOrder() {
        for (String how : List.of("both", "swapped", "second only")) {
            int service = pppoe("u" + how.hashCode(), "site1");
            site1.forgetCommands();

            crm.suspend(service);
            List<JsonNode> pair = last(2);
            deliver(how.equals("both") ? pair : how.equals("swapped") ? reversed(pair) : pair.subList(1, 2));

            assertThat(writes(site1)).as(how).hasSize(1);
            assertThat(writes(site1).get(0)).contains("=profile=disabled");
            assertThat(state(service)).isEqualTo(AccountState.APPLIED_DISABLED);
        }
    }

    @Test
    @DisplayName("UR-3 UR-31 acceptance case 3")
    void resumingInReversedOrderIsOneSet() {
        int service = suspended("sub1");
        site1.forgetCommands();

        crm.cancelSuspend(service);
        deliver(reversed(last(2)));

        assertThat(writes(site1)).hasSize(1);
        assertThat(writes(site1).get(0)).contains("=profile=Basic 10M");
    }

    @Test
    @DisplayName("UR-30 acceptance case 4")
    void aSuspendEventWithAnActiveStatusLeavesTheAccountEnabled() {
        int service = suspended("sub1");

        crm.suspensionFeatureOff();
        deliver(last(2));

        assertThat(secret(site1, "sub1")).containsEntry("profile", "Basic 10M");
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-34 acceptance case 5")
    void aPlanChangeHandsTheRowOverWhicheverHookComesFirst() {
        for (boolean reversed : List.of(false, true)) {
            String name = "plan" + reversed;
            int old = pppoe(name, "site1");
            String address = secret(site1, name).getOrDefault("remote-address", "");
            site1.forgetCommands();

            int next = crm.changePlanNow(old, pro);
            deliver(reversed ? reversed(last(2)) : last(2));

            assertThat(writes(site1)).as("reversed " + reversed).hasSize(1);
            assertThat(secret(site1, name))
                    .containsEntry("profile", "Pro 50M")
                    .containsEntry("remote-address", address)
                    .containsEntry("comment", "demarc/" + source + "/" + next + " Test Client");
            assertThat(state(old)).isEqualTo(AccountState.REMOVED);
            assertThat(state(next)).isEqualTo(AccountState.APPLIED);
            var before = hub.ledger
                    .ofService(key(old), org.demarc.PageRequest.first(1))
                    .items()
                    .get(0);
            var after = hub.ledger
                    .ofService(key(next), org.demarc.PageRequest.first(1))
                    .items()
                    .get(0);
            assertThat(before.to()).isEqualTo(after.from());
        }
    }

    @Test
    @DisplayName("UR-34 acceptance case 6")
    void aPlanChangeWithoutTheNewServicesHookFindsTheSuccessorByTheApi() {
        int old = pppoe("sub1", "site1");

        int next = crm.changePlanNow(old, pro);
        deliver(last(2).subList(0, 1));
        hub.sweepAndWork();

        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(state(old)).isEqualTo(AccountState.REMOVED);
        assertThat(secret(site1, "sub1")).containsEntry("profile", "Pro 50M");
        assertThat(site1.rows("/ppp/secret")).hasSize(1);
    }

    @Test
    @DisplayName("UR-34 what its predecessor may have left on another router goes when the successor takes over")
    void whatThePredecessorTriedElsewhereGoesWithTheHandOver() {
        int old = pppoe("sub1", "site1");
        site2.fault(Fault.drop("/ppp/secret/print").sparing(1).times(0));
        move(old, "site2");
        assertThat(state(old)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(site2.rows("/ppp/secret")).hasSize(1);

        crm.edit(old, Map.of("deviceName", "site1"));
        int next = crm.changePlanNow(old, pro);
        deliver(last(2));
        site2.noFaults();
        workLater();

        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(state(old)).isEqualTo(AccountState.REMOVED);
        assertThat(secret(site1, "sub1")).containsEntry("profile", "Pro 50M");
        assertThat(site2.rows("/ppp/secret")).isEmpty();
        assertThat(hub.book.heldBy(key(old))).isEmpty();
        assertThat(hub.book.heldBy(key(next))).hasSize(1);
    }

    @Test
    @DisplayName("UR-34 a successor that has a row of its own already keeps that, and its predecessor's goes")
    void aSuccessorKeepsARowOfItsOwnAndItsPredecessorsGoes() {
        int old = pppoe("sub1", "site1");
        int next = pppoe("sub2", "site1");
        long sourceId = hub.sources.withCode(source).orElseThrow().id();
        hub.services.link(sourceId, Integer.toString(old), Integer.toString(next));

        crm.status(old, OBSOLETE);
        crm.edit(next, Map.of("pppoePassword", "pw2"));
        deliver(last(2));
        hub.sweepAndWork();

        assertThat(site1.rows("/ppp/secret"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "sub2").containsEntry("password", "pw2"));
        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(state(old)).isEqualTo(AccountState.REMOVED);
        assertThat(hub.book.heldBy(key(old))).isEmpty();
        assertThat(hub.book.heldBy(key(next))).hasSize(1);
    }

    @Test
    @DisplayName("UR-34 two that link each other's services do not wait for each other")
    void aLinkTakesNothingThatItWouldHoldWhileItWaits() throws Exception {
        int old = pppoe("sub1", "site1");
        int next = crm.changePlanNow(old, pro);
        try (var other = DATABASE.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '10s'");
            statement.execute("SELECT id FROM crm_service WHERE service = '" + old + "' FOR UPDATE");
            Thread link = new Thread(() -> deliver(last(2).stream()
                    .filter(event -> event.path("entityId").asInt() == next)
                    .toList()));
            link.start();
            await().until(() -> hub.sql.one(
                            "SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted", row -> row.number("waiting"))
                    > 0);

            statement.execute("SELECT id FROM crm_service WHERE service = '" + next + "' FOR UPDATE");

            other.rollback();
            link.join();
        }
        hub.sweepAndWork();
        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(state(old)).isEqualTo(AccountState.REMOVED);
    }

    @Test
    @DisplayName("UR-35 acceptance case 7")
    void aDeferredPlanChangeWritesNothingUntilItIsDue() {
        int old = pppoe("sub1", "site1");
        site1.forgetCommands();

        int next = crm.changePlanLater(
                old, pro, LocalDate.now(java.time.ZoneOffset.UTC).plusDays(5));
        deliver(last(2));

        assertThat(writes(site1)).isEmpty();

        crm.deferredDue(old, next);
        deliver(last(1));
        hub.sweepAndWork();

        assertThat(writes(site1)).hasSize(1);
        assertThat(secret(site1, "sub1")).containsEntry("profile", "Pro 50M");
        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-36 an obsolete service without a successor goes after the grace period")
    void anObsoleteServiceWithoutSuccessorGoesAfterTheGracePeriod() {
        int service = pppoe("sub1", "site1");
        crm.status(service, OBSOLETE);
        deliver(last(1));
        assertThat(state(service)).isEqualTo(AccountState.AWAITING_SUCCESSOR);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);

        workLater();

        assertThat(state(service)).isEqualTo(AccountState.REMOVED);
        assertThat(site1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-62 acceptance case 8")
    void anEndedServiceLosesItsRowAndItsAddressRestsForItsReturn() {
        int service = pppoe("sub1", "site1");
        end(service);
        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.REMOVED);

        pppoe("sub2", "site1");
        crm.status(service, 1);
        deliver(last(1));

        assertThat(secret(site1, "sub2")).containsEntry("remote-address", "192.168.2.2");
        assertThat(secret(site1, "sub1")).containsEntry("remote-address", "192.168.2.1");
    }

    @Test
    @DisplayName("UR-21 UR-32 acceptance case 9")
    void theSameEventTwentyTimesIsOneAdd() {
        crm.create(client, basic, pppoeOf("sub1", "site1"));
        List<JsonNode> event = last(1);

        List<HookAnswer> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> hub.hook(source, event.get(0).toString()))
                .toList();
        hub.work();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(writes(site1)).hasSize(1);
    }

    @Test
    @DisplayName(
            "UR-32 six events that waited for the CRM are one evaluation, although each had its own time to be tried again")
    void eventsThatWaitedForTheCrmAreOneEvaluation() {
        int service = pppoe("sub1", "site1");
        int before = evaluations(service);
        crm.stop();
        for (int i = 1; i <= 6; i++) {
            crm.edit(service, Map.of("pppoePassword", "pw" + i));
            deliver(last(1));
        }
        assertThat(last(6)).extracting(this::eventState).containsOnly("UNVERIFIED");
        site1.forgetCommands();

        crm.resume();
        hub.letTimePassFor(last(4).get(0).path("uuid").asText());
        hub.sweepAndWork();

        assertThat(last(6)).extracting(this::eventState).containsOnly("DONE");
        assertThat(evaluations(service) - before).isEqualTo(1);
        assertThat(writes(site1)).hasSize(1);
        assertThat(secret(site1, "sub1")).containsEntry("password", "pw6");
    }

    @Test
    @DisplayName(
            "UR-22 UR-32 services of a slow CRM that wait together are all evaluated, each event is confirmed once")
    void aSlowCrmIsAskedForAFewAtATimeAndNobodyIsForgotten() {
        hub.pool("more", DrawQueue.ppp(), "192.168.3.0/24");
        List<Integer> services = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> crm.create(client, basic, pppoeOf("slow" + n, "site1")))
                .toList();
        last(8).forEach(event ->
                assertThat(hub.hook(source, event.toString()).status()).isEqualTo(200));
        hub.loseWakeUps();
        hub.letTimePass();
        crm.trouble(Trouble.SLOW);

        hub.workTogether();

        assertThat(services).allSatisfy(service -> assertThat(state(service)).isEqualTo(AccountState.APPLIED));
        assertThat(hub.sql.list(
                        "SELECT DISTINCT state || ' ' || attempts AS ended FROM crm_event", row -> row.text("ended")))
                .containsExactly("DONE 0");
        assertThat(site1.rows("/ppp/secret")).hasSize(8);
    }

    @Test
    @DisplayName("UR-22 what a silent CRM was asked about waits for its time, and is not taken for what had no turn")
    void whatWasAskedAboutInVainWaitsForItsTime() {
        List<Integer> three = IntStream.range(0, 3)
                .mapToObj(n -> crm.client("Client", "Number " + n))
                .toList();
        three.forEach(one -> crm.rename(one, "Client", "Renamed"));
        last(3).forEach(event -> hub.hook(source, event.toString()));
        hub.loseWakeUps();
        hub.letTimePass();
        crm.stop();

        assertThat(hub.notReached(Duration.ZERO))
                .as("the first one always has its turn")
                .hasSize(2);
        hub.letTimePass();
        assertThat(hub.notReached(Duration.ofMinutes(2))).isEmpty();
        assertThat(last(3)).extracting(this::eventState).containsOnly("UNVERIFIED");
    }

    @Test
    @DisplayName("UR-30 an answer is as old as it is, however long it took: a slow CRM is not asked for ever")
    void anAnswersAgeBeginsWithIt() {
        pppoe("known", "site1");
        crm.trouble(Trouble.SLOW);
        for (int n = 1; n <= 5; n++) {
            crm.create(client, basic, pppoeOf("slow" + n, "nowhere"));
            hub.hook(source, last(1).get(0).toString());
            hub.work();
        }

        assertThat(ages("nowhere"))
                .as("milliseconds; each call takes 200")
                .hasSize(5)
                .anyMatch(ago -> ago < 150);
    }

    /** Milliseconds between the answers about services of a device and their being written down. */
    private List<Long> ages(String device) {
        return hub.sql.list("""
                SELECT (extract(epoch FROM s.refreshed_at - a.asked_at) * 1000)::bigint AS ago FROM provisioning_account a
                JOIN crm_source c ON c.code = a.source JOIN crm_service s ON s.source_id = c.id AND s.service = a.service
                WHERE a.device_name = ?
                """, row -> row.number("ago"), device);
    }

    @Test
    @DisplayName("UR-30 the answers of a slow CRM about a group are each as old as they are")
    void answersAboutAGroupAreAsOldAsTheyAre() {
        IntStream.rangeClosed(1, 4).forEach(n -> crm.create(client, basic, pppoeOf("old" + n, "nowhere")));
        last(4).forEach(event ->
                assertThat(hub.hook(source, event.toString()).status()).isEqualTo(200));
        hub.loseWakeUps();
        hub.letTimePass();
        crm.trouble(Trouble.SLOW);

        hub.workTogether();

        assertThat(ages("nowhere"))
                .as("milliseconds since the CRM answered about each, not since that was written for all")
                .hasSize(4)
                .anyMatch(ago -> ago >= 100);
    }

    @Test
    @DisplayName(
            "UR-32 a service about which the CRM is silent costs the others of its group nothing, not their names either")
    void aSilentAnswerCostsTheOthersNothing() {
        List<Integer> owners = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> crm.client("Named" + n, "Own"))
                .toList();
        List<Integer> services = owners.stream()
                .map(owner -> crm.create(owner, basic, pppoeOf("own" + owner, "site1")))
                .toList();
        last(4).forEach(event ->
                assertThat(hub.hook(source, event.toString()).status()).isEqualTo(200));
        hub.loseWakeUps();
        hub.letTimePass();
        crm.trouble(Trouble.HANGS, "clients/services/" + services.get(3));

        hub.workTogether();
        crm.recover();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            hub.letTimePass();
            hub.sweepAndWork();
            assertThat(services)
                    .allSatisfy(service -> assertThat(state(service)).isEqualTo(AccountState.APPLIED));
        });

        assertThat(site1.rows("/ppp/secret"))
                .extracting(row -> row.getOrDefault("comment", ""))
                .allSatisfy(comment -> assertThat(comment).contains("Named"));
    }

    @Test
    @DisplayName(
            "UR-32 an event of a client that cannot be handled costs the others of its group nothing, and is not tried for ever")
    void aClientEventThatCannotBeHandledCostsTheOthersNothing() {
        crm.rename(client, "New", "Name");
        JsonNode damaged = last(1).get(0);
        int service = crm.create(client, basic, pppoeOf("sub1", "site1"));
        JsonNode created = last(1).get(0);
        crm.rename(crm.client("Another", "Client"), "Newer", "Name");
        JsonNode whole = last(1).get(0);
        List.of(damaged, created, whole)
                .forEach(event ->
                        assertThat(hub.hook(source, event.toString()).status()).isEqualTo(200));
        hub.loseWakeUps();
        String uuid = damaged.path("uuid").asText();
        hub.sql.update("UPDATE crm_event SET body = 'damaged' WHERE uuid = ?", uuid);
        hub.letTimePass();

        hub.workTogether();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(eventState(whole)).isEqualTo("DONE");
        String left = hub.sql.one(
                "SELECT attempts || ' ' || (due_at > now() + interval '10 seconds') || ' ' || reason AS said FROM crm_event WHERE uuid = ?",
                row -> row.text("said"),
                uuid);
        assertThat(left).isEqualTo("1 true failed by a fault, is tried again");

        hub.sql.update("UPDATE crm_event SET received_at = now() - interval '25 hours' WHERE uuid = ?", uuid);
        hub.letTimePass();
        hub.workTogether();

        assertThat(eventState(damaged)).isEqualTo("FAILED");
    }

    @Test
    @DisplayName(
            "UR-30 an answer that is old already when it is written down wakes no order: it would be asked for again at once")
    void anOldAnswerWakesNobody() {
        site1.stop();
        int service = pppoe("sub1", "site1");
        hub.sql.update(
                "UPDATE provisioning_order SET state = 'WAITING', code = 'BILLING_SILENT', due_at = now() + interval '1 hour'");

        answered(service, Heard.FRESH.plusSeconds(1));
        assertThat(isDue()).isFalse();

        answered(service, Duration.ZERO);
        assertThat(isDue()).isTrue();
    }

    private void answered(int service, Duration ago) {
        Account account = hub.account(source, service);
        ServiceWish wish = SealedJson.open(Objects.requireNonNull(account.sealedWish()), ServiceWish.class);
        hub.wishes.accept(
                List.of(new Wishes.Request(wish, "asked again", "c", false, new Heard(Heard.How.ASKED, ago))));
    }

    private boolean isDue() {
        return hub.sql.one(
                "SELECT bool_and(due_at <= now()) AS due FROM provisioning_order WHERE state = 'WAITING'",
                row -> row.flag("due"));
    }

    @Test
    @DisplayName("UR-32 a look that is asked for while a service is being looked at follows")
    void aLookAskedForMeanwhileFollows() {
        int service = pppoe("sub1", "site1");
        long sourceId = hub.sql.one("SELECT id FROM crm_source WHERE code = ?", row -> row.number("id"), source);
        List<String> names = List.of(Integer.toString(service));
        hub.services.dueAfter(sourceId, names.get(0), Duration.ZERO, "the first");
        long id = hub.services
                .claim(sourceId, names, "node:1", Duration.ofMinutes(1))
                .get(0)
                .id();

        hub.services.dueAfter(sourceId, names.get(0), Duration.ZERO, "asked while the CRM was answering");
        hub.services.gone(id, 0);

        assertThat(hub.services.due(10)).singleElement().satisfies(due -> assertThat(due.cause())
                .contains("while the CRM was answering"));
        hub.services.claim(sourceId, names, "node:1", Duration.ofMinutes(1));
        hub.services.snapshot(List.of(new CrmServices.Snapshot(id, Integer.toString(client), 1, "{}", 0)));
        assertThat(hub.services.due(10)).as("nobody asked again").isEmpty();
    }

    @Test
    @DisplayName("UR-31 a name that a webhook told while the list of clients was being read is not taken back")
    void aNameThatWasToldMeanwhileStays() {
        long sourceId = hub.sql.one("SELECT id FROM crm_source WHERE code = ?", row -> row.number("id"), source);
        hub.services.name(sourceId, "7", "Told Meanwhile");

        Map<String, String> standing =
                hub.services.names(sourceId, Map.of("7", "Read Before", "8", "New"), Duration.ofMinutes(1));
        Map<String, String> later = hub.services.names(sourceId, Map.of("7", "Read After"), Duration.ZERO);

        assertThat(standing).isEqualTo(Map.of("7", "Told Meanwhile", "8", "New"));
        assertThat(later).isEqualTo(Map.of("7", "Read After"));
    }

    @Test
    @DisplayName("UR-32 six events of a CRM that has no API are one evaluation when they wait together")
    void eventsOfACrmWithoutAnApiAreOneEvaluation() {
        String told = "t" + UUID.randomUUID().toString().substring(0, 8);
        hub.source(told, "", "", Verification.OFF);
        int service = crm.create(client, basic, pppoeOf("told1", "site1"));
        hub.hook(told, last(1).get(0).toString());
        hub.work();
        ServiceKey key = new ServiceKey(told, Integer.toString(service));
        int before = evaluations(key);
        site1.forgetCommands();
        for (int i = 1; i <= 6; i++) {
            crm.edit(service, Map.of("pppoePassword", "pw" + i));
            hub.hook(told, last(1).get(0).toString());
        }

        hub.work();

        assertThat(last(6)).extracting(this::eventState).containsOnly("DONE");
        assertThat(evaluations(key) - before).isEqualTo(1);
        assertThat(writes(site1)).hasSize(1);
    }

    private int evaluations(int service) {
        return evaluations(key(service));
    }

    /** Each tells once what it saw, under a correlation of its own. */
    private int evaluations(ServiceKey service) {
        return (int) (long) hub.sql.one(
                "SELECT count(DISTINCT correlation) AS n FROM provisioning_timeline WHERE source = ? AND service = ? AND kind = 'REFRESHED'",
                row -> row.number("n"),
                service.source(),
                service.id());
    }

    @Test
    @DisplayName("UR-22 acceptance case 10")
    void aForgedEventIsRejectedAndChangesNothing() {
        int service = pppoe("sub1", "site1");
        ObjectNode forged = last(1).get(0).deepCopy();
        forged.put("uuid", UUID.randomUUID().toString());
        site1.forgetCommands();

        deliver(List.of(forged));

        assertThat(eventState(forged)).isEqualTo("REJECTED");
        assertThat(site1.commands()).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-22 acceptance case 11")
    void whileTheCrmIsDownNothingIsAppliedAndAfterwardsEverythingIs() {
        int service = crm.create(client, basic, pppoeOf("sub1", "site1"));
        crm.stop();
        deliver(last(1));
        assertThat(eventState(last(1).get(0))).isEqualTo("UNVERIFIED");
        assertThat(site1.commands()).isEmpty();

        crm.resume();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-73 UR-22 a forged hook is told in the timeline with its reason, once however often it is sent")
    void aForgedHookIsToldOnceWithItsReason() {
        int service = pppoe("sub1", "site1");
        ObjectNode forged = last(1).get(0).deepCopy();
        forged.put("uuid", UUID.randomUUID().toString());

        deliver(List.of(forged));
        deliver(List.of(forged));
        deliver(List.of(forged));

        assertThat(told(service))
                .filteredOn(entry -> entry.text().contains(forged.path("uuid").asText()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(TimelineKind.REJECTED);
                    assertThat(entry.text())
                            .isEqualTo("service.add " + forged.path("uuid").asText()
                                    + " is forged: the CRM does not know this event");
                });
    }

    @Test
    @DisplayName(
            "UR-73 UR-22 a hook that waits for the CRM is told when it comes, and its confirmation when that comes")
    void aHookThatWaitsForTheCrmIsToldAtOnceAndOnce() {
        int service = crm.create(client, basic, pppoeOf("sub1", "site1"));
        crm.stop();
        deliver(last(1));
        workLater();

        assertThat(told(service)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(TimelineKind.WEBHOOK);
            assertThat(entry.text())
                    .startsWith("service.add " + last(1).get(0).path("uuid").asText() + " is not confirmed yet: ");
        });

        crm.resume();
        workLater();

        assertThat(told(service))
                .extracting(Entry::kind)
                .filteredOn(kind -> kind == TimelineKind.WEBHOOK || kind == TimelineKind.VERIFIED)
                .containsExactly(TimelineKind.WEBHOOK, TimelineKind.VERIFIED);
    }

    @Test
    @DisplayName("UR-73 UR-22 what was never confirmed is told to be given up")
    void whatIsGivenUpIsTold() {
        int service = crm.create(client, basic, pppoeOf("sub1", "site1"));
        crm.stop();
        deliver(last(1));
        hub.sql.update("UPDATE crm_event SET received_at = now() - interval '25 hours'");
        workLater();

        assertThat(told(service)).extracting(Entry::kind).containsExactly(TimelineKind.WEBHOOK, TimelineKind.REJECTED);
        assertThat(told(service).get(1).text()).contains("was not confirmed for a day and is given up");
    }

    @Test
    @DisplayName("UR-73 UR-30 a hook that differs from the CRM is told with its fields, secrets masked")
    void aHookThatDiffersFromTheCrmIsTold() {
        int service = pppoe("sub1", "site1");
        crm.edit(service, Map.of("pppoePassword", "topsecret1"));
        JsonNode edited = last(1).get(0);
        crm.edit(service, Map.of("pppoePassword", "topsecret2"));
        crm.status(service, 3);

        deliver(List.of(edited));

        assertThat(told(service))
                .extracting(Entry::text)
                .contains("the hook said otherwise than the CRM says now: status: 1 → 3, pppoePassword: •••")
                .noneMatch(text -> text.contains("topsecret"));
    }

    @Test
    @DisplayName("UR-21 acceptance case 12")
    void theSameUuidWithAnotherBodyIsAConflict() {
        pppoe("sub1", "site1");
        ObjectNode other = last(1).get(0).deepCopy();
        other.put("changeType", "end");
        site1.forgetCommands();

        HookAnswer answer = hub.hook(source, other.toString());
        hub.work();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(site1.commands()).isEmpty();
    }

    @Test
    @DisplayName("UR-21 UR-9 a duplicate does nothing, a resend after a failure does")
    void aDuplicateDoesNothingAndAResendAfterAFailureDoes() {
        int service = crm.create(client, crm.plan("No Such Plan", 1, 1), pppoeOf("sub1", "site1"));
        deliver(last(1));
        assertThat(hub.account(source, service).text()).isEqualTo("profile \"No Such Plan\" is missing on site1");
        assertThat(hub.orders
                        .list(
                                org.demarc.provisioning.entity.Orders.Filter.in(List.of(OrderState.REFUSED)),
                                org.demarc.PageRequest.first(10))
                        .items())
                .hasSize(1);

        site1.byHand("/ppp/profile/add", "=name=No Such Plan");
        HookAnswer resent = hub.hook(source, last(1).get(0).toString());
        hub.letTimePass();
        hub.work();

        assertThat(resent.json()).contains("requeued");
        HookAnswer again = hub.hook(source, last(1).get(0).toString());
        assertThat(again.json()).contains("duplicate");
    }

    @Test
    @DisplayName("UR-40 acceptance case 13")
    void aReplyLostAfterTheAddLeavesExactlyOneSecret() {
        site1.fault(Fault.dropAfter("/ppp/secret/add"));

        int service = pppoe("sub1", "site1");

        assertThat(site1.hits()).containsExactly(new FaultHit(Fault.Kind.DROP_AFTER, "/ppp/secret/add"));
        assertThat(site1.counters().byCommand()).containsEntry("/ppp/secret/add", 1L);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-40 acceptance case 14")
    void aCommandLostBeforeTheAddLeavesExactlyOneSecret() {
        site1.fault(Fault.drop("/ppp/secret/add"));

        int service = pppoe("sub1", "site1");

        assertThat(site1.hits()).containsExactly(new FaultHit(Fault.Kind.DROP, "/ppp/secret/add"));
        assertThat(site1.counters().byCommand()).containsEntry("/ppp/secret/add", 2L);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-51 acceptance case 15")
    void aMoveThatTheNewRouterRefusesLeavesTheOldSideAlone() {
        int service = lease("02:00:00:00:00:10", "site1");
        site2.fault(Fault.trap("/ip/dhcp-server/lease/add", "failure: disk full"));
        site1.forgetCommands();

        move(service, "site2");

        assertThat(state(service)).isEqualTo(AccountState.MOVE_FAILED);
        assertThat(hub.account(source, service).text()).isEqualTo("site2 refused: failure: disk full");
        assertThat(writes(site1)).isEmpty();
        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName("UR-51 what could not be undone on the new router, because it was gone again, is not forgotten")
    void aMoveThatCannotBeUndoneKeepsWhatMayBeThere() {
        int service = lease("02:00:00:00:00:10", "site1");
        site2.fault(Fault.trap("/ip/dhcp-server/lease/print", "failure: busy").sparing(2));
        site2.fault(Fault.drop("/ip/dhcp-server/lease/remove").times(0));

        move(service, "site2");

        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(site2.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(hub.book.heldBy(key(service)))
                .as("the row on the new router has its address")
                .hasSize(2);

        site2.noFaults();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(site2.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(site1.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName(
            "UR-51 what a move has added, and could not look at again, goes when the service is told to stay where it was")
    void whatAMoveHasAddedGoesWhenTheServiceStays() {
        int service = lease("02:00:00:00:00:10", "site1");
        site2.fault(Fault.drop("/ip/dhcp-server/lease/print").sparing(2).times(0));

        assertStaysAfterAll(service);
    }

    @Test
    @DisplayName("UR-51 what could not be undone on the new router goes when the service is told to stay where it was")
    void whatCouldNotBeUndoneGoesWhenTheServiceStays() {
        int service = lease("02:00:00:00:00:10", "site1");
        site2.fault(Fault.trap("/ip/dhcp-server/lease/print", "failure: busy").sparing(2));
        site2.fault(Fault.drop("/ip/dhcp-server/lease/remove").times(0));

        assertStaysAfterAll(service);
    }

    private void assertStaysAfterAll(int service) {
        move(service, "site2");
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(site2.rows("/ip/dhcp-server/lease")).hasSize(1);

        move(service, "site1");
        site2.noFaults();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(site2.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName("UR-40 a row that was added before its router fell silent goes when its service ends meanwhile")
    void aRowThatCouldNotBeReadBackIsNotForgotten() {
        site1.fault(Fault.drop("/ppp/secret/print").sparing(1).times(0));
        int service = pppoe("sub1", "site1");
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);

        end(service);
        assertThat(hub.book.heldBy(key(service)))
                .as("the row that may be there has its address")
                .hasSize(1);
        site1.noFaults();
        workLater();

        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.REMOVED);
        assertThat(hub.book.heldBy(key(service))).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-51 what a move has added stays known where the router refuses to be looked at and to take it away again")
    void whatTheRouterDoesNotLetGoIsNotForgotten() {
        int service = lease("02:00:00:00:00:10", "site1");
        site2.fault(Fault.trap("/ip/dhcp-server/lease/print", "failure: busy")
                .sparing(1)
                .times(0));
        move(service, "site2");
        assertThat(state(service)).isEqualTo(AccountState.MOVE_FAILED);
        assertThat(site2.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(hub.book.heldBy(key(service)))
                .as("the row on the new router has its address")
                .hasSize(2);

        site2.noFaults();
        move(service, "site1");

        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(site2.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName(
            "UR-51 an account of another kind that its router kept to itself goes when the service stays what it was")
    void anAccountOfAnotherKindIsNotForgotten() {
        int service = pppoe("sub1", "site1");
        site1.fault(Fault.drop("/ip/dhcp-server/lease/print").sparing(1).times(0));
        crm.edit(service, Map.of("pppoeUsername", "", "pppoePassword", "", "dhcpMacAddress", "02:00:00:00:00:10"));
        deliver(last(1));
        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);

        crm.edit(service, Map.of("pppoeUsername", "sub1", "pppoePassword", "pw1", "dhcpMacAddress", ""));
        deliver(last(1));
        site1.noFaults();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(site1.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(site1.rows("/ppp/secret")).hasSize(1);
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName("UR-40 a row that was added, and whose look the router then refuses, goes when its service ends")
    void aRowWhoseLookIsRefusedIsNotForgotten() {
        site1.fault(Fault.trap("/ppp/secret/print", "failure: busy").sparing(1).times(0));
        int service = pppoe("sub1", "site1");
        assertThat(state(service)).isEqualTo(AccountState.FAILED);
        assertThat(site1.rows("/ppp/secret")).hasSize(1);

        site1.noFaults();
        end(service);

        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.REMOVED);
    }

    @Test
    @DisplayName("UR-40 a password that the router hides, and that an attempt may have changed, is written once more")
    void aHiddenPasswordThatAnAttemptMayHaveChangedIsWrittenAgain() {
        hub.router(1, "site1", site1.port(), terms -> as(terms, BLIND.name(), BLIND.password()));
        int service = pppoe("sub1", "site1");
        site1.fault(Fault.drop("/ppp/secret/print").sparing(1).times(0));
        crm.edit(service, Map.of("pppoePassword", "pw2"));
        deliver(last(1));
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(secret(site1, "sub1"))
                .as("it was written, and nobody could read that back")
                .containsEntry("password", "pw2");

        site1.noFaults();
        crm.edit(service, Map.of("pppoePassword", "pw1"));
        deliver(last(1));
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1")).containsEntry("password", "pw1");
    }

    @Test
    @DisplayName("UR-40 a hidden password that the attempt before the last may have written is not forgotten")
    void aHiddenPasswordOfAnEarlierAttemptIsNotForgotten() {
        hub.router(1, "site1", site1.port(), terms -> as(terms, BLIND.name(), BLIND.password()));
        site1.fault(Fault.drop("/ppp/secret/print").sparing(1).times(0));
        int service = pppoe("sub1", "site1");
        assertThat(secret(site1, "sub1")).containsEntry("password", "pw1");

        crm.edit(service, Map.of("pppoePassword", "pw2"));
        deliver(last(1));
        workLater();
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(secret(site1, "sub1")).as("the second attempt wrote nothing").containsEntry("password", "pw1");
        site1.noFaults();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1")).containsEntry("password", "pw2");
    }

    @Test
    @DisplayName("UR-34 a plan change that was cut off before it ended the session ends it when it is gone on with")
    void aHandOverThatWasCutOffBeforeItsKickEndsTheSession() {
        int old = pppoe("sub1", "site1");
        site1.online("sub1");
        site1.fault(Fault.drop("/ppp/active/print").times(0));

        int next = crm.changePlanNow(old, pro);
        deliver(last(2));
        assertThat(secret(site1, "sub1")).containsEntry("profile", "Pro 50M");
        assertThat(site1.rows("/ppp/active")).hasSize(1);
        site1.noFaults();
        workLater();

        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(site1.rows("/ppp/active")).isEmpty();
    }

    @Test
    @DisplayName("UR-70 a repair that was cut off before it ended the session ends it when it is gone on with")
    void aRepairThatWasCutOffBeforeItsKickEndsTheSession() {
        pppoe("sub1", "site1");
        site1.online("sub1");
        site1.byHand("/ppp/secret/set", "=.id=sub1", "=profile=Pro 50M");
        DATABASE.execute("UPDATE provisioning_account SET drift_known = true");
        site1.fault(Fault.drop("/ppp/active/print").times(0));

        crm.rename(client, "New", "Name");
        deliver(last(1));
        hub.sweepAndWork();
        assertThat(secret(site1, "sub1")).containsEntry("profile", "Basic 10M");
        assertThat(site1.rows("/ppp/active")).hasSize(1);
        site1.noFaults();
        workLater();

        assertThat(site1.rows("/ppp/active")).isEmpty();
    }

    @Test
    @DisplayName("UR-50 UR-53 a move is made before it is broken")
    void aMoveIsMadeBeforeTheOldSideIsBroken() {
        int service = pppoe("sub1", "site1");

        move(service, "site2");

        assertThat(secret(site2, "sub1")).containsEntry("remote-address", "192.168.2.1");
        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(hub.ledger
                        .ofService(key(service), org.demarc.PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    @Test
    @DisplayName("UR-52 acceptance case 16")
    void whileTheOldRouterIsDownAMoveIsDoneAndItsCleanUpWaits() {
        int service = lease("02:00:00:00:00:10", "site1");
        site1.stop();

        move(service, "site2");

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(hub.accounts.line(key(service)).orElseThrow().cleanupPending())
                .isTrue();
        assertThat(hub.book.heldBy(key(service)))
                .filteredOn(held -> held.releasePending())
                .singleElement()
                .satisfies(held -> assertThat(held.address()).hasToString("10.1.1.1"));

        site1.resume();
        workLater();

        assertThat(site1.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(hub.accounts.line(key(service)).orElseThrow().cleanupPending())
                .isFalse();
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
        assertThat(hub.ledger
                        .ofService(key(service), org.demarc.PageRequest.first(10))
                        .items())
                .filteredOn(interval -> interval.to() == null)
                .hasSize(1);
    }

    @Test
    void aMoveForwardAndBackWhileTheFirstRouterIsDownKeepsTheRow() {
        int service = pppoe("sub1", "site1");
        site1.stop();
        move(service, "site2");
        move(service, "site1");

        site1.resume();
        workLater();

        assertThat(site1.rows("/ppp/secret")).hasSize(1);
        assertThat(site2.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName(
            "UR-52 a row that was left on a router that is away goes also when the service came back to it and left again")
    void aRowThatWasWantedAgainInBetweenStillGoes() {
        int service = pppoe("sub1", "site1");
        site1.stop();
        for (String device : List.of("site2", "site1", "site2")) {
            crm.edit(service, Map.of("deviceName", device));
            deliver(last(1));
        }

        site1.resume();
        workLater();

        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(site2.rows("/ppp/secret")).hasSize(1);
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(hub.accounts.line(key(service)).orElseThrow().cleanupPending())
                .isFalse();
    }

    @Test
    @DisplayName(
            "UR-52 UR-64 the address of a row on a router that is away stays taken when its service ends elsewhere meanwhile")
    void anAddressStaysTakenAsLongAsARowHasIt() {
        int service = pppoe("sub1", "site1");
        site1.stop();
        move(service, "site2");
        move(service, "site1");

        end(service);
        assertThat(site2.rows("/ppp/secret")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).singleElement().satisfies(held -> assertThat(held.releasePending())
                .isTrue());

        site1.resume();
        workLater();
        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.REMOVED);
        assertThat(hub.book.heldBy(key(service))).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-52 a lease that comes back to a router that was away has one address, and the one of before is given back")
    void aLeaseThatComesBackHasOneAddress() {
        int service = lease("02:00:00:00:00:10", "site1");
        site1.stop();
        move(service, "site2");
        move(service, "site1");

        site1.resume();
        workLater();

        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);
        assertThat(site2.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
        assertThat(hub.ledger
                        .ofService(key(service), org.demarc.PageRequest.first(10))
                        .items())
                .filteredOn(interval -> interval.to() == null)
                .hasSize(1);
    }

    @Test
    @DisplayName("UR-52 what is asked again and again of a router that is away is noted once")
    void aRemovalThatWaitsNotesWhatWasTriedElsewhereOnce() {
        int service = pppoe("sub1", "site1");
        site2.fault(Fault.drop("/ppp/secret/print").sparing(1).times(0));
        move(service, "site2");
        assertThat(site2.rows("/ppp/secret")).hasSize(1);
        site1.stop();
        site2.noFaults();
        end(service);
        workLater();

        long noted = hub.sql.one("SELECT count(*) AS n FROM provisioning_cleanup", row -> row.number("n"));
        assertThat(noted).isOne();

        assertThat(site2.rows("/ppp/secret")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).as("site1 has it").hasSize(1);

        site1.resume();
        workLater();
        assertThat(site1.rows("/ppp/secret")).isEmpty();
        assertThat(hub.book.heldBy(key(service))).isEmpty();
    }

    @Test
    @DisplayName("UR-52 UR-34 a row that is wanted again when its router is back stays as it is, with its session")
    void aRowThatIsWantedAgainKeepsItsSession() {
        int service = pppoe("sub1", "site1");
        site1.online("sub1");
        site1.stop();
        move(service, "site2");
        move(service, "site1");
        site1.forgetCommands();

        site1.resume();
        workLater();

        assertThat(writes(site1)).isEmpty();
        assertThat(site1.rows("/ppp/active")).hasSize(1);
        assertThat(site2.rows("/ppp/secret")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        long open = hub.sql.one(
                "SELECT count(*) AS n FROM provisioning_move WHERE finished_at IS NULL", row -> row.number("n"));
        assertThat(open).as("moves that are not over").isZero();
    }

    @Test
    @DisplayName("UR-70 a duplicate whose removal was refused stays when it has become the account's own row")
    void aDuplicateThatBecameTheAccountsOwnStays() {
        int service = lease("02:00:00:00:00:10", "site1");
        long order = duplicate(service, "02:00:00:00:00:11", "10.1.1.5");
        site1.fault(Fault.trap("/ip/dhcp-server/lease/remove", "failure: busy"));
        hub.sweepAndWork();
        assertThat(hub.orders.withId(order).orElseThrow().state()).isEqualTo(OrderState.REFUSED);

        site1.rows("/ip/dhcp-server/lease").stream()
                .filter(row -> "02:00:00:00:00:10".equals(row.get("mac-address")))
                .forEach(row -> site1.byHand("/ip/dhcp-server/lease/remove", "=.id=" + row.get(".id")));
        crm.edit(service, Map.of("dhcpMacAddress", "02:00:00:00:00:11"));
        deliver(last(1));
        hub.orders.resend(order);
        workLater();

        assertThat(hub.orders.withId(order).orElseThrow().state()).isEqualTo(OrderState.DONE);
        assertThat(site1.rows("/ip/dhcp-server/lease"))
                .extracting(row -> row.get("mac-address"))
                .contains("02:00:00:00:00:11");
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-52 a row that could not be cleaned up goes although its service came back by another MAC address")
    void aRowByAnotherKeyGoesWhenItsServiceCameBack() {
        int service = lease("02:00:00:00:00:10", "site1");
        site1.fault(Fault.trap("/ip/dhcp-server/lease/remove", "failure: busy").times(0));
        move(service, "site2");
        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(1);

        site1.noFaults();
        addTagged(service, "02:00:00:00:00:11", "10.1.1.6");
        crm.edit(service, Map.of("deviceName", "site1", "dhcpMacAddress", "02:00:00:00:00:11"));
        deliver(last(1));
        assertThat(site1.rows("/ip/dhcp-server/lease")).hasSize(2);
        hub.sql
                .list("SELECT id FROM provisioning_order WHERE state = 'REFUSED'", row -> row.number("id"))
                .forEach(hub.orders::resend);
        workLater();

        assertThat(site1.rows("/ip/dhcp-server/lease")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("mac-address", "02:00:00:00:00:11"));
        assertThat(site2.rows("/ip/dhcp-server/lease")).isEmpty();
        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(hub.accounts.line(key(service)).orElseThrow().cleanupPending())
                .isFalse();
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName("UR-61 the address of a row whose service nobody knows is given to nobody")
    void anAddressOnARowOfAnUnknownServiceIsGivenToNobody() {
        addOrphan(site1, "192.168.2.1");
        addOrphan(site2, "192.168.2.2");
        hub.sql.update("UPDATE address_sight SET at = now() - interval '1 hour'");
        int first = pppoe("sub1", "site1");
        int second = pppoe("sub2", "site2");

        assertThat(state(first)).isEqualTo(AccountState.APPLIED);
        assertThat(state(second)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1").get("remote-address")).isNotEqualTo("192.168.2.1");
        assertThat(secret(site2, "sub2").get("remote-address")).isNotIn("192.168.2.1", "192.168.2.2");
    }

    @Test
    @DisplayName("UR-61 where a row that nobody knew of has the address that was drawn, the next one is")
    void whereTheDrawnAddressIsOnAnUnknownRowTheNextOneIsDrawn() {
        addOrphan(site1, "192.168.2.1");
        site1.add("/ppp/secret", Map.of("name", "stranger", "remote-address", "192.168.2.2"));

        int service = pppoe("sub1", "site1");

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1")).containsEntry("remote-address", "192.168.2.3");
        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    private void addOrphan(RouterOsSimulator router, String address) {
        router.add(
                "/ppp/secret",
                Map.of("name", "lost", "remote-address", address, "comment", "demarc/" + source + "/999999 Nobody"));
    }

    @Test
    @DisplayName("UR-40 a lease that was made static, and whose name could not be written, is gone on with")
    void aLeaseThatWasMadeStaticIsGoneOnWith() {
        site1.lease("02:00:00:00:00:10", "10.1.1.6");
        site1.fault(Fault.drop("/ip/dhcp-server/lease/set").times(0));
        int service = lease("02:00:00:00:00:10", "site1");
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(site1.rows("/ip/dhcp-server/lease"))
                .singleElement()
                .satisfies(row -> assertThat(row.getOrDefault("comment", "")).isEmpty());

        site1.noFaults();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(site1.rows("/ip/dhcp-server/lease")).singleElement().satisfies(row -> assertThat(row.get("comment"))
                .startsWith("demarc/" + source + "/" + service));
    }

    @Test
    @DisplayName("UR-40 a lease that a node made static before it died is gone on with by the next")
    void aLeaseThatADeadNodeMadeStaticIsGoneOnWith() {
        site1.lease("02:00:00:00:00:10", "10.1.1.6");
        site1.fault(Fault.drop("/ip/dhcp-server/lease/set").times(0));
        int service = crm.create(client, basic, Map.of("deviceName", "site1", "dhcpMacAddress", "02:00:00:00:00:10"));
        hub.dieBeforeTheNextRecord();
        assertThatThrownBy(() -> deliver(last(1))).isInstanceOf(Hub.Died.class);
        assertThat(site1.rows("/ip/dhcp-server/lease")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("dynamic", "false");
            assertThat(row.getOrDefault("comment", "")).isEmpty();
        });
        assertThat(state(service)).as("nobody has written down what came of it").isEqualTo(AccountState.APPLYING);

        hub.loseWakeUps();
        site1.noFaults();
        DATABASE.execute(
                "UPDATE provisioning_order SET holder = 'dead:1', lease_until = now() - interval '1 second' WHERE state = 'RUNNING'");
        hub.sweepAndWork();

        assertThat(state(service)).isEqualTo(AccountState.APPLIED);
        assertThat(site1.rows("/ip/dhcp-server/lease")).singleElement().satisfies(row -> assertThat(row.get("comment"))
                .startsWith("demarc/" + source + "/" + service));
        assertThat(site1.counters().byCommand()).containsEntry("/ip/dhcp-server/lease/make-static", 1L);
    }

    @Test
    @DisplayName("UR-46 a lease of the same number on another router is not the one that an attempt made static")
    void aLeaseOfTheSameNumberOnAnotherRouterIsLeftAlone() {
        site1.lease("02:00:00:00:00:10", "10.1.1.6");
        site1.fault(Fault.drop("/ip/dhcp-server/lease/set").times(0));
        int service = lease("02:00:00:00:00:10", "site1");
        String number = site1.rows("/ip/dhcp-server/lease").get(0).getOrDefault(".id", "");
        site2.fault(Fault.drop("/ip/dhcp-server/lease/add").times(0));
        move(service, "site2");
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);

        site2.add("/ip/dhcp-server/lease", Map.of("mac-address", "02:00:00:00:00:10", "address", "10.1.3.6"));
        site2.noFaults();
        site2.forgetCommands();
        workLater();

        assertThat(site2.rows("/ip/dhcp-server/lease")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry(".id", number);
            assertThat(row.getOrDefault("comment", "")).isEmpty();
        });
        assertThat(state(service)).isEqualTo(AccountState.CONFLICT);
        assertThat(writes(site2)).isEmpty();
    }

    @Test
    @DisplayName("UR-46 a lease that somebody made static by hand stays theirs, although an attempt was cut off before")
    void aLeaseThatSomebodyElseMadeStaticIsLeftAlone() {
        site1.fault(Fault.drop("/ip/dhcp-server/lease/add").times(0));
        int service = lease("02:00:00:00:00:10", "site1");
        assertThat(state(service)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        site1.add("/ip/dhcp-server/lease", Map.of("mac-address", "02:00:00:00:00:10", "address", "10.1.1.6"));
        site1.noFaults();
        site1.forgetCommands();
        workLater();

        assertThat(state(service)).isEqualTo(AccountState.CONFLICT);
        assertThat(writes(site1)).isEmpty();
        assertThat(site1.rows("/ip/dhcp-server/lease"))
                .singleElement()
                .satisfies(row -> assertThat(row.getOrDefault("comment", "")).isEmpty());
    }

    @Test
    @DisplayName("UR-64 an address that is kept for a row is given back when no such row is left")
    void whatIsKeptForNoRowIsGivenBack() {
        int service = lease("02:00:00:00:00:10", "site1");
        site1.stop();
        move(service, "site2");
        hub.sweepAndWork();
        assertThat(hub.book.heldBy(key(service))).as("one is kept").hasSize(2);

        hub.sql.update(
                "UPDATE provisioning_cleanup SET done_at = now()"); // as two that end at the same moment leave it
        hub.sweepAndWork();

        assertThat(hub.book.heldBy(key(service))).hasSize(1);
    }

    @Test
    @DisplayName(
            "UR-33 an address that somebody got while it was being handed over stays theirs; the successor draws another")
    void anAddressThatWasGivenAwayDuringAHandOverIsNotUsedTwice() throws Exception {
        int old = pppoe("sub1", "site1");
        String address = hub.account(source, old).address();
        int next = handOverWhile(old, () -> {
            hub.book.release(key(old), DrawQueue.DEFAULT_SPACE, Ipv4.of(address), Duration.ZERO);
            hub.book.take(new ServiceKey(source, "999"), DrawQueue.DEFAULT_SPACE, Ipv4.of(address), Origin.POOL);
        });

        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1").get("remote-address")).isNotEqualTo(address);
        assertThat(hub.book.heldBy(key(next))).singleElement().satisfies(held -> assertThat(held.address())
                .hasToString(secret(site1, "sub1").get("remote-address")));
    }

    @Test
    @DisplayName("UR-33 an address that its predecessor gave back while it was being handed over is the successor's")
    void anAddressThatWasGivenBackDuringAHandOverIsTakenAnew() throws Exception {
        int old = pppoe("sub1", "site1");
        String address = hub.account(source, old).address();
        int next = handOverWhile(
                old, () -> hub.book.release(key(old), DrawQueue.DEFAULT_SPACE, Ipv4.of(address), Duration.ZERO));

        assertThat(state(next)).isEqualTo(AccountState.APPLIED);
        assertThat(secret(site1, "sub1")).containsEntry("remote-address", address);
        assertThat(hub.book.heldBy(key(next))).singleElement().satisfies(held -> assertThat(held.address())
                .hasToString(address));
    }

    /** Changes the plan, and does something while the router takes its time over it; the new service. */
    private int handOverWhile(int old, Runnable meanwhile) throws Exception {
        site1.forgetCommands();
        site1.fault(Fault.slow("/ppp/secret/set", Duration.ofSeconds(1)));
        int next = crm.changePlanNow(old, pro);
        CompletableFuture<Void> delivered = CompletableFuture.runAsync(() -> deliver(last(2)));
        await().atMost(Duration.ofSeconds(30)).until(() -> !writes(site1).isEmpty());
        meanwhile.run();
        delivered.get(30, TimeUnit.SECONDS);
        return next;
    }

    /** A second row with the service's tag, and the order that it be removed. */
    private long duplicate(int service, String mac, String address) {
        String comment = addTagged(service, mac, address);
        LeaseAccount row = new LeaseAccount(
                new AccountTag(source, Integer.toString(service)),
                comment,
                mac,
                address,
                "2M/10M",
                new TreeSet<>(),
                "",
                "",
                "",
                false);
        long account = hub.account(source, service).id();
        long cleanup = new Moves(hub.sql)
                .leaveBehind(new Cleanup(
                        0, account, 1, "DUPLICATE", SealedJson.seal(new AppliedAccount(row, "", true)), address, null));
        return hub.orders.cleanUp(new Orders.Address(account, 1, "site1", "a test", "test"), cleanup);
    }

    private String addTagged(int service, String mac, String address) {
        String comment = "demarc/" + source + "/" + service + " Test Client";
        site1.add(
                "/ip/dhcp-server/lease",
                Map.of("mac-address", mac, "address", address, "rate-limit", "2M/10M", "comment", comment));
        return comment;
    }

    @Test
    @DisplayName("UR-42 an unreachable router parks its orders, and they go on by themselves")
    void anUnreachableRouterParksItsOrdersAndTheyGoOnByThemselves() {
        site1.stop();
        int first = pppoe("sub1", "site1");
        int second = pppoe("sub2", "site1");
        assertThat(state(first)).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(hub.account(source, first).text()).isEqualTo("could not connect to device");

        site1.resume();
        workLater();

        assertThat(state(first)).isEqualTo(AccountState.APPLIED);
        assertThat(state(second)).isEqualTo(AccountState.APPLIED);
    }

    @Test
    @DisplayName("UR-46 acceptance case 18")
    void aForeignSecretWithTheSameNameIsAConflictAndStaysAsItIs() {
        site1.add("/ppp/secret", Map.of("name", "sub1", "password", "x"));

        int service = pppoe("sub1", "site1");

        assertThat(state(service)).isEqualTo(AccountState.CONFLICT);
        assertThat(hub.account(source, service).text())
                .isEqualTo("user name sub1 on site1 is a row Demarc does not manage");
        assertThat(writes(site1)).isEmpty();
        assertThat(hub.book.heldBy(key(service))).isEmpty();
    }

    @Test
    @DisplayName("UR-40 acceptance case 20")
    void passwordsAndNamesWithAnyCharactersArriveAsTheyAre() {
        int odd = crm.client("ö", "ж");
        crm.create(odd, basic, Map.of("deviceName", "site1", "pppoeUsername", "sub ö", "pppoePassword", "a=b\"c'd"));
        deliver(last(1));

        assertThat(secret(site1, "sub ö")).containsEntry("password", "a=b\"c'd");
        assertThat(secret(site1, "sub ö").get("comment")).endsWith(" ö ж");
    }

    @Test
    @DisplayName("UR-78 acceptance case 22")
    void aReadOnlyApiUserIsNamed() {
        hub.router(1, "site1", site1.port(), terms -> as(terms, "ro", "ro"));

        int service = pppoe("sub1", "site1");

        assertThat(hub.account(source, service).text()).isEqualTo("user \"ro\" on site1 lacks the permission to write");
    }

    @Test
    @DisplayName("UR-42 acceptance case 23")
    void aRefusedLoginIsNotTriedAgainForEveryOrder() {
        hub.router(1, "site1", site1.port(), terms -> as(terms, "api", "wrong"));

        int first = pppoe("sub1", "site1");
        pppoe("sub2", "site1");

        assertThat(hub.account(source, first).text()).isEqualTo("site1 refused the login of user \"api\"");
        assertThat(site1.counters().failedLogins()).isEqualTo(1);
    }

    @Test
    @DisplayName("UR-33 unchanged services cause no connection")
    void unchangedServicesCauseNoConnection() {
        for (int i = 1; i <= 5; i++) {
            pppoe("sub" + i, "site1");
        }
        site1.forgetCommands();

        for (int i = 0; i < 4; i++) {
            crm.recalculateAll();
            deliver(last(5));
        }

        assertThat(site1.commands()).isEmpty();
    }

    @Test
    @DisplayName("UR-10 a renamed client changes the comment and cuts nobody off")
    void aRenamedClientChangesTheCommentAndKicksNobody() {
        pppoe("sub1", "site1");
        site1.online("sub1");
        site1.forgetCommands();

        crm.rename(client, "New", "Name");
        deliver(last(1));
        hub.sweepAndWork();

        assertThat(writes(site1)).hasSize(1);
        assertThat(secret(site1, "sub1").get("comment")).endsWith(" New Name");
        assertThat(site1.rows("/ppp/active")).hasSize(1);
    }

    @Test
    @DisplayName("UR-31 an archived service is removed")
    void anArchivedServiceIsRemoved() {
        int service = pppoe("sub1", "site1");

        crm.archive(service);
        deliver(last(1));

        assertThat(state(service)).isEqualTo(AccountState.REMOVED);
        assertThat(site1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-41 work that a dead node had claimed is done by the next")
    void workThatADeadNodeHadClaimedIsDoneByTheNext() {
        crm.create(client, basic, pppoeOf("sub1", "site1"));
        hub.hook(source, last(1).get(0).toString());
        hub.loseWakeUps();
        workLater();
        DATABASE.execute(
                "UPDATE provisioning_order SET state = 'RUNNING', holder = 'dead:1', lease_until = now() - interval '1 second'");
        DATABASE.execute("UPDATE provisioning_account SET state = 'APPLYING', router_id = NULL, applied = NULL");

        hub.sweepAndWork();

        assertThat(site1.rows("/ppp/secret")).hasSize(1);
        assertThat(writes(site1)).hasSize(1);
    }

    @Test
    @DisplayName("UR-26 acceptance case 38")
    void passwordsAppearNowhereInClear() {
        crm.create(
                client, basic, Map.of("deviceName", "site1", "pppoeUsername", "sub1", "pppoePassword", "topsecret1"));
        deliver(last(1));
        site1.stop();
        crm.edit(
                crm.events().get(crm.events().size() - 1).path("entityId").asInt(),
                Map.of("pppoePassword", "topsecret2"));
        deliver(last(1));

        assertThat(hub.everythingStored())
                .contains("/ppp/secret/add")
                .doesNotContain("topsecret1")
                .doesNotContain("topsecret2");
    }

    private void move(int service, String device) {
        crm.edit(service, Map.of("deviceName", device));
        deliver(last(1));
    }

    private void end(int service) {
        crm.end(service);
        deliver(last(2).subList(1, 2));
    }

    /** What waits for its time has its time now. */
    private void workLater() {
        hub.letTimePass();
        hub.sweepAndWork();
    }

    private int pppoe(String name, String device) {
        int service = crm.create(client, basic, pppoeOf(name, device));
        deliver(last(1));
        return service;
    }

    private int lease(String mac, String device) {
        int service = crm.create(client, basic, Map.of("deviceName", device, "dhcpMacAddress", mac));
        deliver(last(1));
        return service;
    }

    private int suspended(String name) {
        int service = pppoe(name, "site1");
        crm.suspend(service);
        deliver(last(2));
        return service;
    }

    private static Map<String, String> pppoeOf(String name, String device) {
        return Map.of("deviceName", device, "pppoeUsername", name, "pppoePassword", "pw1");
    }

    /** What a timeline tells. */
    private record Entry(TimelineKind kind, String text) {}

    /** Oldest first. */
    private List<Entry> told(int service) {
        List<Entry> told = new ArrayList<>();
        hub.timeline
                .newest(key(service), 100)
                .forEach(entry ->
                        told.add(0, new Entry(entry.kind(), entry.said().text())));
        return told;
    }

    private void deliver(List<? extends JsonNode> events) {
        events.forEach(
                event -> assertThat(hub.hook(source, event.toString()).status()).isEqualTo(200));
        hub.work();
    }

    private List<JsonNode> last(int number) {
        List<JsonNode> events = crm.events();
        return events.subList(events.size() - number, events.size());
    }

    private static List<JsonNode> reversed(List<JsonNode> pair) {
        return List.of(pair.get(1), pair.get(0));
    }

    private AccountState state(int service) {
        return hub.account(source, service).state();
    }

    private ServiceKey key(int service) {
        return new ServiceKey(source, Integer.toString(service));
    }

    private String eventState(JsonNode event) {
        return hub.sql.one(
                "SELECT state FROM crm_event WHERE uuid = ?",
                row -> row.text("state"),
                event.path("uuid").asText());
    }

    private static Map<String, String> secret(RouterOsSimulator router, String name) {
        return router.rows("/ppp/secret").stream()
                .filter(row -> name.equals(row.get("name")))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), rows -> rows.isEmpty() ? Map.<String, String>of() : rows.get(0)));
    }

    private static List<List<String>> writes(RouterOsSimulator router) {
        return router.writes().stream()
                .filter(words -> !words.get(0).startsWith("/sim/"))
                .toList();
    }

    private static RouterTerms as(RouterTerms terms, String user, String password) {
        var access = terms.access();
        return Routers.terms(
                new org.demarc.provisioning.control.RouterAccess(
                        access.id(),
                        access.name(),
                        access.host(),
                        access.port(),
                        false,
                        "",
                        user,
                        Secret.of(password),
                        true,
                        "main",
                        access.connectTimeout(),
                        access.commandTimeout(),
                        access.menuTimeout()),
                RouterTerms.DisableBy.PROFILE);
    }

    private static RouterOsSimulator router() {
        return RouterOsSimulator.start(RouterOsOptions.defaults()
                .profiles("Basic 10M", "Pro 50M", "disabled")
                .user(BLIND));
    }
}
