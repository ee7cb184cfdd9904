package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.demarc.TestDatabase;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes whose clocks are wrong, and a router that is away for an hour. */
class ClocksAndAwayRoutersIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRETS = "/ppp/secret";
    private static final int MANY = 500;

    private final RouterOsSimulator away = router();
    private final RouterOsSimulator other = router();
    private final String source = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void start() {
        DATABASE.execute(
                "TRUNCATE provisioning_account, crm_source, address_pool, address_prefix, address_exclusion, address_assignment,"
                        + " address_rest, address_wait, address_seen, provisioning_router_lease, provisioning_timeline CASCADE");
    }

    @AfterEach
    void stop() {
        away.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    @DisplayName("UR-42 work waits as long as the breaker says, by the database's clock, however wrong the node's is")
    void aWrongClockMakesNobodyWaitLongerOrKnockSooner(int seconds) {
        Hub hub = hub(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)));
        away.stop();
        for (int service = 1; service <= 4; service++) {
            hook(hub, service, "away", "user" + service);
            hub.work();
        }

        List<Long> waits = hub.sql.list(
                "SELECT EXTRACT(EPOCH FROM due_at - now())::bigint AS s FROM provisioning_order WHERE state = 'PARKED' AND created_at > now() - interval '1 minute' ORDER BY id DESC LIMIT 1",
                row -> row.number("s"));

        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isBetween(5L, 15L));
    }

    @Test
    @DisplayName("UR-42 a router that was away for an hour gets its 500 orders, each once, and others were not delayed")
    void anHourWithoutTheRouterIsMadeUpForInOneGo() {
        MovingClock clock = new MovingClock();
        Hub hub = hub(clock);
        away.stop();
        for (int service = 1; service <= MANY; service++) {
            hook(hub, service, "away", "user" + service);
        }
        hub.work();
        long before = away.counters().connections();

        for (int minute = 0; minute < 60; minute += 15) {
            clock.add(Duration.ofMinutes(15));
            hub.letTimePass();
            hub.sweepAndWork();
        }
        hook(hub, 9001, "other", "other");
        hub.work();
        assertThat(hub.account(source, 9001).state()).isEqualTo(AccountState.APPLIED);
        assertThat(hub.account(source, MANY).state()).isEqualTo(AccountState.WAITING_FOR_ROUTER);
        assertThat(away.counters().connections()).isEqualTo(before);
        assertThat(number(hub, "SELECT max(attempts) AS n FROM provisioning_order"))
                .as("tries in an hour")
                .isLessThan(40);

        away.resume();
        Instant back = Instant.now();
        hub.lines.knockAtSilentOnes();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            hub.work();
            return away.rows(SECRETS).size() == MANY;
        });
        hub.work();

        assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(number(
                        hub,
                        "SELECT count(*) AS n FROM provisioning_account WHERE state = 'APPLIED' AND source = '" + source
                                + "'"))
                .isEqualTo(MANY + 1);
        assertThat(away.writes())
                .filteredOn(words -> words.get(0).startsWith(SECRETS))
                .hasSize(MANY);
        assertThat(away.rows(SECRETS))
                .extracting(row -> row.get("remote-address"))
                .doesNotHaveDuplicates();
        assertThat(number(
                        hub,
                        "SELECT count(*) AS n FROM address_ledger WHERE to_at IS NULL AND source = '" + source + "'"))
                .isEqualTo(MANY + 1);
    }

    private Hub hub(Clock clock) {
        Hub hub = new Hub(DATABASE.dataSource(), clock);
        hub.router(1, "away", away.port());
        hub.router(2, "other", other.port());
        hub.pool("ppp", DrawQueue.ppp(), "10.98.0.0/16");
        hub.source(source, "", "", Verification.OFF);
        return hub;
    }

    private static long number(Hub hub, String query) {
        return hub.sql.one(query, row -> row.number("n"));
    }

    private void hook(Hub hub, int id, String device, String user) {
        ObjectNode service = JSON.createObjectNode()
                .put("id", id)
                .put("clientId", id)
                .put("status", 1)
                .put("servicePlanName", "Home");
        attribute(service, "deviceName", device);
        attribute(service, "pppoeUsername", user);
        attribute(service, "pppoePassword", "pw" + id);
        ObjectNode hook = JSON.createObjectNode()
                .put("uuid", UUID.randomUUID().toString())
                .put("changeType", "insert")
                .put("entity", "service")
                .put("entityId", id);
        hook.putObject("extraData").set("entity", service);
        assertThat(hub.hook(source, hook.toString()).status()).isEqualTo(200);
    }

    private static void attribute(ObjectNode service, String key, String value) {
        service.withArray("attributes").addObject().put("key", key).put("value", value);
    }

    private static RouterOsSimulator router() {
        return RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Home", "disabled"));
    }

    /** A clock that somebody moves on. */
    private static final class MovingClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void add(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
