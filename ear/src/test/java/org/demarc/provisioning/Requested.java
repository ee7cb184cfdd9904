package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.demarc.stand.Product;

/** What came of requests of other programs that were sent by REST. */
final class Requested {

    static final String PATH = "/rest/v1/provisioning-requests";

    private static final Duration SOON = Duration.ofMinutes(1);

    private Requested() {}

    /** The last result of the request that was just answered. */
    static JsonNode ended(HttpResponse<String> answer) {
        String id = Product.json(answer).path("id").asText();
        assertThat(id).as("%s %s", answer.statusCode(), answer.body()).isNotEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(newest(id).path("final").asBoolean())
                        .as("%s", newest(id))
                        .isTrue());
        return newest(id);
    }

    static JsonNode newest(String id) {
        JsonNode results = Product.json(Product.get(PATH + "/" + id)).path("results");
        return results.path(results.size() - 1);
    }
}
