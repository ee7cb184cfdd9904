package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.jspecify.annotations.Nullable;

/**
 * A CRM source, an address pool and twenty simulated routers, made in the product by REST as an operator does. The source has an app key, so
 * that each webhook is confirmed and each service refreshed by asking the CRM (ucrm-routeros.md UR-22, UR-30), or none.
 */
final class ProvisioningRig implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUTERS = 20;
    private static final String PLAN = "Home 50";
    private static final String SECRETS = "/ppp/secret";

    private final RunningProduct product;
    private final String code;
    private final String prefix;
    private final Optional<UcrmServer> crm;
    private final List<RouterOsSimulator> routers = new ArrayList<>();
    private final AtomicInteger services = new AtomicInteger();
    private @Nullable String hookUrl;
    private int client;
    private int plan;

    private ProvisioningRig(RunningProduct product, String code, String prefix, Optional<UcrmServer> crm) {
        this.product = product;
        this.code = code;
        this.prefix = prefix;
        this.crm = crm;
    }

    /** The CRM's webhooks are all that is known of it. */
    static ProvisioningRig told(RunningProduct product) {
        return new ProvisioningRig(product, "bench", "10.64.0.0/14", Optional.empty());
    }

    /** The CRM is asked. */
    static ProvisioningRig asked(RunningProduct product) {
        UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().keys("write", "read"));
        return new ProvisioningRig(product, "asked", "10.68.0.0/14", Optional.of(crm));
    }

    /** Makes everything, once. */
    void prepare() throws IOException, InterruptedException {
        if (hookUrl != null) {
            return;
        }
        product.post("/rest/v1/pools", Map.of("name", code, "kind", "ppp", "prefixes", List.of(prefix)));
        JsonNode source = product.post("/rest/v1/crm-sources", source());
        String made = source.path("hookUrl").asText();
        for (int number = 1; number <= ROUTERS; number++) {
            RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults()
                    .port(0)
                    .profiles(PLAN, "disabled")
                    .user(RouterUser.full("demarc", "demarc-lab")));
            routers.add(router);
            product.post(
                    "/rest/v1/routers",
                    Map.of(
                            "name",
                            name(number),
                            "host",
                            "127.0.0.1",
                            "port",
                            router.port(),
                            "tls",
                            false,
                            "login",
                            "demarc",
                            "password",
                            "demarc-lab"));
        }
        hookUrl = made;
    }

    private Map<String, String> source() {
        return crm.map(asked -> Map.of("code", code, "name", code, "baseUrl", asked.url(), "appKey", "read"))
                .orElse(Map.of("code", code, "name", code));
    }

    private String name(int number) {
        return code + "-router-" + number;
    }

    /** A webhook that tells of a service nobody has heard of, dealt to the routers by turns. */
    HttpRequest newService() {
        if (hookUrl == null) {
            throw new IllegalStateException("not prepared");
        }
        int service = services.incrementAndGet();
        return hook(hookUrl, crm.map(asked -> made(asked, service)).orElseGet(() -> body(service, "insert")));
    }

    /** A webhook that tells of a known service what is known already, as a CRM's recalculation does. */
    HttpRequest unchangedService(int service) {
        if (hookUrl == null) {
            throw new IllegalStateException("not prepared");
        }
        return hook(hookUrl, body(service, "edit"));
    }

    private static HttpRequest hook(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Made in the CRM, which knows the event from then on and sends it nowhere itself. */
    private String made(UcrmServer asked, int service) {
        synchronized (asked) {
            if (client == 0) {
                client = asked.client("Test", "Client");
                plan = asked.plan(PLAN, 50, 50);
            }
            asked.create(
                    client,
                    plan,
                    Map.of(
                            "deviceName",
                            name(service % ROUTERS + 1),
                            "pppoeUsername",
                            code + service,
                            "pppoePassword",
                            "pw" + service));
            return asked.newestEvent().toString();
        }
    }

    private String body(int service, String changeType) {
        Map<String, Object> entity = Map.of(
                "id",
                service,
                "clientId",
                100_000 + service,
                "status",
                1,
                "name",
                PLAN,
                "servicePlanId",
                3,
                "servicePlanName",
                PLAN,
                "servicePlanType",
                "Internet",
                "downloadSpeed",
                50,
                "uploadSpeed",
                50,
                "attributes",
                List.of(
                        attribute("deviceName", name(service % ROUTERS + 1)),
                        attribute("pppoeUsername", code + service),
                        attribute("pppoePassword", "pw" + service)));
        try {
            return JSON.writeValueAsString(Map.of(
                    "uuid",
                    UUID.randomUUID().toString(),
                    "changeType",
                    changeType,
                    "entity",
                    "service",
                    "entityId",
                    Integer.toString(service),
                    "eventName",
                    "service." + (changeType.equals("insert") ? "add" : changeType),
                    "extraData",
                    Map.of("entity", entity)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> attribute(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    /** Services that were asked for so far. */
    int services() {
        return services.get();
    }

    /** Rows on all routers; a name that stands twice counts as a fault. */
    int rows() {
        int rows = 0;
        for (RouterOsSimulator router : routers) {
            Set<String> names = new HashSet<>();
            for (Map<String, String> row : router.rows(SECRETS)) {
                if (!names.add(row.getOrDefault("name", ""))) {
                    throw new IllegalStateException("doubled on the router: " + row.get("name"));
                }
            }
            rows += names.size();
        }
        return rows;
    }

    /** Connections that the routers were asked for since their start. */
    long connections() {
        return routers.stream()
                .mapToLong(router -> router.counters().connections())
                .sum();
    }

    /** Commands that the routers carried out since their start. */
    long commands() {
        return routers.stream()
                .mapToLong(router -> router.counters().commands())
                .sum();
    }

    /** Webhooks that nobody has dealt with yet. */
    long waitingHooks() throws IOException {
        return product.count("select count(*) from crm_event where state in ('STORED', 'UNVERIFIED', 'QUEUED')");
    }

    /**
     * Whether the row of every service was read back from its router. The database is not asked before the rows are there: to count all
     * accounts twice a second was a quarter of its work.
     */
    boolean isDone() throws IOException {
        int rows =
                routers.stream().mapToInt(router -> router.rows(SECRETS).size()).sum();
        return rows >= services.get() && applied() >= services.get();
    }

    private long applied() throws IOException {
        return product.count(
                "select count(*) from provisioning_account where source = '" + code + "' and state = 'APPLIED'");
    }

    /** How many accounts are in which state, for when something goes wrong. */
    List<String> states() throws IOException {
        return product.texts(
                "select state || ' ' || count(*) || ' ' || min(text) from provisioning_account group by state");
    }

    /** Unplugs the routers: connections end, new ones are refused. */
    void routersDown() {
        routers.forEach(RouterOsSimulator::stop);
    }

    void routersUp() {
        routers.forEach(RouterOsSimulator::resume);
    }

    @Override
    public void close() {
        routers.forEach(RouterOsSimulator::close);
        crm.ifPresent(UcrmServer::close);
    }
}
