package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.stand.Database;

/** One service of which a CRM tells ever new things, now to one node and now to the other: what it said last must be on the router. */
final class LastWords implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String SECRETS = "/ppp/secret";

    private final RouterOsSimulator router =
            RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Home 50", "disabled"));
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String source = "w" + run;
    private final String hookPath;
    private final StandSql sql;

    LastWords(Operator operator, Database database) {
        sql = new StandSql(database);
        ManyOrders.pool(operator);
        operator.addRouter("words-" + run, router.port(), "api", "secret");
        hookPath = operator.addCrm(Map.of("code", source));
    }

    /** A webhook to one of the nodes; the next is sent when it was answered. */
    void say(Operator through, int status, String password) {
        Map<String, Object> service = Map.of(
                "id",
                1,
                "clientId",
                1,
                "status",
                status,
                "servicePlanName",
                "Home 50",
                "attributes",
                List.of(
                        Map.of("key", "deviceName", "value", "words-" + run),
                        Map.of("key", "pppoeUsername", "value", "words"),
                        Map.of("key", "pppoePassword", "value", password)));
        Map<String, Object> hook = Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "changeType",
                status == 2 ? "end" : "edit",
                "entity",
                "service",
                "entityId",
                1,
                "extraData",
                Map.of("entity", service));
        assertThat(through.hook(hookPath, hook).statusCode()).isEqualTo(200);
    }

    void awaitOnRouter(String password) {
        awaitRest();
        assertThat(router.rows(SECRETS)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("password", password));
    }

    void awaitNothingOnRouter() {
        awaitRest();
        assertThat(router.rows(SECRETS)).isEmpty();
    }

    private void awaitRest() {
        await().atMost(LONG).untilAsserted(() -> assertThat(sql.texts(
                        "SELECT 'event ' || e.state FROM crm_event e JOIN crm_source s ON s.id = e.source_id WHERE s.code = '"
                                + source + "' AND e.state IN ('STORED', 'UNVERIFIED', 'QUEUED')"
                                + " UNION ALL SELECT 'order ' || o.state FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id"
                                + " WHERE a.source = '" + source
                                + "' AND o.state IN ('WAITING', 'RUNNING', 'PARKED')"))
                .isEmpty());
    }

    void assertItsAddressRestsForADay() {
        assertThat(sql.texts(
                        "SELECT (until - now() BETWEEN interval '23 hours 55 minutes' AND interval '24 hours')::text"
                                + " FROM address_rest WHERE source = '" + source + "' AND until > now()"))
                .containsExactly("true");
    }

    void assertTheLedgerIsInOrder(int intervals) {
        assertThat(sql.texts("SELECT host(address) FROM address_ledger WHERE source = '" + source + "'"))
                .as("one interval a round, always the same address")
                .hasSize(intervals)
                .containsOnly(
                        sql.texts("SELECT host(address) FROM address_ledger WHERE source = '" + source + "' LIMIT 1")
                                .get(0));
        assertThat(sql.texts("SELECT from_at || ' to ' || to_at || ' before ' || earlier FROM"
                        + " (SELECT from_at, to_at, lag(to_at) OVER (ORDER BY id) AS earlier FROM address_ledger WHERE source = '"
                        + source + "') l WHERE to_at IS NULL OR to_at < from_at OR from_at < earlier OR to_at > now()"))
                .as("intervals out of order")
                .isEmpty();
    }

    @Override
    public void close() {
        router.close();
    }
}
