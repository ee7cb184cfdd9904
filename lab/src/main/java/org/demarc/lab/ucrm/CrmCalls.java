package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.demarc.lab.ucrm.CrmRest.Reply;

/** Answers the calls of ucrm-routeros.md 3.6 from memory. */
final class CrmCalls {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int MOST = 10_000;

    private final UcrmOptions options;
    private final CrmStore store;
    private final Webhooks webhooks;
    private final BiConsumer<Integer, Map<String, String>> editService;

    /**
     * @param editService changes attributes of a service by key and announces it
     */
    CrmCalls(
            UcrmOptions options,
            CrmStore store,
            Webhooks webhooks,
            BiConsumer<Integer, Map<String, String>> editService) {
        this.options = options;
        this.store = store;
        this.webhooks = webhooks;
        this.editService = editService;
    }

    Reply carryOut(CrmCall call) {
        return switch (call.method()) {
            case "GET" -> get(call);
            case "POST" -> post(call);
            case "PATCH" -> patch(call);
            default -> Reply.error(405, "Method is not allowed.");
        };
    }

    private Reply get(CrmCall call) {
        String[] parts = call.path().split("/");
        return switch (parts[0]) {
            case "version" -> Reply.ok(JSON.objectNode().put("version", options.version()));
            case "webhook-events" -> Reply.found(webhooks.event(last(parts)).map(CrmCalls::seen));
            case "clients" -> clients(call, parts);
            case "service-plans" -> Reply.ok(plans(call));
            case "custom-attributes" -> Reply.ok(array(store.attributes.values()));
            case "webhooks" -> options.offersEndpoints() ? Reply.ok(array(store.endpoints.values())) : Reply.notFound();
            default -> Reply.notFound();
        };
    }

    private Reply clients(CrmCall call, String[] parts) {
        if (parts.length == 1) {
            return Reply.ok(page(call, array(store.clients.values())));
        } else if (parts[1].equals("services")) {
            return parts.length == 2
                    ? Reply.ok(services(call))
                    : Reply.found(Optional.ofNullable(store.services.get(id(parts[2]))));
        } else if (!store.clients.containsKey(id(parts[1]))) {
            return Reply.notFound();
        }
        return parts.length == 3 && parts[2].equals("services")
                ? Reply.ok(servicesOf(id(parts[1])))
                : Reply.found(Optional.ofNullable(store.clients.get(id(parts[1]))));
    }

    /** One page, for which nothing behind its end is looked at. */
    private ArrayNode services(CrmCall call) {
        ArrayNode found = JSON.arrayNode();
        List<String> fields = Stream.of("clientId", "prepaid", "hasOutage")
                .filter(name -> !call.all(name).isEmpty())
                .toList();
        Set<String> statuses = Set.copyOf(call.all("statuses"));
        boolean asksForAttribute = !call.all("customAttributeId").isEmpty()
                || !call.all("customAttributeKey").isEmpty();
        store.services.values().stream()
                .filter(service -> statuses.isEmpty()
                        || statuses.contains(service.path("status").asText()))
                .filter(service -> fields.stream().allMatch(name -> call.asksFor(name, service.path(name))))
                .filter(service -> !asksForAttribute || hasAttribute(call, service))
                .skip(call.number("offset", 0))
                .limit(call.number("limit", MOST))
                .forEach(found::add);
        return found;
    }

    private static boolean hasAttribute(CrmCall call, ObjectNode service) {
        for (JsonNode attribute : service.path("attributes")) {
            if (call.asksFor("customAttributeId", attribute.path("customAttributeId"))
                    && call.asksFor("customAttributeKey", attribute.path("key"))
                    && call.asksFor("customAttributeValue", attribute.path("value"))) {
                return true;
            }
        }
        return false;
    }

    private ArrayNode servicesOf(int clientId) {
        ArrayNode found = JSON.arrayNode();
        store.services.values().stream()
                .filter(service -> service.path("clientId").asInt() == clientId)
                .forEach(found::add);
        return found;
    }

    private ArrayNode plans(CrmCall call) {
        ArrayNode found = JSON.arrayNode();
        store.plans.values().stream()
                .filter(plan -> call.all("servicePlanType").stream()
                        .allMatch(type -> type.equalsIgnoreCase(
                                plan.path("servicePlanType").asText())))
                .forEach(found::add);
        return found;
    }

    private Reply post(CrmCall call) {
        return switch (call.path()) {
            case "custom-attributes" -> addAttribute(call.body());
            case "webhooks/endpoints" -> options.offersEndpoints() ? addEndpoint(call.body()) : Reply.notFound();
            default -> Reply.notFound();
        };
    }

    private Reply addAttribute(JsonNode body) {
        String name = body.path("name").asText("");
        boolean taken = store.attributes.values().stream()
                .anyMatch(known -> known.path("name").asText().equalsIgnoreCase(name));
        if (name.isBlank() || taken) {
            return Reply.invalid("name", taken ? "This value is already used." : "This value should not be blank.");
        }
        return new Reply(201, store.attribute(name, body.path("attributeType").asText("service")));
    }

    private Reply addEndpoint(JsonNode body) {
        if (body.path("url").asText("").isBlank()) {
            return Reply.invalid("url", "This value should not be blank.");
        }
        ObjectNode endpoint = JSON.objectNode().put("id", store.endpoints.size() + 1);
        endpoint.setAll((ObjectNode) body);
        store.endpoints.put(endpoint.path("id").asInt(), endpoint);
        return new Reply(201, endpoint);
    }

    private Reply patch(CrmCall call) {
        String[] parts = call.path().split("/");
        if (parts.length == 2 && parts[0].equals("custom-attributes")) {
            Optional<ObjectNode> known = Optional.ofNullable(store.attributes.get(id(parts[1])));
            known.ifPresent(attribute ->
                    call.body().properties().forEach(field -> attribute.set(field.getKey(), field.getValue())));
            return Reply.found(known);
        } else if (parts.length == 3 && parts[1].equals("services") && store.services.containsKey(id(parts[2]))) {
            return patchService(id(parts[2]), call.body());
        }
        return Reply.notFound();
    }

    private Reply patchService(int id, JsonNode body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode attribute : body.path("attributes")) {
            ObjectNode known =
                    store.attributes.get(attribute.path("customAttributeId").asInt());
            if (known == null) {
                return Reply.invalid("attributes", "This custom attribute does not exist.");
            }
            values.put(known.path("key").asText(), attribute.path("value").asText(""));
        }
        editService.accept(id, values);
        return Reply.found(Optional.ofNullable(store.services.get(id)));
    }

    private static ObjectNode seen(ObjectNode event) {
        ObjectNode seen = JSON.objectNode();
        for (String field : new String[] {"uuid", "changeType", "entity", "entityId"}) {
            seen.set(field, event.path(field));
        }
        return seen;
    }

    private static ArrayNode page(CrmCall call, ArrayNode all) {
        ArrayNode page = JSON.arrayNode();
        int from = call.number("offset", 0);
        int to = Math.min(all.size(), from + call.number("limit", MOST));
        for (int at = from; at < to; at++) {
            page.add(all.get(at));
        }
        return page;
    }

    private static ArrayNode array(Collection<ObjectNode> objects) {
        return JSON.arrayNode().addAll(objects);
    }

    private static String last(String[] parts) {
        return parts[parts.length - 1];
    }

    private static int id(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
