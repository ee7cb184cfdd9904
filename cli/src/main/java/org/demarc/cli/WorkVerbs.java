package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Schedules, runs of long work, imports from billings. */
final class WorkVerbs {

    private static final Set<String> OPEN = Set.of("QUEUED", "RUNNING");
    private static final String SOURCES = "/rest/v1/billing-sources";

    private WorkVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("schedule:list", "Schedules with next and last run", WorkVerbs::schedules),
                Verb.of("schedule:exec-once", "Starts a schedule within ten seconds", WorkVerbs::execOnce)
                        .taking("KEY"),
                Verb.of("job:list", "Jobs that may be started", WorkVerbs::jobs),
                Verb.of("job:runs", "The newest runs", WorkVerbs::runs),
                Verb.of(
                                "job:start",
                                "Starts a job and waits for its end; exit 3 when it is running already",
                                WorkVerbs::start)
                        .taking("KIND", "[SOURCE]")
                        .flag("--no-wait"),
                Verb.of("job:stop", "Asks a run to stop", WorkVerbs::stop).taking("ID"),
                Verb.of("billing:list", "Billing sources", WorkVerbs::sources),
                Verb.of(
                                "billing:run",
                                "Imports from a source and waits for the end; exit 3 when it is running already",
                                WorkVerbs::runSource)
                        .taking("SOURCE")
                        .flag("--dry-run")
                        .flag("--no-wait")
                        .option("--force"));
    }

    private static void schedules(Call call) {
        call.table(
                call.api().get("/rest/v1/schedules?limit=1000"),
                List.of("Key", "Title", "Cron", "Enabled", "Next run", "Last run", "State", "Message"),
                List.of("key", "title", "cron", "enabled", "nextRun", "lastRun", "lastState", "lastMessage"));
    }

    private static void execOnce(Call call) {
        call.api().post("/rest/v1/schedules/" + Api.escaped(call.argument(0)) + "/run", Map.of());
        call.say("Schedule " + call.argument(0) + " is started");
    }

    private static void jobs(Call call) {
        call.table(call.api().get("/rest/v1/jobs"), List.of("Kind", "Title"), List.of("kind", "title"));
    }

    private static void runs(Call call) {
        call.table(
                call.api().get("/rest/v1/job-runs?limit=50"),
                List.of("ID", "Kind", "Source", "State", "Done", "Total", "Started", "Finished", "Message"),
                List.of("id", "kind", "source", "state", "progress", "total", "startedAt", "finishedAt", "message"));
    }

    private static void start(Call call) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("kind", call.argument(0));
        if (!call.argument(1).isEmpty()) {
            order.put("source", call.argument(1));
        }
        var run = started(call, order);
        var end = call.flag("--no-wait") ? run : awaited(call, run.path("id").asText());
        call.show(end, WorkVerbs::words);
        failWhenFailed(end);
    }

    private static JsonNode started(Call call, Map<String, Object> order) {
        return call.api().post("/rest/v1/job-runs", order);
    }

    private static JsonNode awaited(Call call, String id) {
        String path = "/rest/v1/job-runs/" + id;
        return Waiting.until(call, path, OPEN, path + "/stop");
    }

    private static void stop(Call call) {
        call.api().post("/rest/v1/job-runs/" + Api.escaped(call.argument(0)) + "/stop", Map.of());
        call.say("Run " + call.argument(0) + " is asked to stop");
    }

    private static void sources(Call call) {
        call.table(
                call.api().get(SOURCES + "?limit=1000"),
                List.of("ID", "Name", "Kind", "Address", "Enabled", "Schedule", "Last run", "State", "Message"),
                List.of(
                        "id",
                        "name",
                        "kind",
                        "url",
                        "enabled",
                        "cron",
                        "lastRun.finishedAt",
                        "lastRun.state",
                        "lastRun.message"));
    }

    private static void runSource(Call call) {
        JsonNode source = source(call, call.argument(0));
        String path = SOURCES + "/" + source.path("id").asText();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("dryRun", call.flag("--dry-run"));
        if (!call.option("--force").isEmpty()) {
            order.put("forcedBecause", call.option("--force"));
        }
        JsonNode run = call.api().post(path + "/run", order);
        while (!call.flag("--no-wait") && OPEN.contains(run.path("state").asText())) {
            Pause.aMoment();
            run = call.api().get(path + "/runs/" + run.path("id").asText());
        }
        call.show(run, WorkVerbs::counts);
        failWhenFailed(run);
    }

    private static JsonNode source(Call call, String nameOrId) {
        for (JsonNode source : call.api().get(SOURCES + "?limit=1000").path("items")) {
            if (source.path("name").asText().equalsIgnoreCase(nameOrId)
                    || source.path("id").asText().equals(nameOrId)) {
                return source;
            }
        }
        throw Refusal.error("Billing source not found: " + nameOrId);
    }

    private static String counts(JsonNode run) {
        StringBuilder text = new StringBuilder(words(run));
        TextTable table = new TextTable("Count", "Value");
        run.path("counts").properties().forEach(count -> {
            if (count.getValue().isNumber()) {
                table.row(count.getKey(), count.getValue().asText());
            }
        });
        return run.path("counts").isObject() ? text.append(table.render()).toString() : text.toString();
    }

    private static void failWhenFailed(JsonNode run) {
        if (run.path("state").asText().equals("FAILED")) {
            throw Refusal.error("Run " + run.path("id").asText() + " failed: "
                    + run.path("message").asText());
        }
    }

    private static String words(JsonNode run) {
        var total = run.path("total").isNull() ? "" : " of " + run.path("total").asText();
        return "Run " + run.path("id").asText() + " " + run.path("state").asText() + ": "
                + run.path("progress").asText() + total + " "
                + run.path("message").asText() + "\n";
    }
}
