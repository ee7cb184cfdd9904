package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Services, and suspending, resuming and removing them. Exit codes for scripts: 0 it is done, 3 another change is under way,
 * 4 with {@code --preview}: something would change, 5 beyond the limits, 6 not everything could be done.
 */
final class ServiceVerbs {

    private static final int WOULD_CHANGE = 4;
    private static final int BEYOND = 5;
    private static final int NOT_ALL = 6;
    private static final String SERVICES = "/rest/v1/services";
    private static final String CHANGES = "/rest/v1/service-changes";

    private ServiceVerbs() {}

    static List<Verb> all() {
        return List.of(
                narrowed(Verb.of(
                        "provisioning:services",
                        "Services with what is wanted and what is applied",
                        ServiceVerbs::list)),
                changing("suspend", "Puts accounts of services out of service"),
                changing("resume", "Puts accounts of suspended services into service again"),
                changing("remove", "Removes accounts of services and frees their addresses"));
    }

    private static Verb changing(String action, String says) {
        return narrowed(Verb.of(
                        "provisioning:" + action,
                        says + ": SOURCE/ID,... or all that the options leave; exit 5 beyond the limits",
                        call -> change(call, action)))
                .taking("[SERVICES]")
                .flag("--everything")
                .flag("--preview")
                .option("--count")
                .option("--reason");
    }

    static Verb narrowed(Verb verb) {
        return verb.option("--source")
                .option("--state")
                .option("--router")
                .option("--client")
                .option("--plan")
                .option("--text");
    }

    private static void list(Call call) {
        StringBuilder path = new StringBuilder(SERVICES);
        filter(call).forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Api.escaped(String.valueOf(value))));
        call.table(
                call.api().all(path.toString()),
                List.of(
                        "Source", "Service", "Client", "Plan", "Router", "Account", "Address", "Wanted", "State",
                        "Reason", "Changed"),
                List.of(
                        "source",
                        "service",
                        "clientName",
                        "plan",
                        "device",
                        "account",
                        "address",
                        "desired",
                        "state",
                        "text",
                        "updatedAt"));
    }

    /** As the list takes it by REST. */
    private static Map<String, Object> filter(Call call) {
        Map<String, Object> filter = new LinkedHashMap<>();
        if (!call.option("--state").isEmpty()) {
            filter.put("state", call.option("--state").toUpperCase(Locale.ROOT));
        }
        for (String name : List.of("source", "client", "plan")) {
            if (!call.option("--" + name).isEmpty()) {
                filter.put(name, call.option("--" + name));
            }
        }
        if (!call.option("--router").isEmpty()) {
            filter.put("router", ProvisioningVerbs.routerId(call, call.option("--router")));
        }
        if (!call.option("--text").isEmpty()) {
            filter.put("q", call.option("--text"));
        }
        return filter;
    }

    private static void change(Call call, String action) {
        Map<String, Object> order = new LinkedHashMap<>(Map.of("action", action));
        order.putAll(which(call));
        if (call.flag("--preview")) {
            preview(call, order);
            return;
        }
        order.putAll(ProvisioningVerbs.words(call));
        JsonNode end = ProvisioningVerbs.ended(call, call.api().post(CHANGES, order));
        call.show(end, run -> run.path("message").asText() + "\n");
        long refused = end.at("/report/refused").asLong();
        if (!end.path("state").asText().equals("DONE")
                || refused > 0
                || !end.at("/report/confirmed").isMissingNode()) {
            throw new Refusal(
                    NOT_ALL, "Not everything is done: " + end.path("message").asText());
        }
    }

    /** A forgotten option must not mean everything. */
    static Map<String, Object> which(Call call) {
        Map<String, Object> filter = filter(call);
        List<Map<String, String>> named = named(call.argument(0));
        if (!named.isEmpty() && (!filter.isEmpty() || call.flag("--everything"))) {
            throw Refusal.usage("Name services, or say by options which; not both");
        }
        if (named.isEmpty() && filter.isEmpty() && !call.flag("--everything")) {
            throw Refusal.usage(
                    "Say which: SOURCE/ID, --source, --state, --router, --client, --plan, --text, or --everything");
        }
        return named.isEmpty() ? filter.isEmpty() ? Map.of("everything", true) : filter : Map.of("services", named);
    }

    static List<Map<String, String>> named(String text) {
        List<Map<String, String>> services = new ArrayList<>();
        for (String service : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int slash = service.indexOf('/');
            if (slash < 1 || slash == service.length() - 1) {
                throw Refusal.usage("Bad service: " + service + " (use SOURCE/ID)");
            }
            services.add(Map.of(
                    "source",
                    service.substring(0, slash).strip(),
                    "id",
                    service.substring(slash + 1).strip()));
        }
        return services;
    }

    private static void preview(Call call, Map<String, Object> order) {
        JsonNode meant = call.api().post(CHANGES + "/preview", order);
        call.show(meant, ServiceVerbs::text);
        if (!meant.path("exceeded").isEmpty()) {
            throw new Refusal(
                    BEYOND,
                    "Beyond the limits: give --count " + meant.path("services").asText() + " and --reason TEXT");
        }
        long changes = meant.path("changes").asLong();
        if (changes > 0) {
            throw new Refusal(WOULD_CHANGE, Differences.counted(changes, "service", "services") + " would change");
        }
    }

    private static String text(JsonNode meant) {
        long services = meant.path("services").asLong();
        long changes = meant.path("changes").asLong();
        StringBuilder text = new StringBuilder(Differences.counted(services, "service is", "services are") + " meant, "
                + (services - changes) + " of them are so already\n");
        meant.path("exceeded").forEach(limit -> text.append("Beyond the limits: ")
                .append(limit.asText())
                .append('\n'));
        return text.toString();
    }
}
