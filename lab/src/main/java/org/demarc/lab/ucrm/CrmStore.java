package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the CRM knows: clients, plans, services, custom attributes and webhook endpoints, each by id. */
final class CrmStore {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final Map<Integer, ObjectNode> clients = new ConcurrentSkipListMap<>();
    final Map<Integer, ObjectNode> plans = new ConcurrentSkipListMap<>();
    final Map<Integer, ObjectNode> services = new ConcurrentSkipListMap<>();
    final Map<Integer, ObjectNode> attributes = new ConcurrentSkipListMap<>();
    final Map<Integer, ObjectNode> endpoints = new ConcurrentSkipListMap<>();
    private final AtomicInteger nextId = new AtomicInteger(101);

    CrmStore() {
        List.of("Device Name", "PPPoE Username", "PPPoE Password", "DHCP MAC Address", "IP Address")
                .forEach(name -> attribute(name, "service"));
    }

    int newId() {
        return nextId.getAndIncrement();
    }

    ObjectNode attribute(String name, String type) {
        ObjectNode attribute =
                JSON.objectNode().put("id", attributes.size() + 1).put("name", name);
        attribute.put("key", key(name)).put("type", "string").put("attributeType", type);
        attribute.put("clientZoneVisible", false);
        attributes.put(attribute.path("id").asInt(), attribute);
        return attribute;
    }

    /** "PPPoE Username" becomes {@code pppoeUsername}. */
    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : name.trim().split("[^A-Za-z0-9]+")) {
            String lower = word.toLowerCase(Locale.ROOT);
            key.append(key.isEmpty() ? lower : capital(word, lower));
        }
        return key.toString();
    }

    private static String capital(String word, String lower) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    ObjectNode plan(String name, Optional<Double> download, Optional<Double> upload) {
        ObjectNode plan = JSON.objectNode().put("id", plans.size() + 1).put("name", name);
        plan.put("organizationId", 1)
                .putNull("invoiceLabel")
                .put("downloadBurst", 0)
                .put("uploadBurst", 0);
        plan.set("downloadSpeed", download.map(CrmStore::number).orElse(null));
        plan.set("uploadSpeed", upload.map(CrmStore::number).orElse(null));
        plan.putNull("dataUsageLimit").put("taxable", false).put("servicePlanType", "Internet");
        plan.putArray("periods")
                .addObject()
                .put("id", 1)
                .put("period", 1)
                .put("price", 15)
                .put("enabled", true);
        plans.put(plan.path("id").asInt(), plan);
        return plan;
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    ObjectNode client(String firstName, String lastName, Optional<String> company) {
        int id = newId();
        ObjectNode client =
                JSON.objectNode().put("id", id).put("userIdent", "C" + id).put("isLead", false);
        client.put("clientType", company.isPresent() ? 2 : 1).put("companyName", company.orElse(null));
        client.put("firstName", firstName).put("lastName", lastName).put("organizationId", 1);
        client.put("username", "client" + id).put("isActive", true).put("isArchived", false);
        client.put("hasSuspendedService", false);
        client.putArray("contacts");
        client.putArray("attributes");
        client.putArray("tags");
        client.put("accountBalance", 0).put("accountCredit", 0).put("accountOutstanding", 0);
        client.put("currencyCode", "EUR");
        clients.put(id, client);
        return client;
    }
}
