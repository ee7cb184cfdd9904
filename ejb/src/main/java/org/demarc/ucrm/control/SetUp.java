package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.demarc.ucrm.entity.AttributeKeys;

/**
 * Compares what a CRM has with what Demarc needs there: custom attributes of services and a webhook endpoint (UR-77,
 * ucrm-routeros.md 3.2, 3.6, 5.1). Plain thinking, nothing is asked here.
 */
public final class SetUp {

    /** The events that change accounts or their comments. */
    public static final List<String> EVENTS = List.of(
            "service.add",
            "service.edit",
            "service.suspend",
            "service.suspend_cancel",
            "service.end",
            "service.archive",
            "service.activate",
            "service.postpone",
            "client.edit",
            "client.archive",
            "client.delete");

    private static final List<String> EVENT_FIELDS = List.of("eventNames", "eventTypes", "webhookEventTypes", "events");

    private static final Map<String, String> USUAL_NAMES = Map.of(
            "deviceName", "Device Name",
            "pppoeUsername", "PPPoE Username",
            "pppoePassword", "PPPoE Password",
            "dhcpMacAddress", "DHCP MAC Address",
            "ipAddress", "IP Address");

    private SetUp() {}

    /** Whether something that Demarc needs is there. */
    public enum State {
        PRESENT,
        MISSING,
        /** It is there, but not as it must be. */
        WRONG,
        /** The CRM does not show it. */
        UNKNOWN
    }

    /**
     * A custom attribute that a source reads.
     *
     * @param use device, username, password, mac, address or hotspot
     * @param key as the source reads it
     * @param name that makes UCRM choose this key
     * @param detail what is wrong, in the CRM's words where it has any
     */
    public record Attribute(String use, String key, String name, State state, String detail) {

        public Attribute saying(String text) {
            return state == State.PRESENT ? this : new Attribute(use, key, name, state, text);
        }
    }

    /**
     * The webhook endpoint.
     *
     * @param url where the CRM must send its hooks; holds the hook key
     * @param events those that it must send
     * @param missingEvents those that it does not send
     * @param others endpoints of this source with another key, whose hooks are answered 404
     */
    public record Endpoint(
            String url, State state, List<String> events, List<String> missingEvents, int others, String detail) {

        public Endpoint {
            events = List.copyOf(events);
            missingEvents = List.copyOf(missingEvents);
        }

        public Endpoint saying(String text) {
            return state == State.PRESENT ? this : new Endpoint(url, state, events, missingEvents, others, text);
        }
    }

    /** @param found the CRM's custom attributes; anything but a list when it does not show them */
    public static List<Attribute> attributes(AttributeKeys keys, JsonNode found) {
        List<Attribute> attributes = new ArrayList<>();
        uses(keys).forEach((use, key) -> {
            if (!key.isEmpty()) {
                attributes.add(attribute(use, key, found));
            }
        });
        return attributes;
    }

    private static Map<String, String> uses(AttributeKeys keys) {
        Map<String, String> uses = new LinkedHashMap<>();
        uses.put("device", keys.device());
        uses.put("username", keys.username());
        uses.put("password", keys.password());
        uses.put("mac", keys.mac());
        uses.put("address", keys.address());
        uses.put("hotspot", keys.hotspot());
        return uses;
    }

    private static Attribute attribute(String use, String key, JsonNode found) {
        String name = nameFor(key);
        if (!found.isArray()) {
            return new Attribute(use, key, name, State.UNKNOWN, "");
        }
        for (JsonNode known : found) {
            if (known.path("key").asText().equals(key)) {
                boolean ofServices =
                        known.path("attributeType").asText("service").equals("service");
                return ofServices
                        ? new Attribute(use, key, known.path("name").asText(name), State.PRESENT, "")
                        : new Attribute(
                                use,
                                key,
                                name,
                                State.WRONG,
                                known.path("attributeType").asText());
            }
        }
        return new Attribute(use, key, name, State.MISSING, "");
    }

    /** The name from which UCRM makes this key: {@code pppoeUsername} comes from "PPPoE Username" (3.3). */
    static String nameFor(String key) {
        String usual = USUAL_NAMES.get(key);
        if (usual != null) {
            return usual;
        }
        String spaced = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** What is posted to make the attribute. */
    public static ObjectNode body(Attribute attribute) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", attribute.name())
                .put("type", "string")
                .put("attributeType", "service")
                .put("clientZoneVisible", false);
    }

    /**
     * The endpoint for this URL among those of the CRM.
     *
     * @param code of the source
     * @param found anything but a list when the CRM does not show them
     */
    public static Endpoint endpoint(String url, String code, JsonNode found) {
        if (!found.isArray()) {
            return new Endpoint(url, State.UNKNOWN, EVENTS, List.of(), 0, "");
        }
        int others = 0;
        Endpoint mine = new Endpoint(url, State.MISSING, EVENTS, EVENTS, 0, "");
        for (JsonNode known : found) {
            String target = known.path("url").asText();
            if (same(target, url)) {
                mine = endpoint(url, known);
            } else if (path(target).startsWith("/ucrm/" + code + "/")) {
                others++;
            }
        }
        return new Endpoint(url, mine.state(), EVENTS, mine.missingEvents(), others, mine.detail());
    }

    private static Endpoint endpoint(String url, JsonNode known) {
        boolean active = known.path("isActive").asBoolean(true);
        List<String> missing = missingEvents(known);
        return new Endpoint(
                url,
                active && missing.isEmpty() ? State.PRESENT : State.WRONG,
                EVENTS,
                missing,
                0,
                active ? "" : "inactive");
    }

    /** None where the endpoint sends everything, or does not say what it sends. */
    private static List<String> missingEvents(JsonNode endpoint) {
        if (endpoint.path("anyEvent").asBoolean(false)) {
            return List.of();
        }
        for (String field : EVENT_FIELDS) {
            if (!endpoint.path(field).isEmpty()) {
                TreeSet<String> sent = new TreeSet<>();
                endpoint.path(field).forEach(event -> sent.add(eventName(event)));
                return EVENTS.stream().filter(event -> !sent.contains(event)).toList();
            }
        }
        return List.of();
    }

    private static String eventName(JsonNode event) {
        return event.isTextual()
                ? event.asText()
                : event.path("eventName").asText(event.path("name").asText());
    }

    /** What is posted to make the endpoint. */
    public static ObjectNode body(Endpoint endpoint) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("url", endpoint.url())
                .put("isActive", true)
                .put("verifySslCertificate", true);
        var names = body.putArray("eventNames");
        EVENTS.forEach(names::add);
        return body;
    }

    private static boolean same(String some, String other) {
        return withoutSlash(some).equals(withoutSlash(other));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String path(String url) {
        try {
            return String.valueOf(URI.create(url).getPath());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
