package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.stand.Database;
import org.demarc.lab.stand.ServerNode;
import org.jspecify.annotations.Nullable;

/**
 * One order at each of its steps, held there by its router until {@link #letGo()}: whoever carries them out may be killed meanwhile, and
 * then each router must end as it should, and so must the address book.
 */
final class HeldOrders implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SECRETS = "/ppp/secret";
    private static final String NOBODY = "nobody:held";

    /** Where an order is held. */
    enum Step {
        BEFORE_CLAIM,
        BEFORE_WRITE,
        AFTER_WRITE,
        BEFORE_VERIFY,
        BEFORE_KICK,
        BEFORE_KICK_OF_HANDOVER,
        AFTER_REMOVAL,
        BEFORE_SWITCH,
        AFTER_SWITCH,
        AFTER;

        /** Whether it begins with an account that is there already. */
        boolean hasPast() {
            return isKick() || isRemoval() || isMove();
        }

        boolean isKick() {
            return this == BEFORE_KICK || this == BEFORE_KICK_OF_HANDOVER;
        }

        boolean isMove() {
            return this == BEFORE_SWITCH || this == AFTER_SWITCH;
        }

        boolean isRemoval() {
            return this == AFTER_REMOVAL;
        }

        int service() {
            return 1 + List.of(values()).indexOf(this);
        }

        /** The service that has the account at the end. */
        int lastService() {
            return this == BEFORE_KICK_OF_HANDOVER ? service() + 100 : service();
        }

        Fault fault() {
            return switch (this) {
                case BEFORE_WRITE -> Fault.stall("secret/add").times(0);
                case AFTER_WRITE -> Fault.mute("secret/add").times(0);
                case BEFORE_VERIFY -> Fault.stall("secret/print").times(0).sparing(1);
                case BEFORE_KICK, BEFORE_KICK_OF_HANDOVER ->
                    Fault.stall("ppp/active/print").times(0);
                case BEFORE_SWITCH -> Fault.stall("secret/print").times(0).sparing(2);
                case AFTER_REMOVAL, AFTER_SWITCH -> Fault.mute("secret/remove").times(0);
                case BEFORE_CLAIM, AFTER -> Fault.stall("nothing");
            };
        }

        boolean isHeld(RouterOsSimulator router) {
            int rows = router.rows(SECRETS).size();
            return switch (this) {
                case BEFORE_CLAIM -> true;
                case BEFORE_WRITE -> seen(router, SECRETS + "/add") == 1;
                case AFTER_WRITE, AFTER -> rows == 1;
                case BEFORE_VERIFY -> seen(router, SECRETS + "/print") == 2;
                case BEFORE_KICK, BEFORE_KICK_OF_HANDOVER -> seen(router, "/ppp/active/print") == 1;
                case AFTER_REMOVAL, AFTER_SWITCH -> rows == 0;
                case BEFORE_SWITCH -> seen(router, SECRETS + "/print") == 3;
            };
        }

        private static long seen(RouterOsSimulator router, String command) {
            return router.commands().stream()
                    .filter(words -> words.get(0).equals(command))
                    .count();
        }
    }

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String source = "f" + run;
    private final StandSql sql;
    private final String hookPath;
    private final Map<Step, RouterOsSimulator> routers = new EnumMap<>(Step.class);
    private final Map<Step, RouterOsSimulator> targets = new EnumMap<>(Step.class);

    HeldOrders(Operator operator, Database database) {
        sql = new StandSql(database);
        ManyOrders.pool(operator);
        for (Step step : Step.values()) {
            routers.put(step, router(operator, name(step)));
            if (step.isMove()) {
                targets.put(step, router(operator, name(step) + "-to"));
            }
        }
        saw();
        hookPath = operator.addCrm(Map.of("code", source));
    }

    /** The routers' addresses were looked at just now: what is counted and held are the orders' own commands. */
    private void saw() {
        sql.update("INSERT INTO address_sight (space, router_id) SELECT 'default', id FROM routeros_router"
                + " ON CONFLICT (space, router_id) DO UPDATE SET at = now()");
    }

    private static RouterOsSimulator router(Operator operator, String name) {
        RouterOsSimulator router =
                RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Home 50", "Home 100", "disabled"));
        operator.post(
                "routers",
                Map.of(
                        "name",
                        name,
                        "host",
                        "127.0.0.1",
                        "port",
                        router.port(),
                        "login",
                        "api",
                        "password",
                        "secret",
                        "commandTimeoutMs",
                        60_000));
        return router;
    }

    private String name(Step step) {
        return "held-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + run;
    }

    /** Orders by both operators in turn; returns when each order is where it is to be held. */
    void hold(Operator one, Operator other) {
        for (Step step : Step.values()) {
            if (step.hasPast()) {
                order(step, step.service() % 2 == 0 ? one : other, "insert", service(step, 1, name(step)), null);
            }
        }
        for (Step step : Step.values()) {
            if (step.hasPast()) {
                awaitState(step, step.service(), "APPLIED");
            }
        }
        for (Step step : Step.values()) {
            if (step.isKick()) {
                holding(step).online(user(step));
            }
        }
        keepFromClaiming();
        for (Step step : Step.values()) {
            RouterOsSimulator router = holding(step);
            router.forgetCommands();
            router.fault(step.fault());
            begin(step, step.service() % 2 == 0 ? other : one);
        }
        for (Step step : Step.values()) {
            await(step.name()).atMost(LONG).until(() -> step.isHeld(holding(step)));
        }
        awaitState(Step.AFTER, Step.AFTER.service(), "APPLIED");
    }

    /** The router that holds the step's order. */
    private RouterOsSimulator holding(Step step) {
        return Objects.requireNonNull(step == Step.BEFORE_SWITCH ? targets.get(step) : routers.get(step));
    }

    private void begin(Step step, Operator through) {
        switch (step) {
            case BEFORE_KICK -> order(step, through, "suspend", service(step, 3, name(step)), null);
            case BEFORE_KICK_OF_HANDOVER -> {
                Map<String, Object> old = service(step, 5, name(step));
                Map<String, Object> next = new HashMap<>(service(step, 1, name(step)));
                next.put("id", step.lastService());
                next.put("servicePlanName", "Home 100");
                order(step, through, "insert", next, old);
            }
            case AFTER_REMOVAL -> order(step, through, "end", service(step, 2, name(step)), null);
            case BEFORE_SWITCH, AFTER_SWITCH ->
                order(step, through, "edit", service(step, 1, name(step) + "-to"), null);
            default -> order(step, through, "insert", service(step, 1, name(step)), null);
        }
    }

    private void keepFromClaiming() {
        sql.update("INSERT INTO provisioning_router_lease (router_id, holder, lease_until) SELECT id, '" + NOBODY
                + "', now() + interval '1 hour' FROM routeros_router WHERE name = '" + name(Step.BEFORE_CLAIM) + "'");
    }

    /** From now on only this node may work on the routers of this test: whoever else wants one's lease finds it taken. */
    void pinTo(ServerNode node) {
        sql.update("CREATE OR REPLACE FUNCTION held_for_one_node() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN"
                + " CASE WHEN NEW.holder LIKE '" + node.name() + ":%' OR NEW.holder = '" + NOBODY
                + "' OR NOT EXISTS (SELECT FROM routeros_router WHERE id = NEW.router_id AND name LIKE '%-" + run
                + "%') THEN NEW END; END $$");
        sql.update("CREATE TRIGGER held_for_one_node BEFORE INSERT OR UPDATE ON provisioning_router_lease"
                + " FOR EACH ROW EXECUTE FUNCTION held_for_one_node()");
    }

    private void unpin() {
        sql.update("DROP TRIGGER IF EXISTS held_for_one_node ON provisioning_router_lease");
    }

    /** Every order that is under way is in this node's hands. */
    void assertHeldBy(ServerNode node) {
        long underWay = Arrays.stream(Step.values())
                .filter(step -> step != Step.BEFORE_CLAIM && step != Step.AFTER)
                .count();
        await().atMost(LONG).untilAsserted(() -> assertThat(sql.texts(
                        "SELECT l.holder FROM provisioning_router_lease l JOIN routeros_router r ON r.id = l.router_id"
                                + " WHERE l.holder <> '" + NOBODY + "' AND r.name LIKE '%-" + run + "%'"))
                .hasSize((int) underWay)
                .allSatisfy(holder -> assertThat(holder).startsWith(node.name() + ":")));
    }

    /** The routers answer again, and any node may work on them. */
    void letGo() {
        unpin();
        routers.values().forEach(RouterOsSimulator::noFaults);
        targets.values().forEach(RouterOsSimulator::noFaults);
        sql.update("DELETE FROM provisioning_router_lease WHERE holder = '" + NOBODY + "'");
    }

    void awaitEverythingRightAndOnce() {
        for (Step step : Step.values()) {
            awaitState(
                    step,
                    step.lastService(),
                    step.isRemoval() ? "REMOVED" : step == Step.BEFORE_KICK ? "APPLIED_DISABLED" : "APPLIED");
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(sql.texts(
                        "SELECT o.kind || ' ' || o.state || ' ' || a.service FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id"
                                + " WHERE a.source = '" + source + "' AND o.state IN ('WAITING', 'RUNNING', 'PARKED')"))
                .isEmpty());
        for (Step step : Step.values()) {
            assertRight(step);
        }
    }

    private void assertRight(Step step) {
        RouterOsSimulator old = Objects.requireNonNull(routers.get(step));
        RouterOsSimulator right = step.isMove() ? Objects.requireNonNull(targets.get(step)) : old;
        if (step.isMove()) {
            assertThat(old.rows(SECRETS)).as(step + ": old router").isEmpty();
        }
        if (step.isRemoval()) {
            assertThat(right.rows(SECRETS)).as(step.name()).isEmpty();
            assertThat(addresses(step)).as(step.name()).isEmpty();
            assertThat(ledger(step)).as(step.name()).isEmpty();
            return;
        }
        List<Map<String, String>> rows = right.rows(SECRETS);
        assertThat(rows).as(step.name()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", user(step))
                .containsEntry("password", "pw" + step.service())
                .containsEntry("profile", profile(step))
                .containsEntry("comment", "demarc/" + source + "/" + step.lastService() + " client" + step.service()));
        List<String> address = List.of(rows.get(0).getOrDefault("remote-address", ""));
        assertThat(addresses(step)).as(step.name()).isEqualTo(address);
        assertThat(ledger(step)).as(step.name()).isEqualTo(address);
        assertThat(right.rows("/ppp/active")).as(step + ": sessions").isEmpty();
        if (step == Step.AFTER || step == Step.AFTER_WRITE || step == Step.BEFORE_VERIFY || step == Step.BEFORE_CLAIM) {
            assertThat(right.writes()).as(step + ": writes").hasSize(1);
        }
    }

    private List<String> addresses(Step step) {
        return sql.texts("SELECT host(address) FROM address_assignment WHERE released_at IS NULL AND source = '"
                + source + "' AND service = '" + step.lastService() + "'");
    }

    private static String profile(Step step) {
        return switch (step) {
            case BEFORE_KICK -> "disabled";
            case BEFORE_KICK_OF_HANDOVER -> "Home 100";
            default -> "Home 50";
        };
    }

    private List<String> ledger(Step step) {
        return sql.texts("SELECT host(address) FROM address_ledger WHERE to_at IS NULL AND source = '" + source
                + "' AND service = '" + step.lastService() + "'");
    }

    private void awaitState(Step step, int service, String state) {
        await(step.name()).atMost(LONG).untilAsserted(() -> assertThat(sql.texts(
                        "SELECT state || ' ' || text || ' ' || detail FROM provisioning_account WHERE source = '"
                                + source + "' AND service = '" + service + "'"))
                .singleElement()
                .asString()
                .startsWith(state + " "));
    }

    private String user(Step step) {
        return "held" + step.service();
    }

    private Map<String, Object> service(Step step, int status, String device) {
        return Map.of(
                "id",
                step.service(),
                "clientId",
                step.service(),
                "status",
                status,
                "servicePlanName",
                "Home 50",
                "attributes",
                List.of(
                        Map.of("key", "deviceName", "value", device),
                        Map.of("key", "pppoeUsername", "value", user(step)),
                        Map.of("key", "pppoePassword", "value", "pw" + step.service())));
    }

    private void order(
            Step step,
            Operator through,
            String changeType,
            Map<String, Object> service,
            @Nullable Map<String, Object> before) {
        Object id = Objects.requireNonNull(service.get("id"));
        Map<String, Object> hook = Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "changeType",
                changeType,
                "entity",
                "service",
                "entityId",
                id,
                "extraData",
                before == null ? Map.of("entity", service) : Map.of("entity", service, "entityBeforeEdit", before));
        assertThat(through.hook(hookPath, hook).statusCode()).as(step.name()).isEqualTo(200);
    }

    @Override
    public void close() {
        unpin();
        routers.values().forEach(RouterOsSimulator::close);
        targets.values().forEach(RouterOsSimulator::close);
    }
}
