package org.demarc.stand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A rule of events that tells within seconds what it otherwise waits minutes for; closing it puts back how long it waits. */
public final class QuickRule implements AutoCloseable {

    private static final int SECONDS = 5;

    private final String path;
    private final int forSeconds;
    private final int clearSeconds;

    private QuickRule(JsonNode rule) {
        path = "/rest/v1/event-rules/" + rule.path("id").asLong();
        forSeconds = rule.path("forSeconds").asInt();
        clearSeconds = rule.path("clearSeconds").asInt();
    }

    /** @param name of the rule, such as {@code pool_alarm} */
    public static QuickRule of(String name) {
        JsonNode found = Product.json(Product.get("/rest/v1/event-rules?limit=100&q=" + name));
        QuickRule rule = new QuickRule(found.path("items").path(0));
        rule.wait(SECONDS, SECONDS);
        return rule;
    }

    private void wait(int untilTold, int untilOver) {
        var changed = Product.put(path, Map.of("forSeconds", untilTold, "clearSeconds", untilOver));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        wait(forSeconds, clearSeconds);
    }
}
