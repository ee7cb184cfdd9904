package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A fake UISP/UCRM (ucrm-routeros.md 10.8): its API answers from memory, and its operator's actions are methods that send
 * exactly the webhooks of section 3.4, in that order and before the method returns. Attributes are given by key.
 */
public final class UcrmServer implements AutoCloseable {

    private static final int ACTIVE = 1;
    private static final int ENDED = 2;
    private static final int SUSPENDED = 3;
    private static final int OBSOLETE = 5;
    private static final int DEFERRED = 6;

    private final UcrmOptions options;
    private final CrmStore store = new CrmStore();
    private final Webhooks webhooks;
    private final Troubles troubles = new Troubles();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ucrm");
        thread.setDaemon(true);
        return thread;
    });
    private InetSocketAddress address;
    private Optional<HttpServer> server = Optional.empty();

    private UcrmServer(UcrmOptions options) {
        this.options = options;
        this.webhooks = new Webhooks(store, options.textEntityId());
        this.address = new InetSocketAddress(options.address(), options.port());
    }

    /**
     * Starts a CRM that knows the five usual custom attributes and nothing else.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static UcrmServer start(UcrmOptions options) {
        UcrmServer server = new UcrmServer(options);
        server.resume();
        return server;
    }

    /** The base of the API with a slash at its end. */
    public synchronized String url() {
        return (options.certificate().isPresent() ? "https://" : "http://") + options.address() + ":"
                + address.getPort() + "/crm/api/v1.0/";
    }

    /** The CRM is down: connections are refused. Webhooks are still sent. */
    public synchronized void stop() {
        server.ifPresent(http -> http.stop(0));
        server = Optional.empty();
    }

    /** The CRM is up (again, on the same port). */
    public synchronized void resume() {
        stop();
        try {
            System.setProperty("sun.net.httpserver.nodelay", "true");
            HttpServer http = listening();
            http.setExecutor(threads);
            CrmRest rest = new CrmRest(options, new CrmCalls(options, store, webhooks, this::edit), troubles);
            http.createContext("/crm/api/v1.0/", rest);
            http.createContext("/api/v1.0/", rest);
            http.start();
            address = http.getAddress();
            server = Optional.of(http);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    /** From now on this is wrong with its API; webhooks are still sent. */
    public void trouble(Trouble trouble) {
        trouble(trouble, "");
    }

    /** As {@link #trouble(Trouble)}, only for calls whose path holds this part, such as {@code clients/services}. */
    public void trouble(Trouble trouble, String pathPart) {
        troubles.begin(trouble, pathPart);
    }

    /** Nothing is wrong with its API any more. */
    public void recover() {
        troubles.end();
    }

    private HttpServer listening() throws IOException {
        if (options.certificate().isEmpty()) {
            return HttpServer.create(address, 50);
        }
        HttpsServer https = HttpsServer.create(address, 50);
        https.setHttpsConfigurator(
                new HttpsConfigurator(options.certificate().get().context()));
        return https;
    }

    /** Takes the usual custom attributes away, as in an installation nobody has prepared. */
    public void forgetAttributes() {
        store.attributes.clear();
    }

    /** Copies of the custom attributes as the API shows them. */
    public List<JsonNode> attributes() {
        return store.attributes.values().stream()
                .map(JsonNode::<JsonNode>deepCopy)
                .toList();
    }

    /** Copies of the webhook endpoints as the API shows them. */
    public List<JsonNode> endpoints() {
        return store.endpoints.values().stream()
                .map(JsonNode::<JsonNode>deepCopy)
                .toList();
    }

    /** From now on webhooks go to this URL too. */
    public void hookTo(String url) {
        int id = store.endpoints.size() + 1;
        ObjectNode endpoint = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("url", url)
                .put("isActive", true);
        store.endpoints.put(id, endpoint);
    }

    /** Webhooks go nowhere from now on. */
    public void noHooks() {
        store.endpoints.clear();
    }

    /** The n-th webhook from now (1 is the next) is issued but never sent. */
    public void lose(int nth) {
        webhooks.lose(nth);
    }

    /** The next webhook is sent after the one that follows it. */
    public void swapNextPair() {
        webhooks.swapNext();
    }

    /** Makes a plan; speeds in Mbit/s. Returns its id. */
    public int plan(String name, double download, double upload) {
        return store.plan(name, Optional.of(download), Optional.of(upload))
                .path("id")
                .asInt();
    }

    /** Makes a plan that limits the download, in Mbit/s, and says nothing of the upload. Returns its id. */
    public int planWithDownloadOnly(String name, double download) {
        return store.plan(name, Optional.of(download), Optional.empty())
                .path("id")
                .asInt();
    }

    /** Makes a plan that does not limit the speed. Returns its id. */
    public int planWithoutSpeeds(String name) {
        return store.plan(name, Optional.empty(), Optional.empty()).path("id").asInt();
    }

    /** Makes a residential client; announces {@code client.add}. Returns its id. */
    public int client(String firstName, String lastName) {
        return announced(store.client(firstName, lastName, Optional.empty()));
    }

    /** Makes a company; announces {@code client.add}. Returns its id. */
    public int company(String name) {
        return announced(store.client("", "", Optional.of(name)));
    }

    private int announced(ObjectNode client) {
        webhooks.issue("client.add", "insert", client, Optional.empty());
        return client.path("id").asInt();
    }

    /** Renames a client; announces {@code client.edit}. */
    public void rename(int clientId, String firstName, String lastName) {
        ObjectNode client = known(store.clients, clientId);
        ObjectNode before = client.deepCopy();
        client.put("firstName", firstName).put("lastName", lastName);
        webhooks.issue("client.edit", "edit", client, Optional.of(before));
    }

    /** Archives a client: its services go with it, and only {@code client.archive} is announced. */
    public void archiveClient(int clientId) {
        ObjectNode client = known(store.clients, clientId);
        client.put("isArchived", true).put("isActive", false);
        store.services.values().removeIf(service -> service.path("clientId").asInt() == clientId);
        webhooks.issue("client.archive", "archive", client, Optional.empty());
    }

    /** Deletes a client for good: the API knows neither it nor its services; only {@code client.delete} is announced. */
    public void deleteClient(int clientId) {
        ObjectNode client = known(store.clients, clientId);
        store.clients.remove(clientId);
        store.services.values().removeIf(service -> service.path("clientId").asInt() == clientId);
        webhooks.issue("client.delete", "delete", client, Optional.empty());
    }

    /** Creates an active service. Returns its id. */
    public int create(int clientId, int planId, Map<String, String> attributes) {
        ObjectNode service = add(clientId, planId, ACTIVE, attributes);
        webhooks.issue("service.add", "insert", service, Optional.empty());
        return service.path("id").asInt();
    }

    /** An active service that was there before anybody listened: as {@link #create}, but nobody is told. Returns its id. */
    public int existing(int clientId, int planId, Map<String, String> attributes) {
        return add(clientId, planId, ACTIVE, attributes).path("id").asInt();
    }

    /** Changes attributes; an empty value takes the attribute away. */
    public void edit(int serviceId, Map<String, String> attributes) {
        change(serviceId, service -> ServiceFields.attributes(service, attributes, store.attributes.values()));
    }

    /** Sets any status, as with {@code service.edit} alone. */
    public void status(int serviceId, int status) {
        change(serviceId, service -> service.put("status", status));
    }

    public void suspend(int serviceId) {
        ObjectNode before = change(serviceId, UcrmServer::stopped);
        webhooks.issue("service.suspend", "suspend", known(store.services, serviceId), Optional.of(before));
    }

    public void cancelSuspend(int serviceId) {
        ObjectNode before = change(serviceId, UcrmServer::running);
        webhooks.issue("service.suspend_cancel", "unsuspend", known(store.services, serviceId), Optional.of(before));
    }

    /** Ends the service as of yesterday. */
    public void end(int serviceId) {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1) + "T00:00:00+0000";
        change(serviceId, service -> service.put("activeTo", yesterday).put("status", ENDED));
        webhooks.issue("service.end", "end", known(store.services, serviceId), Optional.empty());
    }

    /** Deletes the service: the API no longer knows it. */
    public void archive(int serviceId) {
        ObjectNode service = known(store.services, serviceId);
        store.services.remove(serviceId);
        webhooks.issue("service.archive", "archive", service, Optional.empty());
    }

    /** The service goes on under a new id with the plan. Returns the new id. */
    public int changePlanNow(int serviceId, int planId) {
        ObjectNode successor = successor(
                serviceId,
                planId,
                known(store.services, serviceId).path("status").asInt());
        change(serviceId, service -> service.put("status", OBSOLETE));
        webhooks.issue("service.add", "insert", successor, Optional.of(known(store.services, serviceId)));
        return successor.path("id").asInt();
    }

    /** The plan changes on a later day: the new service is deferred until {@link #deferredDue}. Returns the new id. */
    public int changePlanLater(int serviceId, int planId, LocalDate day) {
        ObjectNode successor = successor(serviceId, planId, DEFERRED);
        successor.put("activeFrom", day + "T00:00:00+0000");
        change(serviceId, service -> service.put("activeTo", day + "T00:00:00+0000"));
        webhooks.issue("service.add", "insert", successor, Optional.of(known(store.services, serviceId)));
        return successor.path("id").asInt();
    }

    /** The night in which the deferred successor takes over; only the old service is announced. */
    public void deferredDue(int serviceId, int successorId) {
        known(store.services, successorId).put("status", ACTIVE);
        change(serviceId, service -> service.put("status", OBSOLETE));
    }

    /** Activates a quoted service. */
    public void activate(int serviceId) {
        ObjectNode before = change(serviceId, UcrmServer::running);
        webhooks.issue("service.activate", "activate", known(store.services, serviceId), Optional.of(before));
    }

    /** The nightly recalculation: {@code service.edit} for each service that has not ended, changed or not. */
    public void recalculateAll() {
        store.services.values().stream()
                .filter(service -> service.path("status").asInt() != ENDED
                        && service.path("status").asInt() != OBSOLETE)
                .forEach(service -> change(service.path("id").asInt(), same -> {}));
    }

    /** Suspension is switched off: suspended services run again, yet {@code service.suspend} is announced. */
    public void suspensionFeatureOff() {
        store.services.values().stream()
                .filter(service -> service.path("status").asInt() == SUSPENDED)
                .forEach(service -> {
                    ObjectNode before = change(service.path("id").asInt(), UcrmServer::running);
                    webhooks.issue("service.suspend", "suspend", service, Optional.of(before));
                });
    }

    /** Sends a stored event again as it was. */
    public void resend(String uuid) {
        webhooks.resend(uuid);
    }

    /** The test button of an endpoint. Returns the event. */
    public JsonNode test() {
        return webhooks.test();
    }

    /** The last event that was made, sent or not. */
    public JsonNode newestEvent() {
        return webhooks.newest();
    }

    /** All events in the order of their making, sent or not. */
    public List<JsonNode> events() {
        return List.copyOf(webhooks.events());
    }

    /** The request log: every try to deliver, in order. */
    public List<Delivery> deliveries() {
        return webhooks.deliveries();
    }

    /** A copy of a service as the API shows it now. */
    public JsonNode service(int serviceId) {
        return known(store.services, serviceId).deepCopy();
    }

    private ObjectNode add(int clientId, int planId, int status, Map<String, String> attributes) {
        known(store.clients, clientId);
        ObjectNode service = ServiceFields.service(store.newId(), clientId, status, known(store.plans, planId));
        ServiceFields.attributes(service, attributes, store.attributes.values());
        store.services.put(service.path("id").asInt(), service);
        return service;
    }

    private ObjectNode successor(int serviceId, int planId, int status) {
        ObjectNode old = known(store.services, serviceId);
        Map<String, String> values = new LinkedHashMap<>();
        old.path("attributes")
                .forEach(attribute -> values.put(
                        attribute.path("key").asText(), attribute.path("value").asText()));
        return add(old.path("clientId").asInt(), planId, status, values);
    }

    /** Changes and announces; the copy from before already has the new attributes, as in UCRM. */
    private ObjectNode change(int serviceId, Consumer<ObjectNode> how) {
        ObjectNode service = known(store.services, serviceId);
        ObjectNode before = service.deepCopy();
        how.accept(service);
        before.set("attributes", service.path("attributes").deepCopy());
        webhooks.issue("service.edit", "edit", service, Optional.of(before));
        return before;
    }

    private static void stopped(ObjectNode service) {
        service.put("status", SUSPENDED).put("suspensionReasonId", 1);
    }

    private static void running(ObjectNode service) {
        service.put("status", ACTIVE).putNull("suspensionReasonId");
    }

    private static ObjectNode known(Map<Integer, ObjectNode> objects, int id) {
        ObjectNode object = objects.get(id);
        if (object == null) {
            throw new IllegalArgumentException("the CRM knows no object " + id);
        }
        return object;
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
