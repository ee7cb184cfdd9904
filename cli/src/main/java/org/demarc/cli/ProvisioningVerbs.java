package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Drift reports and dry runs. Exit codes for scripts: 0 all is as it should be, 3 it is running already, 4 something
 * differs or would be written, 5 beyond the limits, 6 not everything could be done.
 */
final class ProvisioningVerbs {

    private static final int DIFFERENT = 4;
    private static final int NOT_ALL = 6;
    private static final Set<String> NOBODYS_BUSINESS = Set.of("foreign", "accepted", "not_due", "busy");
    private static final String REPORTS = "/rest/v1/drift-runs";
    private static final String JOB_RUNS = "/rest/v1/job-runs/";
    private static final String PLANS = "/rest/v1/provisioning-plans";

    private ProvisioningVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of(
                                "provisioning:drift",
                                "Compares a router with Demarc and the billing; exit 4 when something differs",
                                ProvisioningVerbs::drift)
                        .taking("ROUTER")
                        .flag("--repair")
                        .flag("--accept")
                        .flag("--ignore")
                        .option("--class")
                        .option("--text")
                        .option("--until")
                        .option("--count")
                        .option("--reason"),
                Verb.of(
                                "provisioning:dry-run",
                                "What making routers agree would do (router, plan, pool, client, source, all); exit 4 when something would be written",
                                ProvisioningVerbs::dryRun)
                        .taking("SCOPE", "[VALUE]")
                        .option("--kind")
                        .option("--target")
                        .flag("--rows")
                        .flag("--apply")
                        .option("--count")
                        .option("--reason"),
                Verb.of(
                                "provisioning:plan",
                                "A dry run by its number; pauses, goes on with or stops its application; exit 6 when it ended before its end",
                                ProvisioningVerbs::plan)
                        .taking("ID")
                        .flag("--pause")
                        .flag("--resume")
                        .flag("--stop")
                        .flag("--rows"),
                AdoptionVerb.verb());
    }

    private static void drift(Call call) {
        String decision = decision(call);
        String router = routerId(call, call.argument(0));
        JsonNode report = call.api().post(REPORTS, Map.of("router", Long.parseLong(router)));
        String path = REPORTS + "/" + report.path("id").asText();
        report = Waiting.until(call, path, Set.of("queued", "running"), stopping(report));
        if (report.path("state").asText().equals("failed")) {
            throw Refusal.error(report.path("router").asText() + ": "
                    + report.path("message").asText());
        }
        JsonNode rows = call.api().all(path + "/rows" + filter(call));
        call.show(rows, ProvisioningVerbs::differences);
        if (decision.isEmpty()) {
            refuseDifferences(rows);
        } else {
            decide(call, path + "/" + decision);
        }
    }

    /** What is decided about the rows, empty for nothing. */
    private static String decision(Call call) {
        List<String> given = Stream.of("repair", "accept", "ignore")
                .filter(word -> call.flag("--" + word))
                .toList();
        if (given.size() > 1) {
            throw Refusal.usage("One of --repair, --accept, --ignore");
        }
        if (!call.option("--until").isEmpty() && !given.contains("accept")) {
            throw Refusal.usage("--until goes with --accept");
        }
        return given.isEmpty() ? "" : given.get(0);
    }

    /** Of each field: billing, Demarc, router. */
    private static String differences(JsonNode rows) {
        TextTable table = new TextTable("ID", "Difference", "Service", "Account", "Address", "Fields", "Note", "State");
        rows.path("items")
                .forEach(row -> table.row(
                        row.path("id").asText(),
                        row.path("kind").asText(),
                        Differences.service(row),
                        row.path("key").asText(),
                        row.path("address").asText(),
                        Differences.of(row.path("fields"), "crm", "demarc", "router"),
                        row.path("note").asText(),
                        row.path("state").asText()));
        return table.render();
    }

    static String kind(Call call) {
        return call.option("--class").isEmpty() ? "" : "?kind=" + Api.escaped(call.option("--class"));
    }

    /** As the list of rows takes it. */
    private static String filter(Call call) {
        String kind = kind(call);
        String text = call.option("--text");
        return text.isEmpty() ? kind : kind + (kind.isEmpty() ? "?" : "&") + "q=" + Api.escaped(text);
    }

    private static void refuseDifferences(JsonNode rows) {
        int open = 0;
        for (JsonNode row : rows.path("items")) {
            boolean isOpen = row.path("state").asText().equals("open");
            open += isOpen && !NOBODYS_BUSINESS.contains(row.path("kind").asText()) ? 1 : 0;
        }
        if (open > 0) {
            throw new Refusal(DIFFERENT, Differences.counted(open, "row differs", "rows differ"));
        }
    }

    private static void decide(Call call, String path) {
        Map<String, Object> order = words(call);
        Map.of("kind", "--class", "q", "--text", "expires", "--until").forEach((field, option) -> {
            if (!call.option(option).isEmpty()) {
                order.put(field, call.option(option));
            }
        });
        JsonNode end = ended(call, call.api().post(path, order));
        if (!call.isJson()) {
            call.say(end.path("message").asText());
        }
        if (!end.path("state").asText().equals("DONE")) {
            throw new Refusal(NOT_ALL, end.path("message").asText());
        }
    }

    private static void dryRun(Call call) {
        Map<String, Object> order = new LinkedHashMap<>();
        String scope = call.argument(0);
        order.put("scope", scope);
        order.put("value", scope.equalsIgnoreCase("router") ? routerId(call, call.argument(1)) : call.argument(1));
        order.put("kind", call.option("--kind").isEmpty() ? "rebuild" : call.option("--kind"));
        if (!call.option("--target").isEmpty()) {
            order.put("target", routerId(call, call.option("--target")));
        }
        JsonNode plan = call.api().post(PLANS, order);
        String path = PLANS + "/" + plan.path("id").asText();
        plan = Waiting.until(call, path, Set.of("reading"), path + "/stop");
        if (!plan.path("state").asText().equals("ready")) {
            throw Refusal.error("Dry run " + plan.path("id").asText() + ": "
                    + plan.path("message").asText());
        }
        int writes = plan.path("writes").asInt();
        if (call.flag("--apply") && writes > 0) {
            call.api().post(path + "/apply", words(call));
            plan = Waiting.until(call, path, Set.of("applying"), path + "/stop");
            call.show(plan, ProvisioningVerbs::text);
            refuseHalf(plan);
        } else {
            show(call, plan, path);
            if (writes > 0) {
                throw new Refusal(DIFFERENT, Differences.counted(writes, "row", "rows") + " would be written");
            }
        }
    }

    private static void plan(Call call) {
        List<String> given = Stream.of("pause", "resume", "stop")
                .filter(word -> call.flag("--" + word))
                .toList();
        if (given.size() > 1) {
            throw Refusal.usage("One of --pause, --resume, --stop");
        }
        String path = PLANS + "/" + Api.escaped(call.argument(0));
        if (!given.isEmpty()) {
            call.api().post(path + "/" + given.get(0), Map.of());
        }
        if (!given.contains("resume")) {
            show(call, call.api().get(path), path);
            return;
        }
        JsonNode plan = Waiting.until(call, path, Set.of("applying"), path + "/stop");
        show(call, plan, path);
        refuseHalf(plan);
    }

    /** The counts; with {@code --rows} every row before and after. */
    private static void show(Call call, JsonNode plan, String path) {
        if (!call.flag("--rows")) {
            call.show(plan, ProvisioningVerbs::text);
            return;
        }
        call.show(call.api().all(path + "/rows"), ProvisioningVerbs::changes);
    }

    private static String changes(JsonNode rows) {
        TextTable table = new TextTable("Router", "Action", "Service", "Account", "Address", "Before / after", "Note");
        rows.path("items")
                .forEach(row -> table.row(
                        row.path("router").asText(),
                        row.path("action").asText(),
                        Differences.service(row),
                        row.path("key").asText(),
                        row.path("address").asText(),
                        Differences.of(row.path("fields"), "router", "crm"),
                        row.path("note").asText()));
        return table.render();
    }

    private static void refuseHalf(JsonNode plan) {
        long done = plan.at("/results/done").asLong();
        if (!plan.path("state").asText().equals("applied")
                || done < plan.path("writes").asLong()) {
            throw new Refusal(NOT_ALL, done + " of " + plan.path("writes").asText() + " rows are done");
        }
    }

    private static String text(JsonNode plan) {
        TextTable table = new TextTable(
                "Router", "Add", "Set", "Remove", "Sessions ended", "Unchanged", "Conflicts", "Waiting", "Message");
        plan.path("routers")
                .forEach(router -> table.row(
                        router.path("routerName").asText(),
                        router.path("adds").asText(),
                        router.path("sets").asText(),
                        router.path("removes").asText(),
                        router.path("kicks").asText(),
                        router.path("unchanged").asText(),
                        router.path("conflicts").asText(),
                        router.path("waiting").asText(),
                        router.path("message").asText()));
        StringBuilder text = new StringBuilder("Dry run " + plan.path("id").asText() + ", "
                + plan.path("words").asText() + ": " + plan.path("state").asText() + " "
                + plan.path("message").asText() + "\n");
        text.append(table.render());
        plan.path("exceeded").forEach(limit -> text.append("Beyond the limits: ")
                .append(limit.asText())
                .append('\n'));
        plan.path("results").properties().forEach(result -> text.append(result.getKey())
                .append(": ")
                .append(result.getValue().asText())
                .append('\n'));
        return text.toString();
    }

    static Map<String, Object> words(Call call) {
        Map<String, Object> words = new LinkedHashMap<>();
        String count = call.option("--count");
        if (!count.isEmpty()) {
            if (!count.matches("\\d{1,9}")) {
                throw Refusal.usage("Bad count: " + count);
            }
            words.put("count", Integer.parseInt(count));
        }
        if (!call.option("--reason").isEmpty()) {
            words.put("reason", call.option("--reason"));
        }
        return words;
    }

    static String routerId(Call call, String nameOrId) {
        for (JsonNode router : call.api()
                .get("/rest/v1/routers?limit=1000&q=" + Api.escaped(nameOrId))
                .path("items")) {
            if (router.path("name").asText().equalsIgnoreCase(nameOrId)) {
                return router.path("id").asText();
            }
        }
        if (nameOrId.matches("\\d{1,18}")) {
            return nameOrId;
        }
        throw Refusal.error("Router not found: " + nameOrId);
    }

    /** Where a run that a report is being made by is stopped; empty where none is told. */
    private static String stopping(JsonNode report) {
        String run = report.at("/progress/jobRun").asText("");
        return run.isEmpty() ? "" : JOB_RUNS + run + "/stop";
    }

    /** The run of the job that an order has begun, when it is over. */
    static JsonNode ended(Call call, JsonNode begun) {
        String path = JOB_RUNS + begun.path("jobRun").asText();
        return Waiting.until(call, path, Set.of("QUEUED", "RUNNING"), path + "/stop");
    }
}
