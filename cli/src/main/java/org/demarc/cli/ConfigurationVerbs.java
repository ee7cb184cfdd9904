package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The archive of configurations. */
final class ConfigurationVerbs {

    /** Exit code of {@code configuration:diff} where two versions differ, as with {@code diff}: no mistake, but not the same. */
    static final int DIFFERENT = 3;

    private static final String ALL = "/rest/v1/configurations";
    private static final String VERSIONS = "/rest/v1/configuration-versions/";

    private ConfigurationVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of(
                                "configuration:list",
                                "Devices with the last attempt to save their configuration",
                                ConfigurationVerbs::list)
                        .taking("[TEXT]")
                        .option("--state"),
                Verb.of(
                                "configuration:versions",
                                "Versions of the configuration of a device",
                                ConfigurationVerbs::versions)
                        .taking("DEVICE"),
                Verb.of(
                                "configuration:show",
                                "The newest configuration of a device, or a version of it; secrets are masked",
                                ConfigurationVerbs::show)
                        .taking("DEVICE")
                        .option("--version-id")
                        .flag("--secrets"),
                Verb.of(
                                "configuration:diff",
                                "What changed last, or between two versions; exit code " + DIFFERENT
                                        + " where they differ",
                                ConfigurationVerbs::diff)
                        .taking("DEVICE", "[FROM]", "[TO]")
                        .flag("--secrets"),
                Verb.of(
                                "configuration:save",
                                "Saves the configuration of a device now and waits for it",
                                ConfigurationVerbs::save)
                        .taking("[DEVICE]")
                        .flag("--all"),
                Verb.of(
                                "configuration:search",
                                "Devices whose newest configuration has a line with this text",
                                ConfigurationVerbs::search)
                        .taking("TEXT")
                        .flag("--missing"));
    }

    private static void list(Call call) {
        call.table(
                call.api().get(ALL + "?limit=1000&q=" + Api.escaped(call.argument(0)) + given(call.option("--state"))),
                List.of("ID", "Device", "Address", "Outcome", "Saved", "Changed", "Versions", "Lines"),
                List.of(
                        "deviceId",
                        "deviceName",
                        "deviceAddress",
                        "outcome",
                        "savedAt",
                        "changedAt",
                        "versions",
                        "lines"));
    }

    /** The device's configuration, whether its number, name or address is given. */
    private static String of(Call call) {
        return ALL + "/" + DeviceVerbs.device(call, call.argument(0)).path("id").asText();
    }

    private static String given(String state) {
        return state.isEmpty() ? "" : "&state=" + Api.escaped(state);
    }

    private static void versions(Call call) {
        call.table(
                call.api().get(of(call) + "/versions?limit=1000"),
                List.of("ID", "First seen", "Last seen", "+", "-", "Lines", "Octets"),
                List.of("id", "firstSeen", "lastSeen", "added", "removed", "lines", "octets"));
    }

    private static void show(Call call) {
        String version = call.option("--version-id");
        if (version.isEmpty()) {
            JsonNode newest = call.api().get(of(call)).path("versionId");
            if (!newest.isNumber()) {
                throw Refusal.error(
                        "There is no configuration of this device yet: configuration:save " + call.argument(0));
            }
            version = newest.asText();
        }
        String text = call.api().text(VERSIONS + Api.escaped(version) + "/text" + secrets(call, "?"));
        call.say(text.stripTrailing());
    }

    private static String secrets(Call call, String before) {
        return call.flag("--secrets") ? before + "secrets=true" : "";
    }

    private static void diff(Call call) {
        String from = call.argument(1);
        String to = call.argument(2);
        if (from.isEmpty() || to.isEmpty()) {
            JsonNode newest = call.api().get(of(call) + "/versions?limit=2").path("items");
            if (newest.size() < 2 && from.isEmpty()) {
                call.say("There is only one version.");
                return;
            }
            to = newest.path(0).path("id").asText();
            from = from.isEmpty() ? newest.path(1).path("id").asText() : from;
        }
        JsonNode compared = call.api()
                .get(VERSIONS + "compare?from=" + Api.escaped(from) + "&to=" + Api.escaped(to) + secrets(call, "&"));
        call.show(
                compared,
                one -> one.path("onlySecrets").asBoolean()
                        ? "Only what is masked differs.\n"
                        : one.at("/difference/unified").asText());
        boolean differ = compared.path("onlySecrets").asBoolean()
                || !compared.at("/difference/unified").asText().isEmpty();
        if (differ) {
            throw new Refusal(DIFFERENT, "The versions differ.");
        }
    }

    private static void save(Call call) {
        if (call.flag("--all")) {
            JsonNode run = call.api().post(ALL + "/save", Map.of());
            JsonNode over = Waiting.until(
                    call,
                    "/rest/v1/job-runs/" + run.path("id").asText(),
                    Set.of("QUEUED", "RUNNING"),
                    "/rest/v1/job-runs/" + run.path("id").asText() + "/stop");
            call.show(over, one -> one.path("message").asText() + "\n");
            if (!over.path("state").asText().equals("DONE")) {
                throw Refusal.error("The run did not come to its end: "
                        + over.path("state").asText().toLowerCase(Locale.ROOT));
            }
            return;
        }
        if (call.argument(0).isEmpty()) {
            throw Refusal.usage("Name a device, or say --all.");
        }
        String path = of(call);
        JsonNode now = call.api().post(path + "/save", Map.of());
        while (now.path("asked").asBoolean() || now.path("working").asBoolean()) {
            Pause.aMoment();
            now = call.api().get(path);
        }
        String outcome = now.path("outcome").asText();
        call.show(now, one -> one.path("deviceName").asText() + ": " + outcome + "\n");
        if (!Set.of("SAVED", "CHANGED", "UNCHANGED").contains(outcome)) {
            throw Refusal.error("The configuration was not saved: " + outcome + " "
                    + now.path("words").asText());
        }
    }

    private static void search(Call call) {
        String query = "?text=" + Api.escaped(call.argument(0)) + (call.flag("--missing") ? "&missing=true" : "");
        JsonNode found = call.api().get(ALL + "/search" + query);
        call.table(
                call.isJson() ? found : found.path("hits"),
                List.of("ID", "Device", "Line", "Text"),
                List.of("deviceId", "deviceName", "number", "line"));
        if (found.path("next").isNumber()) {
            call.mutter("There may be more: the search ended early.");
        }
    }
}
