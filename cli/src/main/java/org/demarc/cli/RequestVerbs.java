package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests of other programs, orders that were given up, and webhooks to be played again. Exit codes for scripts: 0 it is
 * done or nothing needs a person, 4 something needs a person, 6 it was refused or failed.
 */
final class RequestVerbs {

    private static final int NEEDS_SOMEBODY = 4;
    private static final int NOT_DONE = 6;
    private static final String REQUESTS = "/rest/v1/provisioning-requests";
    private static final String REPLAY = "/rest/v1/ucrm/events/replay";
    private static final String ORDERS = "/rest/v1/orders";
    private static final Set<String> OPEN = Set.of("accepted", "waiting");
    private static final Set<String> NOT_CARRIED_OUT = Set.of("refused", "failed", "cancelled", "superseded");

    private RequestVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of(
                                "provisioning:replay",
                                "Evaluates the services of webhooks again, against what the CRM says now; exit 6 when it is stopped or fails",
                                RequestVerbs::replay)
                        .option("--source")
                        .option("--state")
                        .option("--service")
                        .option("--from")
                        .option("--to")
                        .flag("--everything"),
                Verb.of(
                                "provisioning:orders",
                                "Orders that need a person; with --state others; exit 4 when some need a person",
                                RequestVerbs::orders)
                        .option("--state")
                        .option("--router"),
                Verb.of(
                                "provisioning:resend",
                                "Sends orders again that were given up: by number, or all of them",
                                RequestVerbs::resend)
                        .taking("[ORDER]")
                        .flag("--all"),
                Verb.of("provisioning:requests", "Requests of other programs, newest first", RequestVerbs::requests)
                        .taking("[ID]")
                        .option("--state"),
                Verb.of(
                                "provisioning:request",
                                "Sends a request (docs/jms.md) from FILE, - for the input, and waits for its end; exit 6 when it is refused or fails",
                                RequestVerbs::send)
                        .taking("FILE")
                        .flag("--no-wait"),
                Verb.of(
                                "provisioning:refused",
                                "Messages that were refused at the door; exit 4 when some wait for a person",
                                RequestVerbs::refused)
                        .option("--resend")
                        .option("--discard")
                        .flag("--sign-ins"));
    }

    private static void replay(Call call) {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (String name : List.of("source", "state", "service", "from", "to")) {
            String value = call.option("--" + name);
            if (!value.isEmpty()) {
                filter.put(name, value);
            }
        }
        if (filter.isEmpty() && !call.flag("--everything")) {
            throw Refusal.usage("Say which: --source, --state, --service, --from, --to, or --everything");
        }
        JsonNode told = call.api().post(REPLAY, filter);
        call.show(
                told,
                answer -> Differences.counted(answer.path("services").asLong(), "service is", "services are")
                        + " evaluated again\n");
        if (told.path("jobRun").isNumber()) {
            JsonNode end = Waiting.until(call, REPLAY, Set.of("queued", "running"), REPLAY + "/stop");
            if (!end.path("state").asText().equals("done")) {
                throw new Refusal(
                        NOT_DONE, "It was not done: " + end.path("state").asText());
            }
        }
    }

    private static void orders(Call call) {
        String state = call.option("--state").isEmpty() ? "dead-letter" : call.option("--state");
        String router = call.option("--router").isEmpty()
                ? ""
                : "&router=" + ProvisioningVerbs.routerId(call, call.option("--router"));
        JsonNode orders = call.api().all(ORDERS + "?state=" + Api.escaped(state) + router);
        call.table(
                orders,
                List.of("ID", "Source", "Service", "Router", "State", "Code", "Reason", "Attempts", "Created"),
                List.of("id", "source", "service", "router", "state", "code", "text", "attempts", "createdAt"));
        long needing = orders.path("total").asLong();
        if (state.equals("dead-letter") && needing > 0) {
            throw new Refusal(NEEDS_SOMEBODY, Differences.counted(needing, "order needs", "orders need") + " a person");
        }
    }

    private static void resend(Call call) {
        String order = call.argument(0);
        if (order.isEmpty() != call.flag("--all")) {
            throw Refusal.usage("Give the number of one order, or --all");
        }
        if (order.isEmpty()) {
            resendAll(call);
        } else {
            call.show(
                    call.api().post(ORDERS + "/" + number(order) + "/resend", Map.of()),
                    told -> "Order " + told.path("id").asText() + " is sent again\n");
        }
    }

    /** Watches the job; Ctrl-C has it stopped, and what was sent again by then stays so. */
    private static void resendAll(Call call) {
        String path = ORDERS + "/dead-letters/resend";
        call.api().post(path, Map.of());
        JsonNode end = Waiting.until(call, path, Set.of("queued", "running"), path + "/stop");
        call.show(end, run -> run.path("message").asText() + "\n");
        if (!end.path("state").asText().equals("done")) {
            throw new Refusal(NOT_DONE, "It was not done: " + end.path("state").asText());
        }
    }

    private static void requests(Call call) {
        if (call.argument(0).isEmpty()) {
            call.table(
                    call.api().all(REQUESTS + "?state=" + Api.escaped(call.option("--state"))),
                    List.of("ID", "Action", "Source", "Service", "State", "Code", "Reason", "Received", "Finished"),
                    List.of("id", "action", "source", "service", "state", "code", "text", "receivedAt", "finishedAt"));
            return;
        }
        JsonNode card = call.api().get(REQUESTS + "/" + Api.escaped(call.argument(0)));
        call.show(card, RequestVerbs::told);
        refuse(card.path("request"));
    }

    private static String told(JsonNode card) {
        TextTable table = new TextTable("At", "State", "Reason", "Change", "Router", "Address");
        card.path("results")
                .forEach(result -> table.row(
                        result.path("at").asText(),
                        result.path("state").asText(),
                        result.path("text").asText(),
                        result.path("change")
                                .asText(result.at("/plan/operation").asText("")),
                        result.path("router").asText(result.at("/plan/router").asText("")),
                        result.path("address").asText(result.at("/plan/address").asText(""))));
        return table.render();
    }

    private static void send(Call call) {
        String body = text(call.argument(0));
        JsonNode told = taken(call, body);
        String path = REQUESTS + "/" + Api.escaped(told.path("id").asText());
        if (!call.flag("--no-wait") && OPEN.contains(told.path("state").asText())) {
            await(call, path);
        }
        JsonNode card = call.api().get(path);
        call.show(card, RequestVerbs::told);
        refuse(card.path("request"));
    }

    /** What is refused at the door is no fault of the command. */
    private static JsonNode taken(Call call, String body) {
        try {
            return call.api().postText(REQUESTS, body, "application/json");
        } catch (Refusal refusal) {
            boolean isRefused = refusal.status() == 400 || refusal.status() == 409 || refusal.status() == 422;
            throw isRefused ? new Refusal(NOT_DONE, String.valueOf(refusal.getMessage())) : refusal;
        }
    }

    /** What Demarc took is carried out, whoever waits for it: Ctrl-C ends the waiting only. */
    private static void await(Call call, String path) {
        while (OPEN.contains(call.api().get(path).at("/request/state").asText())) {
            Pause.aMoment();
        }
    }

    private static void refuse(JsonNode request) {
        String state = request.path("state").asText();
        if (NOT_CARRIED_OUT.contains(state)) {
            throw new Refusal(
                    NOT_DONE,
                    request.path("id").asText() + " " + state + ": "
                            + request.path("text").asText());
        }
    }

    private static void refused(Call call) {
        if (call.flag("--sign-ins")) {
            call.show(
                    call.api().get(REQUESTS + "/sign-ins"),
                    told -> "The port for messages refused "
                            + Differences.counted(told.path("lastHour").asLong(), "sign-in", "sign-ins")
                            + " within the last hour, "
                            + told.path("lastDay").asLong() + " within the last day\n");
            return;
        }
        if (!call.option("--resend").isEmpty()) {
            JsonNode told =
                    call.api().post(REQUESTS + "/refused/" + number(call.option("--resend")) + "/resend", Map.of());
            call.show(
                    told,
                    answer -> answer.path("state").asText("refused") + " "
                            + answer.path("text").asText() + "\n");
            if (told.path("state").asText("refused").equals("refused")) {
                throw new Refusal(
                        NOT_DONE,
                        "message " + call.option("--resend") + " is refused again: "
                                + told.path("text").asText());
            }
            return;
        }
        if (!call.option("--discard").isEmpty()) {
            call.api().delete(REQUESTS + "/refused/" + number(call.option("--discard")));
            call.show(
                    Api.JSON.valueToTree(Map.of("id", Long.parseLong(call.option("--discard")), "state", "discarded")),
                    told -> "Message " + told.path("id").asText() + " is discarded\n");
            return;
        }
        JsonNode waiting = call.api().all(REQUESTS + "/refused?state=waiting");
        call.table(
                waiting,
                List.of("ID", "Request", "Code", "Reason", "Origin", "Octets", "Received"),
                List.of("id", "requestId", "code", "text", "origin", "octets", "receivedAt"));
        long number = waiting.path("total").asLong();
        if (number > 0) {
            throw new Refusal(
                    NEEDS_SOMEBODY, Differences.counted(number, "message waits", "messages wait") + " for a person");
        }
    }

    private static String number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.usage("Not a number: " + text);
        }
        return text;
    }

    private static String text(String file) {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Refusal.error("Cannot read " + file + ": " + e.getMessage());
        }
    }
}
