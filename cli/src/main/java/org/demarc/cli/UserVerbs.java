package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Users, roles and keys. */
final class UserVerbs {

    private static final Pattern LIFE = Pattern.compile("[1-9][0-9]{0,8}[mhd]");
    private static final String USERS = "/rest/v1/users/";
    private static final ObjectMapper JSON = Api.JSON;

    private UserVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("user:list", "Users with role and status", UserVerbs::list),
                Verb.of("user:generate-key", "Makes an API key: 10m, 1h, 30d, 365d", UserVerbs::generateKey)
                        .taking("LOGIN", "[EXPIRATION]"),
                Verb.of("user:change-role", "Gives a user another role", UserVerbs::changeRole)
                        .taking("LOGIN", "ROLE"),
                Verb.of("user:reset-password", "Sets a password, read from the terminal", UserVerbs::resetPassword)
                        .taking("LOGIN")
                        .option("--password"),
                Verb.of("user:reset-ip-strict", "Lets a user in from everywhere again", UserVerbs::resetIpStrict)
                        .taking("LOGIN"),
                Verb.of(
                                "user:reset-user",
                                "Lets a user in again: enabled, from everywhere, with a new password",
                                UserVerbs::resetUser)
                        .taking("LOGIN")
                        .option("--password"),
                Verb.of("user:delete", "Deletes a user with his keys", UserVerbs::delete)
                        .taking("LOGIN"),
                Verb.of("user:keys", "Keys of a user", UserVerbs::keys).taking("LOGIN"),
                Verb.of("user:revoke-key", "Revokes a key", UserVerbs::revokeKey)
                        .taking("ID"),
                Verb.of("user-group:list", "Roles with the number of their permissions", UserVerbs::roles));
    }

    private static void list(Call call) {
        call.table(
                call.api().get("/rest/v1/users?limit=1000"),
                List.of("ID", "Login", "Name", "Role", "Status", "Last activity"),
                List.of("id", "login", "name", "role.name", "status", "lastActivity"));
    }

    private static void generateKey(Call call) {
        var life = call.argument(1);
        if (!life.isEmpty() && !LIFE.matcher(life).matches()) {
            throw Refusal.usage("Bad expiration: " + life + " (use 10m, 1h, 30d)");
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("login", call.argument(0));
        if (!life.isEmpty()) {
            order.put("expire", life);
        }
        order.put("description", "made by command");
        call.show(issue(call, order), issued -> keyTable(call, issued));
    }

    private static JsonNode issue(Call call, Map<String, Object> order) {
        try {
            return call.api().post("/rest/v1/api-keys", order);
        } catch (Refusal refusal) {
            var words = String.valueOf(refusal.getMessage());
            throw words.startsWith("Bad expiration") ? Refusal.usage(words) : refusal;
        }
    }

    /** The table of wildcore-mikbill.md 4.2. */
    private static String keyTable(Call call, JsonNode issued) {
        var user = issued.path("user");
        return new TextTable("ID", "User", "Key", "Expired At")
                .row(
                        issued.path("id").asText(),
                        "ID: " + user.path("id").asText() + "\nLogin: "
                                + user.path("login").asText() + "\nName: "
                                + user.path("name").asText(),
                        issued.path("key").asText(),
                        call.localTime(issued.path("expiresAt")))
                .render();
    }

    private static void changeRole(Call call) {
        var user = user(call, call.argument(0));
        var role = role(call, call.argument(1));
        ObjectNode change = asItIs(user);
        change.put("roleId", role.path("id").asLong());
        var changed = call.api().put(USERS + user.path("id").asText(), asMap(change));
        call.show(
                changed,
                now -> now.path("login").asText() + " has the role "
                        + now.at("/role/name").asText() + "\n");
    }

    private static ObjectNode asItIs(JsonNode user) {
        ObjectNode change = JSON.createObjectNode();
        for (var field :
                List.of("login", "name", "status", "language", "strictIp", "networks", "deviceGroupIds", "version")) {
            change.set(field, user.path(field));
        }
        change.set("roleId", user.at("/role/id"));
        return change;
    }

    private static void resetPassword(Call call) {
        var user = user(call, call.argument(0));
        setPassword(call, user);
        call.say("Password of " + user.path("login").asText() + " is set");
    }

    private static void resetUser(Call call) {
        var user = user(call, call.argument(0));
        setPassword(call, user);
        call.api().delete(USERS + user.path("id").asText() + "/strict-ip");
        ObjectNode change = asItIs(user(call, call.argument(0)));
        change.put("status", "ENABLED");
        call.api().put(USERS + user.path("id").asText(), asMap(change));
        call.say(user.path("login").asText() + " may come in again");
    }

    @SuppressWarnings("SystemConsoleNull") // on newer JDKs the console is there and asks
    private static void setPassword(Call call, JsonNode user) {
        var password = call.option("--password");
        if (password.isEmpty()) {
            var console = System.console();
            if (console == null) {
                throw Refusal.usage("No terminal to ask on: use --password");
            }
            password = new String(console.readPassword("New password of %s: ", call.argument(0)));
        }
        call.api().put(USERS + user.path("id").asText() + "/password", Map.of("password", password));
    }

    private static void resetIpStrict(Call call) {
        var user = user(call, call.argument(0));
        call.api().delete(USERS + user.path("id").asText() + "/strict-ip");
        call.say(user.path("login").asText() + " may come from everywhere");
    }

    private static void delete(Call call) {
        var user = user(call, call.argument(0));
        call.api().delete(USERS + user.path("id").asText());
        call.say("User " + user.path("login").asText() + " is deleted");
    }

    private static void keys(Call call) {
        var user = user(call, call.argument(0));
        call.table(
                call.api().get(USERS + user.path("id").asText() + "/keys"),
                List.of("ID", "Kind", "Key", "Description", "Expires at", "Last used"),
                List.of("id", "kind", "beginning", "description", "expiresAt", "lastUsedAt"));
    }

    private static void revokeKey(Call call) {
        call.api().delete("/rest/v1/api-keys/" + Api.escaped(call.argument(0)));
        call.say("Key " + call.argument(0) + " is revoked");
    }

    private static void roles(Call call) {
        call.show(call.api().get("/rest/v1/roles"), roles -> {
            var table = new TextTable("ID", "Name", "Permissions", "Description");
            roles.forEach(role -> table.row(
                    role.path("id").asText(),
                    role.path("name").asText(),
                    String.valueOf(role.path("permissions").size()),
                    role.path("description").asText()));
            return table.render();
        });
    }

    private static JsonNode user(Call call, String login) {
        var found = call.api().get("/rest/v1/users?limit=1000&q=" + Api.escaped(login));
        for (var user : found.path("items")) {
            if (user.path("login").asText().equalsIgnoreCase(login)) {
                return user;
            }
        }
        throw Refusal.error("User not found: " + login);
    }

    private static JsonNode role(Call call, String nameOrId) {
        for (var role : call.api().get("/rest/v1/roles")) {
            if (role.path("name").asText().equalsIgnoreCase(nameOrId)
                    || role.path("id").asText().equals(nameOrId)) {
                return role;
            }
        }
        throw Refusal.error("Role not found: " + nameOrId);
    }

    private static Map<String, Object> asMap(ObjectNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }
}
