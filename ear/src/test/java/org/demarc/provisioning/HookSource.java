package org.demarc.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Product;

/** A CRM that Demarc cannot ask: what its webhooks tell is all that is known. */
final class HookSource {

    final String code;
    final String url;

    HookSource(String code) {
        this.code = code;
        this.url = Product.json(Product.post("/rest/v1/crm-sources", Map.of("code", code)))
                .path("hookUrl")
                .asText();
    }

    /** A webhook about a service, to be changed at will. */
    static ObjectNode hook(int service, String changeType, ObjectNode entity) {
        ObjectNode hook = Product.JSON
                .createObjectNode()
                .put("uuid", UUID.randomUUID().toString())
                .put("changeType", changeType)
                .put("entity", "service")
                .put("entityId", service)
                .put("eventName", "service." + changeType);
        hook.putObject("extraData").set("entity", entity);
        return hook;
    }

    /** An active PPPoE service. */
    static ObjectNode pppoe(int id, String device, String plan, String user, String password) {
        ObjectNode service = Product.JSON
                .createObjectNode()
                .put("id", id)
                .put("clientId", id)
                .put("status", 1)
                .put("name", user)
                .put("servicePlanId", 1)
                .put("servicePlanName", plan)
                .put("servicePlanType", "Internet")
                .put("downloadSpeed", 10)
                .put("uploadSpeed", 2);
        attribute(service, "deviceName", device);
        attribute(service, "pppoeUsername", user);
        attribute(service, "pppoePassword", password);
        return service;
    }

    /** An active service with a static lease. */
    static ObjectNode lease(int id, String device) {
        ObjectNode service = pppoe(id, device, "Basic 10M", "", "");
        service.putArray("attributes");
        attribute(service, "deviceName", device);
        attribute(service, "dhcpMacAddress", mac(id));
        return service;
    }

    static String mac(int id) {
        return String.format("02:00:00:00:%02X:%02X", id >> 8, id & 255);
    }

    static void attribute(ObjectNode service, String key, String value) {
        service.withArray("attributes").addObject().put("key", key).put("value", value);
    }

    int send(JsonNode hook) {
        String half = hook.toString().replace("\ud83d ", "\\ud83d "); // UTF-8 has no half pairs, JSON's escapes have
        return Shop.hook(url, half).statusCode();
    }

    JsonNode account(int service) {
        return Product.json(Product.get("/rest/v1/services/" + code + "/" + service))
                .path("service");
    }

    /** How many of its events are in a state. */
    int events(String state) {
        return Product.json(Product.get("/rest/v1/ucrm/events?limit=1&source=" + code + "&state=" + state))
                .path("total")
                .asInt();
    }

    /** How many of its events wait for something. */
    int open() {
        return events("STORED") + events("QUEUED") + events("UNVERIFIED");
    }

    int accounts(String state) {
        return Product.json(Product.get("/rest/v1/services?limit=1&source=" + code + "&state=" + state))
                .path("total")
                .asInt();
    }
}
