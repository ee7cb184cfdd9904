package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.stand.Product;

/** What tests of adoption do again and again: a router that somebody else has looked after so far. */
final class Adopting {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Each test has its own 50 addresses of 10.93.0.0/20, and its own /29 of 10.94. */
    private final int place = NEXT.getAndIncrement();

    private final Shop shop;

    Adopting(Shop shop) {
        this.shop = shop;
        Product.post(
                "/rest/v1/pools",
                Map.of("name", "adoption ppp", "kind", "ppp", "position", 900, "prefixes", List.of("10.93.0.0/20")));
        belongsToTheSource();
    }

    /** Old comments count only where a router belongs to one source. */
    private void belongsToTheSource() {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement("UPDATE routeros_router SET source = ? WHERE id = ?")) {
            update.setString(1, shop.source);
            update.setLong(2, shop.router1Id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String login(int number) {
        return "old" + number + "-" + shop.unique;
    }

    String password(int number) {
        return "pw" + number + shop.unique;
    }

    String address(int number) {
        return "10.93." + (1 + place) + "." + (100 + number);
    }

    /** In no pool. */
    String outside() {
        return "10.94.200." + (1 + place);
    }

    String dhcpPrefix() {
        return "10.94." + (1 + place) + ".0/24";
    }

    String dhcpAddress() {
        return "10.94." + (1 + place) + ".21";
    }

    Map<String, String> pppoe(int number) {
        return Map.of("deviceName", shop.site1, "pppoeUsername", login(number), "pppoePassword", password(number));
    }

    int service(int number) {
        return shop.crm.create(shop.client, shop.basic, pppoe(number));
    }

    void secret(int number, String comment) {
        secret(number, number, comment);
    }

    void secret(int number, int address, String comment) {
        Map<String, String> words = new HashMap<>(Map.of(
                "name",
                login(number),
                "password",
                password(number),
                "profile",
                "Basic 10M",
                "remote-address",
                address(address)));
        if (!comment.isEmpty()) {
            words.put("comment", comment);
        }
        shop.router1.add("/ppp/secret", words);
    }

    /** Reads the first router, and waits until it is read. */
    JsonNode read() {
        JsonNode adoption = readToTheEnd();
        assertThat(adoption.path("state").asText()).as(adoption.toString()).isEqualTo("ready");
        return adoption;
    }

    JsonNode readToTheEnd() {
        var started = Product.post("/rest/v1/routers/" + shop.router1Id + "/adoptions", Map.of());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String path = path(Product.json(started));
        await().atMost(Drifting.SOON)
                .until(() ->
                        !Product.json(Product.get(path)).path("state").asText().equals("reading"));
        return Product.json(Product.get(path));
    }

    static String path(JsonNode adoption) {
        return "/rest/v1/adoptions/" + adoption.path("id").asLong();
    }

    static Map<String, Integer> counts(JsonNode adoption) {
        Map<String, Integer> counts = new HashMap<>();
        Product.json(Product.get(path(adoption)))
                .path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return counts;
    }

    static List<JsonNode> rows(JsonNode adoption) {
        return Drifting.items(path(adoption) + "/rows?limit=1000");
    }

    JsonNode row(JsonNode adoption, String key) {
        return rows(adoption).stream()
                .filter(row -> row.path("key").asText().equals(key)
                        && !row.path("kind").asText().equals("crm_only"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + rows(adoption)));
    }

    JsonNode approve(JsonNode adoption, Map<String, String> which) {
        return end(Product.post(path(adoption) + "/approve", which));
    }

    JsonNode approveOne(JsonNode adoption, String key) {
        long row = row(adoption, key).path("id").asLong();
        return end(Product.post(path(adoption) + "/rows/" + row + "/approve", Map.of()));
    }

    /** Waits for the end of the job. */
    static JsonNode end(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String run = "/rest/v1/job-runs/" + Product.json(answer).path("jobRun").asLong();
        await().atMost(Drifting.SOON).until(() -> !List.of("QUEUED", "RUNNING")
                .contains(Product.json(Product.get(run)).path("state").asText()));
        return Product.json(Product.get(run));
    }
}
