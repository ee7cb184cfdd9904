package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;

/**
 * A CRM with an API and routers full of its services, in the database as if they had been put there one by one. Every tenth row was
 * changed on its router since.
 */
final class FullRouters implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "Basic 10M";
    private static final String OTHER_PLAN = "Pro 50M";
    private static final String CLIENT = "Test Client";
    private static final String LOGIN = "demarc";
    private static final String PASSWORD = "demarc-lab";

    private final RunningProduct product;
    private final String code;
    private final int firstAddress;
    private final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
    private final List<RouterOsSimulator> routers = new ArrayList<>();
    private final List<Long> routerIds = new ArrayList<>();

    private FullRouters(RunningProduct product, String code, int firstAddress) {
        this.product = product;
        this.code = code;
        this.firstAddress = firstAddress;
    }

    /**
     * Makes everything.
     *
     * @param code of the CRM's source, and the beginning of the routers' names
     * @param firstAddress as a number of 32 bits
     */
    static FullRouters made(RunningProduct product, String code, int firstAddress, int routers, int services)
            throws IOException, InterruptedException {
        FullRouters made = new FullRouters(product, code, firstAddress);
        try {
            for (int i = 0; i < routers; i++) {
                made.router(code + "-" + i);
            }
            made.services(services);
            return made;
        } catch (SQLException e) {
            made.close();
            throw new IOException(e);
        }
    }

    String code() {
        return code;
    }

    long routerId(int index) {
        return routerIds.get(index);
    }

    private void router(String name) throws IOException, InterruptedException {
        RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults()
                .port(0)
                .profiles(PLAN, OTHER_PLAN, "disabled")
                .user(RouterUser.full(LOGIN, PASSWORD)));
        routers.add(router);
        JsonNode registered = product.post(
                "/rest/v1/routers",
                Map.of(
                        "name",
                        name,
                        "host",
                        "127.0.0.1",
                        "port",
                        router.port(),
                        "tls",
                        false,
                        "login",
                        LOGIN,
                        "password",
                        PASSWORD));
        routerIds.add(registered.path("id").asLong());
    }

    private void services(int count) throws IOException, InterruptedException, SQLException {
        JsonNode source = product.post(
                "/rest/v1/crm-sources", Map.of("code", code, "name", code, "baseUrl", crm.url(), "appKey", "read-key"));
        int client = crm.client("Test", "Client");
        int plan = crm.plan(PLAN, 10, 2);
        crm.plan(OTHER_PLAN, 50, 10);
        try (var connection = product.database();
                var accounts = connection.prepareStatement("""
                        INSERT INTO provisioning_account (source, service, client_id, client_name, plan_name, device_name, state, kind,
                            natural_key, address, router_id, applied, applied_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'APPLIED', 'PPPOE', ?, ?::inet, ?, ?, now())
                        """);
                var clients = connection.prepareStatement(
                        "INSERT INTO crm_client (source_id, client_id, name) VALUES (?, ?, ?)");
                var analyze = connection.createStatement()) {
            connection.setAutoCommit(false);
            clients.setLong(1, source.path("id").asLong());
            clients.setString(2, Integer.toString(client));
            clients.setString(3, CLIENT);
            clients.executeUpdate();
            for (int i = 0; i < count; i++) {
                int router = i % routers.size();
                String login = code + i;
                String service = Integer.toString(crm.existing(
                        client,
                        plan,
                        Map.of(
                                "deviceName",
                                code + "-" + router,
                                "pppoeUsername",
                                login,
                                "pppoePassword",
                                "pw" + i,
                                "ipAddress",
                                address(i))));
                Row row =
                        new Row(service, login, "pw" + i, address(i), "demarc/" + code + "/" + service + " " + CLIENT);
                onRouter(routers.get(router), row, i % 10 == 0 ? OTHER_PLAN : PLAN);
                add(accounts, client, router, row);
                if (i % 1000 == 999) {
                    accounts.executeBatch();
                }
            }
            accounts.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            analyze.execute("ANALYZE");
        }
    }

    private record Row(String service, String login, String password, String address, String comment) {}

    private static void onRouter(RouterOsSimulator router, Row row, String profile) {
        router.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        row.login(),
                        "password",
                        row.password(),
                        "profile",
                        profile,
                        "remote-address",
                        row.address(),
                        "comment",
                        row.comment()));
    }

    private void add(PreparedStatement accounts, int client, int router, Row row) throws SQLException {
        accounts.setString(1, code);
        accounts.setString(2, row.service());
        accounts.setString(3, Integer.toString(client));
        accounts.setString(4, CLIENT);
        accounts.setString(5, PLAN);
        accounts.setString(6, code + "-" + router);
        accounts.setString(7, row.login());
        accounts.setString(8, row.address());
        accounts.setLong(9, routerIds.get(router));
        accounts.setString(10, RunningProduct.sealed(applied(row)));
        accounts.addBatch();
    }

    private String applied(Row row) {
        ObjectNode account = JSON.createObjectNode().put("kind", "pppoe");
        account.putObject("tag").put("source", code).put("serviceId", row.service());
        account.put("comment", row.comment())
                .put("name", row.login())
                .put("password", row.password())
                .put("profile", PLAN)
                .put("address", row.address())
                .put("service", "any")
                .put("callerId", "")
                .put("disabled", false);
        ObjectNode applied = JSON.createObjectNode();
        applied.set("account", account);
        return applied.put("rosId", "*1").toString();
    }

    /** Two hundred and fifty of each block of 256, none of which ends in .0 or .255. */
    private String address(int index) {
        int number = firstAddress + index / 250 * 256 + index % 250 + 1;
        return (number >>> 24) + "." + ((number >>> 16) & 255) + "." + ((number >>> 8) & 255) + "." + (number & 255);
    }

    @Override
    public void close() {
        crm.close();
        routers.forEach(RouterOsSimulator::close);
    }
}
