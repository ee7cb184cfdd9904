package org.demarc.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

class JobIT {

    @Test
    void aJobStartedByHandRunsToItsEndAndLeavesAReport() {
        var started = Product.post("/rest/v1/job-runs", Map.of("kind", "access-tidy"));

        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        long id = Product.json(started).path("id").asLong();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(run(id).path("state").asText()).isEqualTo("DONE"));
        assertThat(run(id).path("report").has("expiredKeys")).isTrue();
        assertThat(run(id).path("requestedBy").asText()).isEqualTo("admin");
    }

    @Test
    void aScheduleThatShallRunNowIsStartedByTheTicker() {
        var asked = Product.post("/rest/v1/schedules/job-tidy/run", Map.of());

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        schedule("job-tidy").path("lastState").asText())
                .isEqualTo("DONE"));
        assertThat(schedule("job-tidy").path("nextRun").isTextual()).isTrue();
    }

    @Test
    void anUnreadableCronIsRefusedAndAReadableOneSaysWhenItRuns() {
        var version = schedule("access-tidy").path("version").asInt();

        var bad = Product.put(
                "/rest/v1/schedules/access-tidy", Map.of("cron", "whenever", "enabled", true, "version", version));
        var good = Product.get("/rest/v1/schedules/preview?cron=0%204,12%20*%20*%20*&count=2");

        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(Product.json(good)).hasSize(2);
    }

    @Test
    void anUnknownJobIsRefused() {
        assertThat(Product.post("/rest/v1/job-runs", Map.of("kind", "no-such-job"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonNode run(long id) {
        return Product.json(Product.get("/rest/v1/job-runs/" + id));
    }

    private static JsonNode schedule(String key) {
        return Product.json(Product.get("/rest/v1/schedules/" + key));
    }
}
