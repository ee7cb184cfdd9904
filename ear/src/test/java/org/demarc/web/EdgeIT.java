package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

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

    @Test
    void theLoginFormIsShown() {
        var request = HttpRequest.newBuilder(URI.create(Product.url("/ui/access/login")));

        var answer = Product.send(request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"signIn:login\"").contains("id=\"signIn:password\"");
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
}
