package org.demarc.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;
import org.demarc.lab.ubilling.Trouble;
import org.demarc.lab.ubilling.UbillingServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The running product follows the lab's billing of 2,000 subscribers. */
class BillingIT {

    private static final UbillingServer BILLING =
            UbillingServer.start("127.0.0.1", 0, "UBwhole", IspPlan.ofSeed(7), InstantSource.system());
    private static final String NAME = "whole-" + UUID.randomUUID();
    private static long source;
    private static JsonNode first;

    @BeforeAll
    static void importOnce() {
        var added = Product.post(
                "/rest/v1/billing-sources", Map.of("name", NAME, "kind", "ubilling", "url", BILLING.url()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).doesNotContain("UBwhole");
        source = Product.json(added).path("id").asLong();
        first = run(Map.of());
    }

    @AfterAll
    static void stop() {
        BILLING.close();
    }

    @Test
    void everySubscriberOfTheBillingIsThereAndASecondRunChangesNothing() {
        JsonNode second = run(Map.of());

        assertThat(first.path("state").asText()).as(first.toString()).isEqualTo("DONE");
        assertThat(first.at("/counts/subscribers/created").asInt())
                .isEqualTo(BILLING.subscribers().size());
        assertThat(second.at("/counts/subscribers/read").asInt())
                .isEqualTo(BILLING.subscribers().size());
        assertThat(second.at("/counts/subscribers/created").asInt()).isZero();
        assertThat(second.at("/counts/subscribers/edited").asInt()).isZero();
    }

    @Test
    void aSubscriberIsFoundByHisNamesAndShownWithWhatTheBillingSays() {
        Subscriber somebody = BILLING.subscribers().get(17);

        for (String typed :
                new String[] {somebody.login(), somebody.contract(), somebody.ip(), somebody.mac(), somebody.phone()}) {
            JsonNode hits = get("/rest/v1/search?q=" + encoded(typed));
            assertThat(hits.path("items").toString()).as(typed).contains(somebody.login());
        }
        JsonNode hit = get("/rest/v1/search?q=" + encoded(somebody.login())).at("/items/0");
        JsonNode shown = get("/rest/v1/subscribers/" + hit.path("id").asLong());
        assertThat(shown.path("login").asText()).isEqualTo(somebody.login());
        assertThat(shown.at("/addresses/0/ip").asText()).isEqualTo(somebody.ip());
        assertThat(shown.path("contracts").get(0).asText()).isEqualTo(somebody.contract());
        assertThat(shown.path("address").asText()).isNotEmpty();
        assertThat(get("/rest/v1/subscribers?q=" + encoded(somebody.login()))
                        .path("total")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"HTML", "HALF_JSON", "SERVER_ERROR", "EMPTY"})
    void aBillingThatAnswersHtmlOrHalfAJsonOr500OrNothingFailsTheRunInWordsAndChangesNothing(Trouble trouble) {
        String path = "/rest/v1/subscribers/of/" + NAME + "/"
                + BILLING.subscribers().get(5).login();
        JsonNode before = get(path);

        BILLING.suffer(trouble);
        JsonNode failed = run(Map.of());
        BILLING.suffer(Trouble.NONE);

        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("message").asText()).contains("Error").doesNotContain("Exception");
        assertThat(get(path)).isEqualTo(before);
    }

    @Test
    void aDryRunWritesNothingAndARunCanBeAskedForItsReport() {
        JsonNode dry = run(Map.of("dryRun", true));

        JsonNode report = get(
                "/rest/v1/billing-sources/" + source + "/runs/" + dry.path("id").asLong() + "/report");
        assertThat(report.at("/run/counts/dryRun").asBoolean()).isTrue();
        assertThat(report.path("findings").has("total")).isTrue();
    }

    @Test
    void whatCannotBeIsRefused() {
        var badKind =
                Product.post("/rest/v1/billing-sources", Map.of("name", "x", "kind", "abacus", "url", "http://x/"));
        var badUrl = Product.post(
                "/rest/v1/billing-sources", Map.of("name", "x", "kind", "ubilling", "url", "file:///etc/passwd"));
        var inUse = Product.delete("/rest/v1/billing-sources/" + source);

        assertThat(badKind.statusCode()).isEqualTo(422);
        assertThat(badUrl.statusCode()).isEqualTo(422);
        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(Product.get("/rest/v1/subscribers/999999999").statusCode()).isEqualTo(404);
    }

    private static JsonNode run(Map<String, Object> how) {
        var started = Product.post("/rest/v1/billing-sources/" + source + "/run", how);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        long run = Product.json(started).path("id").asLong();
        String path = "/rest/v1/billing-sources/" + source + "/runs/" + run;
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !get(path).path("state").asText().matches("QUEUED|RUNNING"));
        return get(path);
    }

    private static JsonNode get(String path) {
        var answer = Product.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
