package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues webhooks and posts them one after the other to all endpoints, once each (ucrm-routeros.md 3.1 and 3.5). */
final class Webhooks {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_CONNECTION = 598;

    private final CrmStore store;
    private final boolean textEntityId;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, ObjectNode> issued = new ConcurrentHashMap<>();
    private final List<ObjectNode> inOrder = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<ObjectNode> held = Optional.empty();
    private boolean swapNext;
    private int loseIn;

    Webhooks(CrmStore store, boolean textEntityId) {
        this.store = store;
        this.textEntityId = textEntityId;
    }

    synchronized ObjectNode issue(String eventName, String changeType, ObjectNode entity, Optional<ObjectNode> before) {
        String kind = eventName.substring(0, eventName.indexOf('.'));
        ObjectNode event = envelope(changeType, kind);
        int id = entity.path("id").asInt();
        event.set("entityId", textEntityId ? event.textNode(Integer.toString(id)) : event.numberNode(id));
        event.put("eventName", eventName);
        ObjectNode extra = event.putObject("extraData");
        extra.set("entity", entity.deepCopy());
        extra.set("entityBeforeEdit", before.map(ObjectNode::deepCopy).orElse(null));
        dispatch(event);
        return event;
    }

    synchronized ObjectNode test() {
        ObjectNode event = envelope("test", "webhook").put("entityId", 1).put("eventName", "test");
        event.putObject("extraData").putNull("entity").putNull("entityBeforeEdit");
        deliver(event);
        return event;
    }

    private static ObjectNode envelope(String changeType, String entity) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", UUID.randomUUID().toString());
        return event.put("changeType", changeType).put("entity", entity);
    }

    private void dispatch(ObjectNode event) {
        issued.put(event.path("uuid").asText(), event);
        inOrder.add(event);
        if (loseIn > 0 && --loseIn == 0) {
            return;
        }
        if (swapNext) {
            swapNext = false;
            held = Optional.of(event);
            return;
        }
        deliver(event);
        held.ifPresent(this::deliver);
        held = Optional.empty();
    }

    synchronized void resend(String uuid) {
        deliver(event(uuid).orElseThrow(() -> new IllegalArgumentException("no event " + uuid)));
    }

    private void deliver(ObjectNode event) {
        store.endpoints.values().stream()
                .filter(endpoint -> endpoint.path("isActive").asBoolean(true) && wants(endpoint, event))
                .forEach(endpoint -> deliveries.add(post(endpoint.path("url").asText(), event)));
    }

    /** An endpoint that names no events gets all; the test button works for every one. */
    private static boolean wants(ObjectNode endpoint, ObjectNode event) {
        String name = event.path("eventName").asText();
        boolean wanted = endpoint.path("eventNames").isEmpty() || name.equals("test");
        for (JsonNode chosen : endpoint.path("eventNames")) {
            wanted |= chosen.asText().equals(name);
        }
        return wanted;
    }

    private Delivery post(String url, ObjectNode event) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
                .build();
        long start = System.nanoTime();
        int code = NO_CONNECTION;
        String answer;
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            code = response.statusCode();
            answer = response.body();
        } catch (IOException e) {
            answer = "Unable to connect: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = "Unable to connect: interrupted";
        }
        return new Delivery(
                url,
                event.path("uuid").asText(),
                event.path("eventName").asText(),
                code,
                answer,
                Duration.ofNanos(System.nanoTime() - start));
    }

    synchronized void lose(int nth) {
        loseIn = nth;
    }

    synchronized void swapNext() {
        swapNext = true;
    }

    Optional<ObjectNode> event(String uuid) {
        return Optional.ofNullable(issued.get(uuid));
    }

    synchronized ObjectNode newest() {
        return inOrder.get(inOrder.size() - 1);
    }

    synchronized List<ObjectNode> events() {
        return List.copyOf(inOrder);
    }

    synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }
}
