package org.demarc.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Security, settings, the API's own description, and what the application server does by itself. */
final class SystemVerbs {

    private static final List<String> MANAGED = List.of(
            "system:http:reset",
            "system:http:stat",
            "system:reload-external-apps",
            "supervisor:processes-list",
            "supervisor:control",
            "supervisor:restart");

    private SystemVerbs() {}

    static List<Verb> all() {
        List<Verb> verbs = new ArrayList<>(List.of(
                Verb.of("security:reset:ipblock", "Lets shut out addresses in again", SystemVerbs::resetBlocks),
                Verb.of("security:enable-encryption", "Encryption is always on", SystemVerbs::encryption),
                Verb.of("security:generate-encrypt-key", "Encryption is always on", SystemVerbs::encryption),
                Verb.of(
                                "system:configuration",
                                "Settings; with KEY one, with VALUE sets it",
                                SystemVerbs::configuration)
                        .taking("[KEY]", "[VALUE]"),
                Verb.of(
                        "system:recalc-sessions",
                        "Permissions always count at once",
                        call -> call.say("Nothing to do: a changed role or status counts with the next request")),
                Verb.of(
                                "system:subscription",
                                "Demarc needs no subscription",
                                call -> call.say("Demarc is free software and needs no subscription"))
                        .alias("system:check-subscription"),
                Verb.of(
                                "cache:flush",
                                "Nothing is cached for long",
                                call -> call.say("Nothing to do: settings are read again every five seconds, everything"
                                        + " else comes from the database"))
                        .alias("cache:clear", "cache:redis:flush-all", "cache:memcache:flush", "cache:objects:flush"),
                Verb.of("system:audit", "The newest changes", SystemVerbs::audit),
                Verb.of("openapi:generate", "The description of the REST API", SystemVerbs::openApi),
                Verb.of("api:routes-list", "Paths of the REST API", SystemVerbs::routes)));
        MANAGED.forEach(name -> verbs.add(Verb.of(name, "Managed by WildFly", call -> call.say("managed by WildFly"))
                .taking("[ANYTHING]")));
        return verbs;
    }

    private static void resetBlocks(Call call) {
        call.show(
                call.api().delete("/rest/v1/ip-blocks"),
                reset -> reset.path("addresses").asText() + " addresses are let in again\n");
    }

    private static void encryption(Call call) {
        call.say("Encryption is always on; the key is the server's setting demarc.settings.secret-key");
    }

    private static void configuration(Call call) {
        var key = call.argument(0);
        if (key.isEmpty()) {
            call.table(
                    call.api().get("/rest/v1/settings"),
                    List.of("Key", "Alias", "Value", "Meaning"),
                    List.of("key", "alias", "value", "description"));
            return;
        }
        var path = "/rest/v1/settings/" + Api.escaped(key);
        var value = call.argument(1);
        var setting = value.isEmpty() ? call.api().get(path) : call.api().put(path, Map.of("value", value));
        call.show(
                setting,
                one -> one.path("key").asText() + " = " + one.path("value").asText() + "\n");
    }

    private static void audit(Call call) {
        call.table(
                call.api().get("/rest/v1/audit?limit=50"),
                List.of("At", "Who", "Action", "Object", "ID", "From"),
                List.of("at", "who", "action", "objectType", "objectId", "remoteAddress"));
    }

    private static void openApi(Call call) {
        call.say(call.api()
                .text(call.isJson() ? "/openapi?format=JSON" : "/openapi")
                .stripTrailing());
    }

    private static void routes(Call call) {
        try {
            var paths =
                    Api.JSON.readTree(call.api().text("/openapi?format=JSON")).path("paths");
            call.show(paths, all -> {
                var table = new TextTable("Path", "Methods");
                all.properties().forEach(path -> {
                    List<String> methods = new ArrayList<>();
                    path.getValue().fieldNames().forEachRemaining(methods::add);
                    table.row(path.getKey(), String.join(" ", methods));
                });
                return table.render();
            });
        } catch (JsonProcessingException e) {
            throw Refusal.error("Demarc's description of its API is not JSON");
        }
    }
}
