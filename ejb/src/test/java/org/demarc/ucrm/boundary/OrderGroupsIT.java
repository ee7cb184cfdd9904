package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.demarc.TestDatabase;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many hooks and orders at once: what is done together ends as if it had been done one by one. */
class OrderGroupsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRETS = "/ppp/secret";

    private final Hub hub = new Hub(DATABASE.dataSource());
    private final RouterOsSimulator site1 =
            RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Home", "disabled"));
    private final String source = "g" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void start() {
        DATABASE.execute(
                "TRUNCATE provisioning_account, crm_source, address_pool, address_prefix, address_exclusion, address_assignment,"
                        + " address_rest, address_wait, address_seen, provisioning_router_lease, provisioning_timeline CASCADE");
        hub.router(1, "site1", site1.port());
        hub.pool("ppp", DrawQueue.ppp(), "10.77.0.0/26");
        hub.source(source, "", "", Verification.OFF);
    }

    @AfterEach
    void stop() {
        site1.close();
    }

    @Test
    void fortyServicesThatComeAtOnceGetARowAndAnAddressEach() {
        IntStream.rangeClosed(1, 40).parallel().forEach(service -> hook(service, "user" + service, ""));

        hub.work();

        assertThat(site1.rows(SECRETS)).hasSize(40);
        List<String> addresses = site1.rows(SECRETS).stream()
                .map(row -> row.getOrDefault("remote-address", ""))
                .toList();
        assertThat(new HashSet<>(addresses)).hasSize(40).doesNotContain("");
        assertThat(states(40)).containsOnly(AccountState.APPLIED);
        assertThat(number("SELECT count(*) AS n FROM address_ledger WHERE source = '" + source + "' AND to_at IS NULL"))
                .isEqualTo(40);
        assertThat(number("SELECT count(*) AS n FROM provisioning_timeline WHERE source = '" + source
                        + "' AND kind = 'RESULT' AND text LIKE 'APPLIED on site1%'"))
                .isEqualTo(40);
    }

    @Test
    void ofTwoWithTheSameNameInAGroupTheFirstHasItAndTheOtherSaysWhose() {
        for (int service = 1; service <= 3; service++) {
            hook(service, "first" + service, "");
        }
        hook(4, "same", "");
        hook(5, "other", "");
        hook(6, "same", "");
        hook(7, "last", "");

        hub.work();

        assertThat(states(7)).filteredOn(state -> state == AccountState.APPLIED).hasSize(6);
        assertThat(hub.account(source, 6).state()).isEqualTo(AccountState.CONFLICT);
        assertThat(hub.account(source, 6).text() + hub.account(source, 6).detail())
                .contains("same", "service 4");
        assertThat(site1.rows(SECRETS)).hasSize(6);
    }

    @Test
    void ofTwoOrdersThatWereRefusedForOneAccountTheNewerIsTriedAgain() {
        site1.fault(Fault.trap("/ppp/secret/add", "failure: disk full").times(0));
        hook(1, "user", "");
        hub.work();
        assertThat(hub.account(source, 1).state()).isEqualTo(AccountState.FAILED);
        hub.sql.update(
                "INSERT INTO provisioning_order (kind, account_id, router_id, router_name, cause, correlation, state)"
                        + " SELECT kind, account_id, router_id, router_name, 'a newer wish', correlation, state FROM provisioning_order");

        site1.noFaults();
        assertThat(hub.orders.tryRefusedAgain(1)).isEqualTo(2);
        hub.sweepAndWork();

        assertThat(site1.rows(SECRETS)).hasSize(1);
        assertThat(hub.account(source, 1).state()).isEqualTo(AccountState.APPLIED);
        assertThat(
                        number(
                                "SELECT count(*) AS n FROM provisioning_order WHERE state = 'SUPERSEDED' AND cause <> 'a newer wish'"))
                .isEqualTo(1);
    }

    @Test
    void aCleanUpNeedsNoWordOfTheBilling() {
        hook(1, "user", "");
        hub.work();
        hub.sql.update("UPDATE provisioning_account SET asked_at = now() - interval '1 hour'");
        hub.sql.update(
                "INSERT INTO provisioning_order (kind, account_id, router_id, router_name, cause, correlation)"
                        + " SELECT k.kind, o.account_id, o.router_id, o.router_name, '', '' FROM provisioning_order o, (VALUES ('CLEANUP'), ('ENSURE')) k (kind)");

        long cleanUp = number("SELECT max(id) AS n FROM provisioning_order WHERE kind = 'CLEANUP'");
        long ensure = number("SELECT max(id) AS n FROM provisioning_order WHERE kind = 'ENSURE'");
        assertThat(hub.orders.withId(cleanUp).orElseThrow().heardLongAgo()).isFalse();
        assertThat(hub.orders.withId(ensure).orElseThrow().heardLongAgo()).isTrue();
        assertThat(hub.orders.heardLongAgo(List.of(cleanUp, ensure))).containsExactly(ensure);
    }

    @Test
    void aSuccessorInTheSameGroupTakesOverWhatItsPredecessorHas() {
        hook(1, "user", "");
        hub.work();
        String address = site1.rows(SECRETS).get(0).getOrDefault("remote-address", "");

        for (int service = 10; service <= 13; service++) {
            hook(service, "first" + service, "");
        }
        hook(2, "user", "1");
        hook(14, "last", "");
        hub.work();

        assertThat(site1.rows(SECRETS)).hasSize(6);
        assertThat(hub.account(source, 2).state()).isEqualTo(AccountState.APPLIED);
        assertThat(hub.account(source, 2).address()).isEqualTo(address);
        assertThat(hub.account(source, 1).state()).isEqualTo(AccountState.REMOVED);
    }

    @Test
    void aRouterThatFallsSilentInTheMiddleOfAGroupGetsTheRestLaterAndNothingTwice() {
        for (int service = 1; service <= 6; service++) {
            hook(service, "before" + service, "");
        }
        hub.work();
        for (int service = 7; service <= 12; service++) {
            hook(service, "user" + service, "");
        }
        site1.fault(Fault.dropAfter("/ppp/secret/add").times(2));
        site1.fault(Fault.drop("/ppp/secret/print").times(2));

        hub.work();
        List<AccountState> meanwhile = states(12);
        site1.resume();
        hub.letTimePass();
        hub.sweepAndWork();
        hub.letTimePass();
        hub.sweepAndWork();

        assertThat(meanwhile).contains(AccountState.WAITING_FOR_ROUTER);
        assertThat(states(12)).containsOnly(AccountState.APPLIED);
        assertThat(site1.rows(SECRETS)).hasSize(12);
        assertThat(site1.rows(SECRETS).stream().map(row -> row.get("name")).distinct())
                .hasSize(12);
    }

    private List<AccountState> states(int services) {
        return IntStream.rangeClosed(1, services)
                .mapToObj(service -> hub.account(source, service).state())
                .toList();
    }

    private long number(String query) {
        return hub.sql.one(query, row -> row.number("n"));
    }

    private void hook(int service, String user, String before) {
        ObjectNode entity = service(service, user);
        ObjectNode extra = JSON.createObjectNode().set("entity", entity);
        if (!before.isEmpty()) {
            extra.set("entityBeforeEdit", service(Integer.parseInt(before), user));
        }
        ObjectNode hook = JSON.createObjectNode()
                .put("uuid", UUID.randomUUID().toString())
                .put("changeType", "insert")
                .put("entity", "service")
                .put("entityId", Integer.toString(service))
                .put("eventName", "service.add");
        hub.hook(source, hook.set("extraData", extra).toString());
    }

    private static ObjectNode service(int id, String user) {
        ObjectNode service = JSON.createObjectNode()
                .put("id", id)
                .put("clientId", 100 + id)
                .put("status", 1)
                .put("servicePlanName", "Home")
                .put("servicePlanType", "Internet")
                .put("downloadSpeed", 50)
                .put("uploadSpeed", 10);
        attribute(service, "deviceName", "site1");
        attribute(service, "pppoeUsername", user);
        attribute(service, "pppoePassword", "pw" + id);
        return service;
    }

    private static void attribute(ObjectNode service, String key, String value) {
        service.withArray("attributes").addObject().put("key", key).put("value", value);
    }
}
