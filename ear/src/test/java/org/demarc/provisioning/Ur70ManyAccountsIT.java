package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UR-70, UR-71: a router full of accounts is compared with a handful of questions, not with one for each account. */
class Ur70ManyAccountsIT {

    private static final int ACCOUNTS = Integer.getInteger("demarc.drift.accounts", 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void ur70AReportOfTenThousandAccountsTakesSecondsAndSoDoesTheDryRun() throws SQLException {
        Map<Integer, String> loginByService = new LinkedHashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String login = "many" + i + "-" + shop.unique;
            loginByService.put(
                    shop.crm.create(
                            shop.client,
                            shop.basic,
                            Map.of(
                                    "deviceName",
                                    shop.site1,
                                    "pppoeUsername",
                                    login,
                                    "pppoePassword",
                                    "pw" + i,
                                    "ipAddress",
                                    address(i))),
                    login);
        }
        store(loginByService);
        shop.router1.forgetCommands();

        JsonNode started = Product.json(Product.post("/rest/v1/drift-runs", Map.of("router", shop.router1Id)));
        String path = "/rest/v1/drift-runs/" + started.path("id").asLong();
        await().atMost(PATIENCE)
                .until(() ->
                        !Product.json(Product.get(path)).path("state").asText().matches("queued|running"));
        JsonNode report = Product.json(Product.get(path));

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(report.path("accounts").asInt()).isEqualTo(ACCOUNTS);
        assertThat(report.at("/counts/router_drift").asInt()).isEqualTo(ACCOUNTS / 10);
        assertThat(report.path("inSync").asInt()).isEqualTo(ACCOUNTS - ACCOUNTS / 10);
        assertThat(shop.router1.commands()).hasSizeLessThan(20);
        assertThat(took("report", report.path("createdAt"), report.path("finishedAt")))
                .isLessThan(Duration.ofSeconds(60));

        JsonNode plan = Drifting.dryRun(Map.of("scope", "router", "value", Long.toString(shop.router1Id)));
        assertThat(plan.path("writes").asInt()).as(plan.toString()).isEqualTo(ACCOUNTS / 10);
        assertThat(plan.path("exceeded")).isEmpty();
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(took("dry run", plan.path("createdAt"), plan.path("readAt"))).isLessThan(Duration.ofSeconds(60));
    }

    private static Duration took(String what, JsonNode from, JsonNode to) {
        Duration took = Duration.between(Instant.parse(from.asText()), Instant.parse(to.asText()));
        System.out.println(what + " of " + ACCOUNTS + " accounts: " + took.toMillis() + " ms");
        return took;
    }

    private static String address(int i) {
        return "100." + (64 + i / 62_500) + "." + i / 250 % 250 + "." + (i % 250 + 1);
    }

    /** As if Demarc had put them on the router one by one; every tenth was changed there since. */
    private void store(Map<Integer, String> loginByService) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var account = connection.prepareStatement("""
                        INSERT INTO provisioning_account (source, service, client_id, client_name, plan_name, device_name, state, kind,
                            natural_key, address, router_id, applied, applied_at)
                        VALUES (?, ?, ?, 'Test Client', 'Basic 10M', ?, 'APPLIED', 'PPPOE', ?, ?::inet, ?, ?, now())
                        """);
                var client = connection.prepareStatement(
                        "INSERT INTO crm_client (source_id, client_id, name) VALUES (?, ?, 'Test Client')")) {
            client.setLong(1, shop.registered.path("id").asLong());
            client.setString(2, Integer.toString(shop.client));
            client.executeUpdate();
            connection.setAutoCommit(false);
            int i = 0;
            for (var entry : loginByService.entrySet()) {
                String service = Integer.toString(entry.getKey());
                String comment = "demarc/" + shop.source + "/" + service + " Test Client";
                shop.router1.add(
                        "/ppp/secret",
                        Map.of(
                                "name",
                                entry.getValue(),
                                "password",
                                "pw" + i,
                                "profile",
                                i % 10 == 0 ? "Pro 50M" : "Basic 10M",
                                "remote-address",
                                address(i),
                                "comment",
                                comment));
                account.setString(1, shop.source);
                account.setString(2, service);
                account.setString(3, Integer.toString(shop.client));
                account.setString(4, shop.site1);
                account.setString(5, entry.getValue());
                account.setString(6, address(i));
                account.setLong(7, shop.router1Id);
                account.setString(8, Shop.BOX.seal(applied(service, comment, entry.getValue(), i)));
                account.addBatch();
                i++;
            }
            account.executeBatch();
            connection.commit();
        }
    }

    private String applied(String service, String comment, String login, int i) {
        ObjectNode row = Product.JSON.createObjectNode().put("kind", "pppoe");
        row.putObject("tag").put("source", shop.source).put("serviceId", service);
        row.put("comment", comment)
                .put("name", login)
                .put("password", "pw" + i)
                .put("profile", "Basic 10M")
                .put("address", address(i))
                .put("service", "any")
                .put("callerId", "")
                .put("disabled", false);
        ObjectNode applied = Product.JSON.createObjectNode();
        applied.set("account", row);
        return applied.put("rosId", "*1").toString();
    }
}
