package org.demarc.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** What the audit keeps of a router that is changed by REST. */
class RoutersRestIT {

    private final String name = "audited-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aChangeOfTheLoginAndTheTimeOutsIsAuditedAsOne() {
        var added = Product.post("/rest/v1/routers", router(Map.of()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long id = Product.json(added).path("id").asLong();
        String path = "/rest/v1/routers/" + id;

        var changed = Product.put(
                path,
                router(Map.of(
                        "legacyLogin",
                        true,
                        "connectTimeoutMs",
                        1100,
                        "commandTimeoutMs",
                        2200,
                        "menuTimeoutMs",
                        3300)));

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        JsonNode entries =
                Product.json(Product.get("/rest/v1/audit?action=router:changed&type=routeros_router&id=" + id));
        JsonNode before = entries.at("/items/0/before");
        JsonNode after = entries.at("/items/0/after");
        assertThat(before.path("legacyLogin").asText()).isEqualTo("false");
        assertThat(before.path("commandTimeoutMs").isNull()).isTrue();
        assertThat(after.path("legacyLogin").asText()).isEqualTo("true");
        assertThat(after.path("connectTimeoutMs").asInt()).isEqualTo(1100);
        assertThat(after.path("commandTimeoutMs").asInt()).isEqualTo(2200);
        assertThat(after.path("menuTimeoutMs").asInt()).isEqualTo(3300);
        assertThat(entries.toString()).doesNotContain("top-secret");
        assertThat(Product.delete(path).statusCode()).isIn(200, 204);
    }

    private Map<String, Object> router(Map<String, Object> more) {
        Map<String, Object> router = new HashMap<>(
                Map.of("name", name, "host", "127.0.0.1", "login", "api", "password", "top-secret-" + name));
        router.putAll(more);
        return router;
    }
}
