package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.settings.entity.SecretBox;
import org.demarc.stand.Product;

/** What a test of provisioning needs on the running product: routers, pools, a CRM, and the address of its hooks. */
final class Shop implements AutoCloseable {

    static final SecretBox BOX = SecretBox.withKeys(
            Base64.getEncoder().encodeToString("a secret key of 32 bytes: tests!".getBytes(StandardCharsets.US_ASCII)));

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    final String unique = UUID.randomUUID().toString().substring(0, 8);
    final String source = "s" + unique;
    final String site1 = "site1-" + unique;
    final String site2 = "site2-" + unique;
    final RouterOsSimulator router1 = simulator();
    final RouterOsSimulator router2 = simulator();
    final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().keys("write-key", readKey()));
    final long router1Id;
    final long router2Id;
    final JsonNode registered;
    final int client;
    final int basic;
    final int pro;

    Shop() {
        router1Id = register(site1, router1.port());
        router2Id = register(site2, router2.port());
        registered = Product.json(Product.post(
                "/rest/v1/crm-sources",
                Map.of("code", source, "name", "CRM " + unique, "baseUrl", crm.url(), "appKey", readKey())));
        client = crm.client("Test", "Client");
        basic = crm.plan("Basic 10M", 10, 2);
        pro = crm.plan("Pro 50M", 50, 10);
    }

    /** With a password of its own: the product may still look for the router of a test before on the port that this one has now. */
    private RouterOsSimulator simulator() {
        return RouterOsSimulator.start(RouterOsOptions.defaults()
                .profiles("Basic 10M", "Pro 50M", "disabled")
                .user(RouterUser.full("api", password())));
    }

    /** Of its own for the same reason: the services of this CRM must not count as those of a closed one as well. */
    String readKey() {
        return "read-" + unique;
    }

    private String password() {
        return "secret-" + unique;
    }

    private long register(String name, int port) {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO routeros_router (name, host, port, api_user, password) VALUES (?, '127.0.0.1', ?, 'api', ?) RETURNING id")) {
            insert.setString(1, name);
            insert.setInt(2, port);
            insert.setString(3, BOX.seal(password()));
            var row = insert.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool that no other test uses. */
    void dhcpPool(long router, String prefix) {
        HttpResponse<String> created = Product.post(
                "/rest/v1/pools",
                Map.of("name", "dhcp " + prefix, "kind", "dhcp", "routerId", router, "prefixes", List.of(prefix)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    /** Has the first router compared and mended as the schedule does; refused while that is under way. */
    HttpResponse<String> startReconciling() {
        return Product.post(
                "/rest/v1/job-runs",
                Map.of("kind", "provisioning-reconcile", "source", site1, "parameters", Map.of("router", router1Id)));
    }

    /** The third octet of this test's pools, also where a test is tried once more; 0..249. */
    int octet() {
        return Math.floorMod(unique.hashCode(), 250);
    }

    String hookUrl() {
        return registered.path("hookUrl").asText();
    }

    static HttpResponse<String> hook(String url, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(20))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> lease(String device, int number) {
        return Map.of(
                "deviceName",
                device,
                "dhcpMacAddress",
                String.format("02:00:00:00:%02X:%02X", number >> 8, number & 255));
    }

    JsonNode service(int id) {
        return Product.json(Product.get("/rest/v1/services/" + source + "/" + id))
                .path("service");
    }

    String state(int id) {
        return service(id).path("state").asText();
    }

    static List<Map<String, String>> leases(RouterOsSimulator router) {
        return router.rows("/ip/dhcp-server/lease");
    }

    @Override
    public void close() {
        crm.close();
        router1.close();
        router2.close();
    }
}
