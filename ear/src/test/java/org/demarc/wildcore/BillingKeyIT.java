package org.demarc.wildcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.demarc.stand.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a billing may do with its key in the Wildcore dialect, and how it is told that it may not. */
class BillingKeyIT {

    private static final String API = "/api/v1";
    private static final String PASSWORD = "Correct-Horse-8";
    private static final List<String> BILLING_SERVICE = List.of(
            "system_cross_auth_user",
            "user_display",
            "user_self_control",
            "diag_interface",
            "olts_info",
            "switches_info",
            "global_search");

    private static String login = "";
    private static long userId;
    private static String key = "";
    private static long seen;
    private static long hidden;
    private static long seenDevice;
    private static long hiddenDevice;

    @BeforeAll
    static void aBillingThatSeesOneGroupOfTwo() throws SQLException {
        try (var database = Product.stand().database().connect()) {
            long group =
                    number(database, "insert into device_group (name) values ('bk-" + unique() + "') returning id");
            seenDevice = device(database, "127.78.0.1", "bk-seen", String.valueOf(group));
            hiddenDevice = device(database, "127.78.0.2", "bk-hidden", "null");
            seen = line(database, seenDevice, "Offline");
            hidden = line(database, hiddenDevice, "Online");
            long role = role("bk-" + unique(), BILLING_SERVICE);
            login = "bk-" + unique();
            JsonNode user = Product.json(Product.post(
                    "/rest/v1/users",
                    Map.of(
                            "login",
                            login,
                            "name",
                            "Billing",
                            "roleId",
                            role,
                            "password",
                            PASSWORD,
                            "deviceGroupIds",
                            List.of(group))));
            userId = user.path("id").asLong();
            key = newKey();
        }
    }

    private static String newKey() {
        return Product.json(Product.post("/rest/v1/api-keys", Map.of("login", login, "expire", "1h")))
                .path("key")
                .asText();
    }

    private static long device(Connection database, String ip, String name, String group) throws SQLException {
        return number(
                database,
                "insert into device (name, address, type, status, poll_enabled, group_id) values ('" + name + "', '"
                        + ip + "', 'OLT', 'Up', false, " + group + ") returning id");
    }

    private static long line(Connection database, long device, String status) throws SQLException {
        long id = number(
                database,
                "insert into interface (device_id, bind_key, name, type, status) values (" + device
                        + ", '7', 'gpon bk 0/1:7', 'ONU', '" + status + "') returning id");
        return number(
                database,
                "insert into onu (interface_id, device_id, ident_kind, ident, ident_shown, ident_seen_at) values (" + id
                        + ", " + device + ", 'SN', '48575443BB00BB11', 'HWTCBB00BB11', now()) returning interface_id");
    }

    private static long number(Connection database, String text) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(text)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static long role(String name, List<String> permissions) {
        return Product.json(Product.post("/rest/v1/roles", Map.of("name", name, "permissions", permissions)))
                .path("id")
                .asLong();
    }

    private static HttpRequest.Builder to(String path, String withKey) {
        return HttpRequest.newBuilder(URI.create(Product.url(API + path))).header("X-Auth-Key", withKey);
    }

    private static HttpResponse<String> get(String path) {
        return Product.send(to(path, key));
    }

    private static HttpResponse<String> send(String method, String path, String withKey, String body) {
        return Product.send(to(path, withKey)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }

    @Test
    void devicesOfOtherGroupsDoNotExistForTheKey() {
        JsonNode found = Product.json(get("/device-interface/search?only_active_mac=1&ont_ident=HWTCBB00BB11"));

        assertThat(found.path("data")).hasSize(1);
        assertThat(found.at("/data/0/id").asLong()).isEqualTo(seen);
        assertThat(found.path("meta").isNull()).isTrue();
        for (String path : List.of(
                "/device-interface/" + hidden,
                "/component/diagnostic/interface/" + hidden + "/diag",
                "/component/diagnostic/interface/" + hidden + "/diag?from=device",
                "/component/diagnostic/interface/" + hidden + "/diag/html",
                "/component/diagnostic/interface/" + hidden + "/links",
                "/device-interface/by-device/" + hiddenDevice,
                "/device/" + hiddenDevice,
                "/device?ip=127.78.0.2")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path).body()).as(path).contains("\"RESOURCE_NOT_FOUND\"");
        }
        JsonNode hits = Product.json(get("/portal/search?query=HWTCBB00BB11")).path("data");
        assertThat(hits).hasSize(1);
        assertThat(hits.at("/0/id").asLong()).isEqualTo(seen);
        assertThat(Product.json(get("/portal/search?query=127.78.0.2")).path("data"))
                .isEmpty();
        assertThat(get("/device?limit=999999").body()).contains("bk-seen").doesNotContain("bk-hidden");
    }

    @Test
    void aKeyWithoutDeviceShowSeesOfADeviceItsNameAddressModelAndType() {
        JsonNode device = Product.json(get("/device/" + seenDevice)).path("data");

        assertThat(keys(device)).containsExactly("id", "ip", "name", "type", "model");
        assertThat(device.path("name").asText()).isEqualTo("bk-seen");
        JsonNode whole =
                Product.json(Product.get(API + "/device/" + seenDevice)).path("data");
        assertThat(keys(whole)).contains("location", "serial", "params", "group", "access");
    }

    @Test
    void anOperatorsWordsAreWrittenByWhoMay() {
        String body =
                "{\"comment\":\"behind the door\",\"poll_enabled\":false,\"coordinates\":{\"lat\":50.45,\"lon\":30.52}}";

        var refused = send("PUT", "/device-interface/" + seen, key, body);
        var done = send("PUT", "/device-interface/" + seen, Product.ADMIN_KEY, body);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("permission required: device_iface_management");
        JsonNode line = Product.json(done).path("data");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(line.path("comment").asText()).isEqualTo("behind the door");
        assertThat(line.path("poll_enabled").asBoolean()).isFalse();
        assertThat(line.at("/coordinates/lat").asDouble()).isEqualTo(50.45);
        assertThat(Product.json(get("/device-interface/" + seen)).path("data"))
                .isEqualTo(Product.json(get("/device-interface/search?device_id=" + seenDevice))
                        .at("/data/0"));
        assertThat(Product.get("/rest/v1/audit?type=interface&id=" + seen).body())
                .contains("interface:changed")
                .contains("behind the door");
        assertThat(send(
                                "PUT",
                                "/device-interface/" + seen,
                                Product.ADMIN_KEY,
                                "{\"coordinates\":{\"lat\":91,\"lon\":0}}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aBillingLooksUpItsEmployeesAndTheirRights() {
        JsonNode user = Product.json(get("/user/" + userId)).path("data");

        assertThat(keys(user))
                .containsExactly(
                        "id",
                        "name",
                        "login",
                        "password",
                        "status",
                        "language",
                        "created_at",
                        "updated_at",
                        "last_activity",
                        "role",
                        "settings",
                        "deviceGroups");
        assertThat(user.path("login").asText()).isEqualTo(login);
        assertThat(user.path("password").isNull()).isTrue();
        assertThat(user.at("/role/permissions").toString()).contains("\"diag_interface\"", "\"olts_info\"");
        assertThat(keys(user.path("role")))
                .containsExactly("id", "name", "description", "display", "params", "permissions");
        assertThat(keys(user.at("/deviceGroups/0"))).containsExactly("id", "name", "description", "created_at");
        JsonNode everybody = Product.json(get("/user")).path("data");
        assertThat(everybody).anyMatch(one -> one.path("login").asText().equals("admin"));
        assertThat(everybody).allMatch(one -> one.path("role").has("permissions"));
        JsonNode roles = Product.json(get("/user-role")).path("data");
        assertThat(roles).anyMatch(role -> role.path("id").asLong() == -2);
        assertThat(get("/user/99999999").body()).contains("\"statusCode\":404").contains("RESOURCE_NOT_FOUND");
    }

    @Test
    void signingInGivesAKeyThatWorksUntilSigningOut() {
        var wrong = send("POST", "/auth", "", "{\"login\":\"" + login + "\",\"password\":\"guess\"}");
        var in = send("POST", "/auth", "", "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}");
        JsonNode session = Product.json(in).path("data");
        String sessionKey = session.path("key").asText();

        var before = Product.send(to("/user-role", sessionKey));
        var out = send("DELETE", "/logout", sessionKey, "");
        var after = Product.send(to("/user-role", sessionKey));

        assertThat(wrong.body())
                .isEqualTo(
                        "{\"statusCode\":401,\"error\":{\"type\":\"UNAUTHENTICATED\",\"description\":\"Login or password is wrong\"}}");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(keys(session)).containsExactly("key", "expired_at", "user");
        assertThat(session.path("expired_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(out.body()).isEqualTo("{\"statusCode\":200,\"meta\":null,\"data\":true}");
        assertThat(after.statusCode()).isEqualTo(401);
        String audit = Product.get("/rest/v1/audit?type=user&limit=200").body();
        assertThat(audit).contains("user:logged_in", "user:logged_out", "security:auth_attempts");
        assertThat(send("POST", "/auth", "", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void aKeyThatHasExpiredSaysSoAndItsUseIsRecorded() throws SQLException {
        String expired = newKey();
        try (var database = Product.stand().database().connect();
                var sql = database.createStatement()) {
            sql.execute("update api_key set expires_at = now() - interval '1 minute' where beginning = '"
                    + expired.substring(0, 8) + "'");
        }

        assertThat(Product.send(to("/user-role", expired)).body())
                .isEqualTo(
                        "{\"statusCode\":401,\"error\":{\"type\":\"UNAUTHENTICATED\",\"description\":\"key expired\"}}");
        assertThat(Product.get("/rest/v1/audit?type=api_key&limit=200").body()).contains("key:used_after_expiry");
    }

    @Test
    void aRoleWithoutThePermissionIsToldWhichOneIsMissing() {
        long role = role("bk-" + unique(), List.of("user_display"));
        String other = "bk-" + unique();
        Product.post("/rest/v1/users", Map.of("login", other, "roleId", role));
        String weak = Product.json(Product.post("/rest/v1/api-keys", Map.of("login", other, "expire", "1h")))
                .path("key")
                .asText();

        for (String path : List.of(
                "/device-interface/search?ont_ident=HWTCBB00BB11",
                "/component/diagnostic/interface/" + seen + "/diag",
                "/device-interface/" + seen)) {
            var refused = Product.send(to(path, weak));
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(Product.json(refused).at("/error/type").asText()).isEqualTo("INSUFFICIENT_PRIVILEGES");
            assertThat(Product.json(refused).at("/error/description").asText())
                    .startsWith("permission required: ")
                    .contains("diag_interface");
        }
        assertThat(Product.json(Product.send(to("/portal/search?query=HWTC", weak)))
                        .at("/error/description")
                        .asText())
                .isEqualTo("permission required: global_search");
    }

    @Test
    void aKeyMadeForAnEmployeeSaysForWhomAndWhence() {
        var made =
                send("POST", "/system/cross-auth", key, "{\"login\":\"" + login + "\",\"user_ip\":\"198.51.100.7\"}");
        var bad = send("POST", "/system/cross-auth", key, "{\"login\":\"" + login + "\",\"user_ip\":\"home\"}");

        JsonNode data = Product.json(made).path("data");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(keys(data)).containsExactly("user", "expired_at", "auth_key");
        assertThat(bad.statusCode()).isEqualTo(422);
        JsonNode listed = Product.json(Product.get(
                        "/rest/v1/api-keys?q=" + data.path("auth_key").asText().substring(0, 8)))
                .at("/items/0");
        assertThat(listed.path("userIp").asText()).isEqualTo("198.51.100.7");
        assertThat(listed.path("description").asText()).isEqualTo("by Billing");
        // A key made so never administers and makes no further keys.
        assertThat(send("POST", "/system/cross-auth", data.path("auth_key").asText(), "{\"login\":\"admin\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onusAreListedByWhatTheBillingWantsToKnow() {
        String body = "{\"device_id\":" + seenDevice
                + ",\"status\":\"Offline\",\"query\":\"bk 0/1\",\"sort\":\"rx\",\"order\":\"desc\",\"limit\":1}";

        JsonNode answer = Product.json(send("PUT", "/device-interface/ont-list", key, body));

        assertThat(answer.path("meta").toString()).isEqualTo("{\"total\":1,\"limit\":1,\"offset\":0}");
        JsonNode row = answer.at("/data/0");
        assertThat(row.path("id").asLong()).isEqualTo(seen);
        assertThat(row.path("ident").toString()).isEqualTo("{\"value\":\"HWTCBB00BB11\",\"type\":\"SN\"}");
        assertThat(keys(row.path("optical")))
                .containsExactly("rx", "tx", "olt_rx", "temp", "voltage", "distance", "updated_at");
        assertThat(row.path("duplicate").asBoolean()).isTrue();
        List<String> plain = keys(Product.json(get("/device-interface/" + seen)).path("data"));
        assertThat(keys(row))
                .startsWith(plain.toArray(String[]::new))
                .endsWith("ident", "optical", "down_reason", "duplicate");
        for (String filter : List.of(
                "\"status\":[\"LOS\",\"PowerOff\"]",
                "\"rx_min\":-20",
                "\"bound\":true",
                "\"vendor\":\"nobody\"",
                "\"query\":\"no such words\"")) {
            assertThat(Product.json(send(
                                    "PUT",
                                    "/device-interface/ont-list",
                                    key,
                                    "{\"device_id\":" + seenDevice + "," + filter + "}"))
                            .at("/meta/total")
                            .asLong())
                    .as(filter)
                    .isZero();
        }
        assertThat(Product.json(send(
                                "PUT",
                                "/device-interface/ont-list",
                                key,
                                "{\"duplicates\":true,\"query\":\"HWTCBB00\"}"))
                        .at("/meta/total")
                        .asLong())
                .isEqualTo(1);
        assertThat(send("PUT", "/device-interface/ont-list", key, "{\"limit\":1001}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("PUT", "/device-interface/ont-list", key, "{\"sort\":\"colour\"}")
                        .body())
                .contains("sort: must be");
        assertThat(Product.json(Product.get(API + "/component/analytics/widgets/bad-signals"))
                        .path("data")
                        .has("low"))
                .isTrue();
    }

    @Test
    void anEmployeeSeesTheCardInsideTheBillingsPage() {
        String employee = "bk-" + unique();
        long role = role("bk-" + unique(), List.of("user_self_control", "olts_info", "switches_info"));
        Product.post(
                "/rest/v1/users",
                Map.of("login", employee, "name", "Employee", "roleId", role, "deviceGroupIds", List.of(-1)));
        String cross = crossKey(employee);
        Product.put("/rest/v1/settings/EMBED_FRAME_ANCESTORS", Map.of("value", "https://billing.example.org"));

        var page = embedded("/embed/interface/" + seen + "?zoom=0.75&x-auth-key=" + cross);
        var odd = embedded("/embed/interface/" + seen + "?zoom=9&x-auth-key=" + cross);
        var byIdent = embedded("/embed/ont?ident=HWTC-BB00BB11&x-auth-key=" + cross);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("HWTCBB00BB11", "zoom:0.75").doesNotContain(cross);
        assertThat(odd.body()).contains("zoom:1.0");
        assertThat(byIdent.body()).contains("data-id=\"" + seen + "\"");
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        embedded("/iframe/interface/" + seen + "?x-auth-key=" + cross)
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                .contains("frame-ancestors 'self' https://billing.example.org"));
        assertThat(Product.send(HttpRequest.newBuilder(URI.create(Product.url("/ui/access/login"))))
                        .headers()
                        .firstValue("X-Frame-Options"))
                .hasValue("SAMEORIGIN");
        assertThat(embedded("/embed/interface/999999999?x-auth-key=" + cross).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotSeeTheCardReadsTheAgreedWords() {
        String employee = "bk-" + unique();
        long role = role("bk-" + unique(), List.of("user_self_control", "olts_info"));
        Product.post("/rest/v1/users", Map.of("login", employee, "roleId", role, "deviceGroupIds", List.of(-1)));

        var refused = embedded("/embed/interface/" + seen + "?x-auth-key=" + crossKey(employee));
        var unknown = embedded("/embed/interface/" + seen + "?x-auth-key=00000000-0000-4000-8000-000000000009");

        for (HttpResponse<String> page : List.of(refused, unknown)) {
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("Wildcore iframe permission denied");
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        assertThat(Product.get("/rest/v1/audit?type=embed").body()).contains("embed:denied", employee);
    }

    private static String crossKey(String employee) {
        return Product.json(send("POST", "/system/cross-auth", key, "{\"login\":\"" + employee + "\"}"))
                .at("/data/auth_key")
                .asText();
    }

    private static HttpResponse<String> embedded(String path) {
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url(path))));
    }

    @Test
    void whoAsksTooFastIsToldToWait() {
        String fast = newKey();
        HttpClient http = HttpClient.newHttpClient();
        List<HttpResponse<String>> refused = new ArrayList<>();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                asked.add(http.sendAsync(to("/user-role", fast).build(), HttpResponse.BodyHandlers.ofString()));
            }
            asked.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 429)
                    .forEach(refused::add);
            return !refused.isEmpty();
        });

        assertThat(refused.get(0).headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.get(0).body())
                .isEqualTo(
                        "{\"statusCode\":429,\"error\":{\"type\":\"TOO_MANY_REQUESTS\",\"description\":\"at most 50 requests a second\"}}");
    }

    @Test
    void threeBadAttemptsShutTheAddressOutUntilAnAdministratorLetsItInAgain() {
        String guess = "{\"login\":\"" + login + "\",\"password\":\"guess\"}";
        String right = "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}";
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> send("POST", "/auth", "", guess).statusCode() == 429);
            var shutOut = send("POST", "/auth", "", right);

            assertThat(shutOut.statusCode()).isEqualTo(429);
            assertThat(shutOut.headers().firstValue("Retry-After")).hasValue("60");
            assertThat(Product.get("/rest/v1/audit?type=ip_block").body()).contains("security:address_blocked");
        } finally {
            Product.delete("/rest/v1/ip-blocks");
        }
        assertThat(send("POST", "/auth", "", right).statusCode()).isEqualTo(200);
    }
}
