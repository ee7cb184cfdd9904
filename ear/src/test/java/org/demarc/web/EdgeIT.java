package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeIT {

    @Test
    void theNodeSaysThatItIsReady() {
        var answer = Product.get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void ourApiRefusesACallerWithoutAKeyAsAProblem() {
        var request = HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/users")));

        var answer = Product.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Product.json(answer).path("detail").asText()).contains("X-Auth-Key");
    }

    @Test
    void anUnknownResourceIsAProblemToo() {
        var answer = Product.get("/rest/v1/no-such-thing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Product.json(answer).path("type").asText()).isEqualTo("urn:demarc:problem:not-found");
    }

    @Test
    void aPageSendsAStrangerToTheLoginForm() {
        var request = HttpRequest.newBuilder(URI.create(Product.url("/ui/dashboard/index")));

        var answer = Product.send(request);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/ui/access/login?from=%2Fui%2Fdashboard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//ui/dashboard/index",
                "/%75i/device/devices",
                "/embed/../ui/device/devices",
                "/;x/ui/device/devices",
                "/ui;x/device/devices",
                "/ui/device/devices.xhtml"
            })
    void aStrangerIsSentToTheLoginFormHoweverHeWritesTheAddress(String path) {
        var answer = Product.send(HttpRequest.newBuilder(URI.create(Product.url("") + path)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/ui/access/login");
    }

    @Test
    void whoClaimsToCallFromElsewhereIsNotBelieved() {
        var setting = HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/settings/APP_NAME")))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("X-Forwarded-For", "203.0.113.9")
                .DELETE();

        assertThat(Product.send(setting).statusCode()).isEqualTo(200);

        assertThat(Product.get("/rest/v1/audit?limit=1000").body())
                .contains("127.0.0.1")
                .doesNotContain("203.0.113.9");
    }

    @Test
    void theLoginFormIsShown() {
        var request = HttpRequest.newBuilder(URI.create(Product.url("/ui/access/login")));

        var answer = Product.send(request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"signIn:login\"").contains("id=\"signIn:password\"");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void theApiDescribesItself() {
        var answer = Product.get("/openapi");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("title: Demarc")
                .contains("\n  /rest/v1/users:")
                .contains("\n  /rest/v1/devices:")
                .doesNotContain("  /ucrm/")
                .doesNotContain("  /api/v1/")
                .doesNotContain("device-interface");
    }

    @Test
    void theDescriptionTellsOfEveryOperationWhatItAnswersAndHowItRefuses() {
        var description = Product.json(Product.get("/openapi?format=JSON"));
        List<String> silent = new ArrayList<>();

        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && isSilent(operation.getValue())) {
                    silent.add(operation.getKey() + " " + path.getKey() + " " + operation.getValue());
                }
            }
        }

        assertThat(description
                        .at("/components/schemas/Problem/properties/incident")
                        .isMissingNode())
                .isFalse();
        assertThat(description.path("paths")).hasSizeGreaterThan(80);
        assertThat(silent).isEmpty();
    }

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private static boolean isSilent(JsonNode operation) {
        JsonNode problem = operation.at("/responses/default/content/application~1problem+json/schema/$ref");
        return operation.path("summary").asText().isEmpty()
                || !problem.asText().endsWith("/Problem")
                || operation.path("responses").size() < 2;
    }
}
