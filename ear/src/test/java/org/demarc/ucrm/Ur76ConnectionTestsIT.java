package org.demarc.ucrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.Certificate;
import org.demarc.lab.routeros.Era;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-76: connection tests answer in plain words, each refusal over real sockets. */
class Ur76ConnectionTestsIT {

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final List<Socket> outsiders = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : outsiders) {
            socket.close();
        }
    }

    @Test
    void ur76AGoodCrmPassesEveryStepWithEitherTypeOfKey() {
        Certificate certificate = Certificate.selfSigned("127.0.0.1");
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().secured(certificate))) {
            JsonNode write = testOf(source("good", crm.url(), "write-key", certificate.pem()));
            JsonNode read = testOf(source("reader", crm.url(), "read-key", certificate.pem()));

            assertThat(write.findValuesAsText("name"))
                    .containsExactly("url", "tls", "key", "version", "key-type", "services", "verification");
            assertThat(write.findValuesAsText("ok")).containsOnly("true");
            assertThat(step(write, "version").path("text").asText()).isEqualTo("version 4.2.1");
            assertThat(step(write, "key-type").path("text").asText()).endsWith("type Write");
            assertThat(read.findValuesAsText("ok")).containsOnly("true");
            assertThat(step(read, "key-type").path("text").asText()).contains("type Read");
            assertThat(crm.attributes()).hasSize(5);
        }
    }

    @Test
    void ur76AHostThatDoesNotExistAndAClosedPortAreTold() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults())) {
            String closed = crm.url();
            crm.stop();

            refused(source("nohost", "https://no-such-host.invalid/crm/api/v1.0/", "write-key", ""), "url")
                    .isEqualTo("host name \"no-such-host.invalid\" does not resolve");
            refused(source("closed", closed, "write-key", ""), "url")
                    .startsWith("could not connect to 127.0.0.1:")
                    .endsWith("connection refused");
        }
    }

    @Test
    void ur76ACertificateThatIsNotTrustedOrMadeOutForAnotherNameIsTold() {
        Certificate own = Certificate.selfSigned("127.0.0.1");
        Certificate anothers = Certificate.selfSigned("192.0.2.1");
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().secured(own));
                UcrmServer other = UcrmServer.start(UcrmOptions.defaults().secured(anothers));
                UcrmServer plain = UcrmServer.start(UcrmOptions.defaults())) {
            refused(source("untrusted", crm.url(), "write-key", ""), "tls")
                    .isEqualTo("TLS: the certificate is signed by nobody whom Demarc trusts");
            refused(source("othername", other.url(), "write-key", anothers.pem()), "tls")
                    .startsWith("TLS: the certificate is made out for another name");
            refused(source("plain", plain.url().replace("http:", "https:"), "write-key", ""), "tls")
                    .isEqualTo("TLS: what answers there does not speak TLS");
        }
    }

    @Test
    void ur76AWrongKeyAWrongPathAndAnOldVersionAreTold() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
                UcrmServer old = UcrmServer.start(UcrmOptions.defaults().withVersion("2.9.1"))) {
            refused(source("wrongkey", crm.url(), "guessed-key", ""), "key")
                    .startsWith("the CRM refuses the app key: the CRM answered 401")
                    .doesNotContain("guessed-key");
            refused(source("wrongpath", crm.url().replace("/crm/api", "/elsewhere"), "write-key", ""), "url")
                    .contains("what answers is no CRM");
            refused(source("old", old.url(), "write-key", ""), "version")
                    .isEqualTo("version 2.9.1 is older than 2.14, the oldest that Demarc knows");
        }
    }

    @Test
    void ur76AClosedAndAFilteredRouterAreTold() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults())) {
            long id = router("away", router, Map.of());
            router.stop();
            refusedByRouter(id, "connect").startsWith("could not connect to 127.0.0.1:" + router.port() + ": refused");
            router.filter();
            long start = System.nanoTime();
            refusedByRouter(id, "connect").endsWith("timeout: no answer within 3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(15));

            long nowhere = router("nowhere", router, Map.of("host", "no-such-router.invalid"));
            refusedByRouter(nowhere, "name").isEqualTo("host name \"no-such-router.invalid\" does not resolve");
        }
    }

    @Test
    void ur76AnotherCertificateThanThePinnedOneIsTold() {
        try (RouterOsSimulator router =
                RouterOsSimulator.start(RouterOsOptions.defaults().tlsPort(0).profiles("disabled"))) {
            Map<String, Object> tls = Map.of("port", router.tlsPort(), "tls", true, "pin", "00".repeat(32));
            long other = router("pin", router, tls);
            long right =
                    router("pinned", router, Map.of("port", router.tlsPort(), "tls", true, "pin", router.tlsPin()));

            refusedByRouter(other, "tls").isEqualTo("TLS: the router's certificate is not the pinned one");
            JsonNode good = testOf(right);
            assertThat(good.path("ok").asBoolean()).as(good.toString()).isTrue();
            assertThat(step(good.path("checks"), "tls").path("text").asText())
                    .isEqualTo("the certificate is the pinned one");
            assertThat(step(good.path("checks"), "sessions").path("text").asText())
                    .endsWith("of 20 sessions of the service api-ssl are in use");
        }
    }

    @Test
    void ur76AWrongPasswordAndMissingPermissionsAreTold() {
        RouterOsOptions options = RouterOsOptions.defaults()
                .profiles("disabled")
                .user(new RouterUser("half", "half", true, false))
                .user(RouterUser.full("grouped", "grouped"));
        try (RouterOsSimulator router = RouterOsSimulator.start(options)) {
            router.add("/ppp/secret", Map.of("name", "somebody", "password", "topsecret1"));
            long wrong = router("wrong", router, Map.of("password", "topsecret1"));
            long reader = router("reader", router, Map.of("login", "ro", "password", "ro"));
            long blind = router("blind", router, Map.of("login", "half", "password", "half"));
            router.add("/user/group", Map.of("name", "few", "policy", "api,read,!write,!sensitive"));
            router.add("/user", Map.of("name", "grouped", "group", "few"));
            long grouped = router("grouped", router, Map.of("login", "grouped", "password", "grouped"));

            refusedByRouter(wrong, "login")
                    .isEqualTo("wrong-" + unique
                            + " refused the login of user \"api\": invalid user name or password (6)");
            refusedByRouter(reader, "permissions")
                    .isEqualTo("user \"ro\" on reader-" + unique + " lacks the permission to write");
            refusedByRouter(blind, "read")
                    .isEqualTo("user \"half\" lacks the policy \"sensitive\": passwords cannot be compared");
            refusedByRouter(grouped, "permissions")
                    .isEqualTo("user \"grouped\" lacks the policies \"write\", \"sensitive\"");
        }
    }

    @Test
    void ur76MissingProfilesAnOldVersionAFullApiAndAWrongClockAreTold() throws SQLException {
        RouterOsOptions options =
                RouterOsOptions.defaults().profiles("Basic 10M").clockOffset(Duration.ofHours(-5));
        try (RouterOsSimulator router = RouterOsSimulator.start(options);
                RouterOsSimulator old = RouterOsSimulator.start(
                        RouterOsOptions.defaults().era(Era.of("6.40")).profiles("disabled"));
                RouterOsSimulator full =
                        RouterOsSimulator.start(RouterOsOptions.defaults().maxSessions(0))) {
            long bare = router("bare", router, Map.of());
            accountWithPlan(bare, "Basic 10M");
            accountWithPlan(bare, "Pro 50M");
            accountWithPlan(bare, "Two  Blanks ");

            refusedByRouter(bare, "disabled-profile").isEqualTo("profile \"disabled\" is missing on bare-" + unique);
            refusedByRouter(bare, "plan-profiles")
                    .isEqualTo("profiles \"Pro 50M\", \"Two  Blanks \" are missing on bare-" + unique);
            refusedByRouter(bare, "clock").startsWith("the router's clock is 5 h behind Demarc's");
            refusedByRouter(router("old", old, Map.of("legacyLogin", true)), "version")
                    .contains("6.40")
                    .endsWith("is older than 6.42, the oldest that Demarc knows");
            refusedByRouter(router("full", full, Map.of()), "sessions").contains("closed during the login");
        }
    }

    @Test
    @DisplayName("UR-76 how many API sessions of a router are in use is told, and that none is left")
    void ur76HowManySessionsAreInUseIsTold() throws IOException {
        RouterOsOptions small = RouterOsOptions.defaults().profiles("disabled").maxSessions(3);
        RouterOsOptions silent = RouterOsOptions.defaults().profiles("disabled").era(Era.V6_49);
        try (RouterOsSimulator busy = RouterOsSimulator.start(small);
                RouterOsSimulator roomy =
                        RouterOsSimulator.start(RouterOsOptions.defaults().profiles("disabled"));
                RouterOsSimulator older = RouterOsSimulator.start(silent)) {
            signIn(busy);
            signIn(busy);
            signIn(roomy);
            long full = router("busy", busy, Map.of());
            long free = router("roomy", roomy, Map.of());
            long untold = router("older", older, Map.of());

            // A connection that Demarc keeps for something else, or that is just being closed, counts as well.
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> refusedByRouter(full, "sessions")
                    .isEqualTo("3 of 3 sessions of the service api are in use"));
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                JsonNode room = testOf(free);
                assertThat(room.path("ok").asBoolean()).as(room.toString()).isTrue();
                assertThat(step(room.path("checks"), "sessions").path("text").asText())
                        .isEqualTo("2 of 20 sessions of the service api are in use");
            });
            assertThat(testOf(untold).path("checks").findValuesAsText("name"))
                    .contains("clock")
                    .doesNotContain("sessions");
        }
    }

    /** Another program's session, until the end of the test. */
    private void signIn(RouterOsSimulator router) throws IOException {
        Socket socket = new Socket("127.0.0.1", router.port());
        outsiders.add(socket);
        socket.setSoTimeout(10_000);
        byte[] login = "\6/login\13=name=admin\12=password=\0".getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(login);
        assertThat(new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
                .isEqualTo("\5!done\0");
    }

    private String source(String name, String url, String key, String caPem) {
        String code = name + unique;
        var added = Product.post(
                "/rest/v1/crm-sources", Map.of("code", code, "baseUrl", url, "appKey", key, "caPem", caPem));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return code;
    }

    private static JsonNode testOf(String source) {
        var answer = Product.post("/rest/v1/ucrm/" + source + "/test", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    private static JsonNode testOf(long router) {
        var answer = Product.post("/rest/v1/routers/" + router + "/test", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    /** The step must be the first that failed. */
    private static org.assertj.core.api.AbstractStringAssert<?> refused(String source, String step) {
        return refusal(testOf(source), step);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refusedByRouter(long router, String step) {
        JsonNode answer = testOf(router);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isFalse();
        return refusal(answer.path("checks"), step);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refusal(JsonNode steps, String name) {
        JsonNode step = step(steps, name);
        assertThat(step.path("ok").asBoolean(true)).as(steps.toString()).isFalse();
        return assertThat(step.path("text").asText()).as(steps.toString());
    }

    private static JsonNode step(JsonNode steps, String name) {
        for (JsonNode step : steps) {
            if (step.path("name").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name + " in " + steps);
    }

    private long router(String name, RouterOsSimulator router, Map<String, Object> otherwise) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "name",
                name + "-" + unique,
                "host",
                "127.0.0.1",
                "port",
                router.port(),
                "login",
                "api",
                "password",
                "secret"));
        request.putAll(otherwise);
        var added = Product.post("/rest/v1/routers", request);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private void accountWithPlan(long router, String plan) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO provisioning_account (source, service, plan_name, kind, router_id, state) VALUES (?, ?, ?, 'PPPOE', ?, 'APPLIED')")) {
            insert.setString(1, "plans" + unique);
            insert.setString(2, plan);
            insert.setString(3, plan);
            insert.setLong(4, router);
            insert.executeUpdate();
        }
    }
}
