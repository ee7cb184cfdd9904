package org.demarc.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

class AccessIT {

    @Test
    void theBillingsUserGetsAKeyThatMayDoWhatHisRoleSaysAndNoMore() {
        var role = role("mb_dms-" + unique(), List.of("user_display", "user_self_control", "diag_interface"));
        var login = user(role, "ENABLED").path("login").asText();

        var issued = Product.json(Product.post("/rest/v1/api-keys", Map.of("login", login, "expire", "365d")));
        var key = issued.path("key").asText();

        assertThat(key).matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(issued.at("/user/login").asText()).isEqualTo(login);
        assertThat(as(key, "/rest/v1/users").statusCode()).isEqualTo(200);
        assertThat(Product.json(as(key, "/rest/v1/me")).path("permissions")).hasSize(3);
        var refused = as(key, "/rest/v1/settings");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Product.json(refused).path("detail").asText()).isEqualTo("needs system_configuration");
    }

    @Test
    void aRevokedKeyAndTheKeyOfADisabledUserStopWorkingAtOnce() {
        var role = role("r-" + unique(), List.of("user_display"));
        var user = user(role, "ENABLED");
        var first = issue(user.path("login").asText());
        var second = issue(user.path("login").asText());

        Product.delete("/rest/v1/api-keys/" + first.path("id").asLong());

        assertThat(as(first.path("key").asText(), "/rest/v1/users").statusCode())
                .isEqualTo(401);
        assertThat(as(second.path("key").asText(), "/rest/v1/users").statusCode())
                .isEqualTo(200);
        var disabled = Product.put(
                "/rest/v1/users/" + user.path("id").asLong(),
                Map.of(
                        "login",
                        user.path("login").asText(),
                        "roleId",
                        role,
                        "status",
                        "DISABLED",
                        "version",
                        user.path("version").asInt()));
        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(as(second.path("key").asText(), "/rest/v1/users").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLimitedKeyCannotMakeItselfOneThatIsNot() {
        var role = role("r-" + unique(), List.of("api_keys_manage", "user_management", "user_self", "olts_info"));
        var login = user(role, "ENABLED").path("login").asText();
        var limited = Product.json(Product.post(
                        "/rest/v1/api-keys",
                        Map.of("login", login, "expire", "1h", "permissions", List.of("api_keys_manage"))))
                .path("key")
                .asText();

        refused(post(limited, "/rest/v1/api-keys", Map.of("login", login)), 403, "may do more than you");
        refused(post(limited, "/rest/v1/api-keys", Map.of("login", "admin")), 403, "may do more than you");
        var same =
                post(limited, "/rest/v1/api-keys", Map.of("login", login, "permissions", List.of("api_keys_manage")));

        assertThat(same.statusCode()).as(same.body()).isEqualTo(201);
    }

    @Test
    void whoSeesSomeDevicesMakesNobodyWhoSeesMore() {
        var group = Product.json(Product.post("/rest/v1/device-groups", Map.of("name", "g-" + unique())))
                .path("id")
                .asLong();
        var role = role("r-" + unique(), List.of("api_keys_manage", "user_management", "user_display"));
        var all = Product.json(Product.post(
                "/rest/v1/users", Map.of("login", "u-" + unique(), "roleId", role, "deviceGroupIds", List.of(-1))));
        var some = Product.json(Product.post(
                "/rest/v1/users", Map.of("login", "u-" + unique(), "roleId", role, "deviceGroupIds", List.of(group))));
        var key = issue(some.path("login").asText()).path("key").asText();

        refused(
                post(
                        key,
                        "/rest/v1/users",
                        Map.of("login", "u-" + unique(), "roleId", role, "deviceGroupIds", List.of(-1))),
                403,
                "device groups that you do not see");
        refused(
                post(key, "/rest/v1/api-keys", Map.of("login", all.path("login").asText())),
                403,
                "may do more than you");
        var password = Product.send(HttpRequest.newBuilder(URI.create(
                        Product.url("/rest/v1/users/" + all.path("id").asLong() + "/password")))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"password\":\"taken-over-1\"}")));
        refused(password, 403, "device groups that you do not see");
        var like = post(
                key,
                "/rest/v1/users",
                Map.of("login", "u-" + unique(), "roleId", role, "deviceGroupIds", List.of(group)));

        assertThat(like.statusCode()).as(like.body()).isEqualTo(201);
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() {
        var role = role("r-" + unique(), List.of());
        var user = user(role, "DISABLED");

        refused(Product.post("/rest/v1/api-keys", Map.of("login", "nobody-here")), 404, "User not found: nobody-here");
        refused(
                Product.post(
                        "/rest/v1/api-keys", Map.of("login", user.path("login").asText())),
                409,
                "User is disabled: " + user.path("login").asText());
        refused(
                Product.post("/rest/v1/api-keys", Map.of("login", "admin", "expire", "soon")),
                422,
                "Bad expiration: soon (use 10m, 1h, 30d)");
        refused(Product.post("/rest/v1/users", Map.of("login", "ADMIN", "roleId", -2)), 409, "ADMIN");
        refused(Product.delete("/rest/v1/roles/" + role), 409, "1 users have the role");
        refused(Product.delete("/rest/v1/roles/-2"), 409, "Owner");
        refused(Product.post("/rest/v1/roles", Map.of("name", "x", "permissions", List.of("fly"))), 422, "fly");
    }

    @Test
    void everyChangeIsInTheAuditLogWithItsStates() {
        var name = "audited-" + unique();
        var role = role(name, List.of("olts_info"));

        var changed = Product.put(
                "/rest/v1/roles/" + role, Map.of("name", name, "permissions", List.of("switches_info"), "version", 0));
        var entries = Product.json(Product.get("/rest/v1/audit?type=role&id=" + role));

        assertThat(changed.statusCode()).isEqualTo(200);
        var newest = entries.at("/items/0");
        assertThat(newest.path("who").asText()).isEqualTo("admin");
        assertThat(newest.path("action").asText()).isEqualTo("role:changed");
        assertThat(newest.at("/before/permissions/0").asText()).isEqualTo("OLTS_INFO");
        assertThat(newest.at("/after/permissions/0").asText()).isEqualTo("SWITCHES_INFO");
        assertThat(newest.path("remoteAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(entries.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aSettingIsKnownByItsKeyAndByThePartnersWord() {
        var set = Product.put("/rest/v1/settings/WEB_ZOOM_IFRAME", Map.of("value", "0.9"));

        assertThat(set.statusCode()).isEqualTo(200);
        var shown = Product.json(Product.get("/rest/v1/settings/demarc.settings.iframe-zoom"));
        assertThat(shown.path("value").asText()).isEqualTo("0.9");
        assertThat(shown.path("set").asBoolean()).isTrue();
        refused(Product.put("/rest/v1/settings/WEB_ZOOM_IFRAME", Map.of("value", "big")), 422, "iframe-zoom");
        assertThat(Product.json(Product.delete("/rest/v1/settings/WEB_ZOOM_IFRAME"))
                        .path("value")
                        .asText())
                .isEqualTo("1.0");
    }

    @Test
    void permissionsAndTemplatesAreThereToChooseFrom() {
        var tree = Product.json(Product.get("/rest/v1/permissions"));
        var templates = Product.json(Product.get("/rest/v1/role-templates"));

        assertThat(tree.at("/0/name").asText()).isEqualTo("Web portal");
        assertThat(tree.at("/0/permissions/0/key").asText()).isEqualTo("system_info");
        assertThat(templates.at("/0/name").asText()).isEqualTo("Billing service");
        assertThat(templates.at("/0/permissions")).hasSize(6);
    }

    private static long role(String name, List<String> permissions) {
        var added = Product.post("/rest/v1/roles", Map.of("name", name, "permissions", permissions));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static JsonNode user(long role, String status) {
        var added = Product.post(
                "/rest/v1/users",
                Map.of("login", "u-" + unique(), "name", "Billing", "roleId", role, "status", status));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added);
    }

    private static JsonNode issue(String login) {
        return Product.json(Product.post("/rest/v1/api-keys", Map.of("login", login, "expire", "1h")));
    }

    private static HttpResponse<String> as(String key, String path) {
        return Product.send(
                HttpRequest.newBuilder(URI.create(Product.url(path))).header("X-Auth-Key", key));
    }

    private static HttpResponse<String> post(String key, String path, Map<String, Object> body) {
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url(path)))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Product.JSON.valueToTree(body).toString())));
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Product.json(answer).path("detail").asText()).contains(words);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
