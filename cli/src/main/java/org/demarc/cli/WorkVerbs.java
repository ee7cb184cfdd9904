package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Schedules, runs of long work, imports from billings. */
final class WorkVerbs {

    private static final Set<String> OPEN = Set.of("QUEUED", "RUNNING");
    private static final String ALREADY = "already running";

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
                Verb.of("billing:list", "Billing sources", WorkVerbs::sources));
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
        var end = call.flag("--no-wait") ? run : awaited(call, run.path("id").asLong());
        call.show(end, WorkVerbs::words);
        if (end.path("state").asText().equals("FAILED")) {
            throw Refusal.error("Run " + end.path("id").asText() + " failed: "
                    + end.path("message").asText());
        }
    }

    private static JsonNode started(Call call, Map<String, Object> order) {
        try {
            return call.api().post("/rest/v1/job-runs", order);
        } catch (Refusal refusal) {
            var words = String.valueOf(refusal.getMessage());
            throw words.contains(ALREADY) ? new Refusal(3, words) : refusal;
        }
    }

    private static JsonNode awaited(Call call, long id) {
        var said = "";
        while (true) {
            var run = call.api().get("/rest/v1/job-runs/" + id);
            if (!OPEN.contains(run.path("state").asText())) {
                return run;
            }
            var words = words(run);
            if (!call.isJson() && !words.equals(said)) {
                call.say(words.strip());
                said = words;
            }
            pause();
        }
    }

    private static void stop(Call call) {
        call.api().post("/rest/v1/job-runs/" + Api.escaped(call.argument(0)) + "/stop", Map.of());
        call.say("Run " + call.argument(0) + " is asked to stop");
    }

    private static void sources(Call call) {
        call.table(
                call.api().get("/rest/v1/billing-sources?limit=1000"),
                List.of("ID", "Key", "Name", "Kind"),
                List.of("id", "key", "name", "kind"));
    }

    private static String words(JsonNode run) {
        var total = run.path("total").isNull() ? "" : " of " + run.path("total").asText();
        return "Run " + run.path("id").asText() + " " + run.path("state").asText() + ": "
                + run.path("progress").asText() + total + " "
                + run.path("message").asText() + "\n";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.error("interrupted");
        }
    }
}
