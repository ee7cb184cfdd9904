package org.demarc.lab.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** REST as in ucrm-routeros.md 4.5 and 10.6. */
class RouterOsRestTest {

    private final RouterOsSimulator router =
            RouterOsSimulator.start(RouterOsOptions.defaults().restPort(0).profiles("Basic 10M"));

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void rowsArePutReadPatchedAndDeleted() throws Exception {
        HttpResponse<String> put =
                call("PUT", "/ppp/secret", "{\"name\":\"u 1\",\"disabled\":true,\"routes\":[\"a\",\"b\"]}");
        HttpResponse<String> one = call("GET", "/ppp/secret/*1", "");
        HttpResponse<String> byName = call("GET", "/ppp/secret/u%201", "");
        HttpResponse<String> patched = call("PATCH", "/ppp/secret/*1", "{\"profile\":\"Basic 10M\"}");
        HttpResponse<String> deleted = call("DELETE", "/ppp/secret/*1", "");

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.body()).contains("\".id\":\"*1\"", "\"disabled\":\"true\"", "\"routes\":\"a,b\"");
        assertThat(one.body()).isEqualTo(put.body());
        assertThat(byName.body()).isEqualTo(put.body());
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).contains("\"profile\":\"Basic 10M\"");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(router.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-75 lists are filtered as a router does, and always show the id")
    void listsAreFilteredAndAlwaysShowTheId() throws Exception {
        router.add("/ppp/secret", Map.of("name", "u1"));
        router.add("/ppp/secret", Map.of("name", "u2"));

        assertThat(call("GET", "/ppp/secret?name=u2&.proplist=name", "").body())
                .isEqualTo("[{\".id\":\"*2\",\"name\":\"u2\"}]");
        assertThat(call("POST", "/ppp/secret/print", "{\".proplist\":[\"name\"],\".query\":[\"name=u1\"]}")
                        .body())
                .isEqualTo("[{\".id\":\"*1\",\"name\":\"u1\"}]");
        assertThat(call("GET", "/system/identity", "").body()).isEqualTo("{\"name\":\"MikroTik\"}");
    }

    @Test
    void postCarriesOutAnyVerb() throws Exception {
        assertThat(call("POST", "/ppp/secret/add", "{\"name\":\"u1\"}").body()).isEqualTo("{\"ret\":\"*1\"}");
        assertThat(call("POST", "/ppp/secret/set", "{\".id\":\"*1\",\"comment\":\"x\"}")
                        .body())
                .isEqualTo("[]");
        assertThat(call("POST", "/ppp/secret/remove", "{\".id\":\"*1\"}").body())
                .isEqualTo("[]");
    }

    @Test
    void refusalsHaveCodesAndDetails() throws Exception {
        router.add("/ppp/secret", Map.of("name", "u1"));

        HttpResponse<String> taken = call("PUT", "/ppp/secret", "{\"name\":\"u1\"}");
        HttpResponse<String> missing = call("GET", "/ppp/secret/*9", "");

        assertThat(taken.statusCode()).isEqualTo(400);
        assertThat(taken.body())
                .isEqualTo("{\"error\":400,\"message\":\"Bad Request\","
                        + "\"detail\":\"failure: secret with the same name already exists\"}");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("{\"error\":404,\"message\":\"Not Found\"}");
        assertThat(call("DELETE", "/ppp/secret/%2A1", "").body()).contains("missing or invalid resource identifier");
        assertThat(call("PUT", "/ppp/secret", "{").body()).contains("JSON parse error");
    }

    @Test
    void strangersAreNotServed() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.restPort() + "/rest/ppp/secret"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void olderErasHaveNoRest() {
        try (RouterOsSimulator old = RouterOsSimulator.start(
                RouterOsOptions.defaults().era(Era.V6_49).restPort(0))) {
            assertThat(old.restPort()).isEqualTo(RouterOsOptions.OFF);
        }
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        String credentials = Base64.getEncoder().encodeToString("api:secret".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.restPort() + "/rest" + path))
                                .header("Authorization", "Basic " + credentials)
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
