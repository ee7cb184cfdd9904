package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a webhook, a request or a call may hold: nothing breaks by it, and nothing gets anywhere but where it belongs. */
class Ur25HostileHooksIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private final Shop shop = new Shop();
    private final HookSource told = new HookSource("h" + shop.unique);

    Ur25HostileHooksIT() {
        Product.post("/rest/v1/pools", Map.of("name", "hostile", "kind", "ppp", "prefixes", List.of("10.97.0.0/24")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName("UR-25 a wrong type in any field breaks nothing, and nothing of it is tried for ever")
    void aWrongTypeInAnyFieldIsAnsweredAndEvaluatedToItsEnd() {
        List<String> pointers = List.of(
                "/uuid",
                "/changeType",
                "/entity",
                "/entityId",
                "/eventName",
                "/extraData",
                "/extraData/entity",
                "/extraData/entity/id",
                "/extraData/entity/clientId",
                "/extraData/entity/status",
                "/extraData/entity/name",
                "/extraData/entity/servicePlanName",
                "/extraData/entity/servicePlanType",
                "/extraData/entity/downloadSpeed",
                "/extraData/entity/uploadSpeed",
                "/extraData/entity/attributes",
                "/extraData/entity/attributes/0",
                "/extraData/entity/attributes/1/value",
                "/extraData/entity/attributes/1/key",
                "/extraData/entityBeforeEdit");
        List<String> values = List.of(
                "null",
                "true",
                "1e400",
                "-1",
                "99999999999999999999",
                "4294967297",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "[]",
                "{}",
                "[[{\"id\":[1]}]]",
                "{\"id\":{\"a\":1},\"key\":[],\"value\":{}}",
                "\"" + random(6000) + "\"");
        int number = 1000;
        shop.dhcpPool(shop.router1Id, "10.97.16.0/20");
        for (String pointer : pointers) {
            for (String value : values) {
                number++;
                ObjectNode hook = HookSource.hook(number, "insert", HookSource.lease(number, shop.site1));
                hook.withObject("/extraData").putObject("entityBeforeEdit").put("id", number);
                int status = Shop.hook(told.url, replaced(hook, pointer, value)).statusCode();
                assertThat(status)
                        .as(pointer + " = " + value.substring(0, Math.min(40, value.length())))
                        .isIn(200, 400, 422);
            }
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(told.open()).isZero());
        assertThat(told.send(HookSource.hook(1, "insert", HookSource.lease(1, shop.site1))))
                .isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(told.account(1).path("state").asText()).isEqualTo("APPLIED"));
    }

    @Test
    @DisplayName("UR-25 hooks of strangers are refused without a fault in the log")
    void strangersAreRefusedWithoutAFaultInTheLog() throws IOException {
        Path log = Product.stand().nodes().get(0).log();
        long before = Files.size(log);
        String strange = told.url.replaceFirst("/[^/]+/?$", "/nobody-knows-this-key/");
        for (int size : List.of(0, 10, 1_000, 100_000, 300_000)) {
            for (int i = 0; i < 5; i++) {
                assertThat(Shop.hook(strange, random(size)).statusCode()).isIn(403, 404);
            }
        }

        try (SeekableByteChannel said = Files.newByteChannel(log).position(before)) {
            assertThat(new BufferedReader(Channels.newReader(said, StandardCharsets.UTF_8)).lines())
                    .noneMatch(line -> line.contains("io.undertow.request"));
        }
    }

    private static String random(int length) {
        return new java.util.Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The hook with another JSON text at this place; Jackson could not write some of them. */
    private static String replaced(ObjectNode hook, String pointer, String value) {
        String mark = "@@@";
        int last = pointer.lastIndexOf('/');
        JsonNode parent = hook.at(pointer.substring(0, last));
        String field = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(field, mark);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(field), mark);
        }
        return hook.toString().replace("\"" + mark + "\"", value);
    }

    @Test
    @DisplayName("UR-25 bodies too large, too deep or no text at all are refused at once")
    void aBodyThatIsNoWebhookIsRefusedAndKeptNowhere() {
        String tenMegabytes = "{\"uuid\":\"" + "x".repeat(10 << 20) + "\"}";
        String arrays = "[".repeat(100_000) + "]".repeat(100_000);
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String hook = HookSource.hook(5, "insert", HookSource.pppoe(5, "nowhere", "P", "u", "p"))
                .toString();

        assertThat(Shop.hook(told.url, tenMegabytes).statusCode()).isEqualTo(413);
        assertThat(Shop.hook(told.url.replaceFirst(".$", "x"), tenMegabytes).statusCode())
                .isEqualTo(404);
        for (String body : List.of(
                arrays,
                objects,
                "{".repeat(100_000),
                "{\"uuid\":\"a\",\"extraData\":" + arrays + "}",
                "{\"uuid\":" + "9".repeat(500_000) + "}",
                "\u0000\u0001\u0002",
                hook + hook)) {
            assertThat(Shop.hook(told.url, body).statusCode())
                    .as(body.substring(0, 3))
                    .isEqualTo(400);
        }
        for (byte[] octets : List.of(
                hook.getBytes(StandardCharsets.UTF_16),
                hook.getBytes(StandardCharsets.UTF_16LE),
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0},
                hook.replace("insert", "\u00e9").getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(octets(told.url, octets)).isEqualTo(400);
        }
        assertThat(told.events("")).isZero();
    }

    @Test
    @DisplayName("UR-25 who sends slowly, or thousands of headers, keeps nobody else waiting")
    void slowSendersAndManyHeadersHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        URI hook = URI.create(told.url);
        try {
            for (int i = 0; i < 80; i++) {
                Socket socket = new Socket(hook.getHost(), hook.getPort());
                slow.add(socket);
                String path = i % 2 == 0 ? hook.getRawPath() : "/ucrm/nobody/nothing/";
                String begun = "POST " + path
                        + " HTTP/1.1\r\nHost: demarc\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"uuid\":";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                ObjectNode service = HookSource.pppoe(i + 1, "nowhere", "P", "u" + i, "p");
                long begin = System.nanoTime();
                assertThat(told.send(HookSource.hook(i + 1, "insert", service))).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(answerTo(hook, "X-Junk: 1\r\n".repeat(2000))).doesNotContain(" 50");
        assertThat(answerTo(hook, "X-Junk: " + "j".repeat(3 << 20) + "\r\n")).doesNotContain(" 50");
        assertThat(told.send(HookSource.hook(99, "insert", HookSource.pppoe(99, "nowhere", "P", "u", "p"))))
                .isEqualTo(200);
        await().atMost(SOON).until(() -> told.open() == 0);
    }

    /** The first line of the answer, empty when the connection was closed without one. */
    private static String answerTo(URI hook, String headers) {
        try (Socket socket = new Socket(hook.getHost(), hook.getPort())) {
            socket.setSoTimeout(30_000);
            String request = "POST " + hook.getRawPath() + " HTTP/1.1\r\nHost: demarc\r\n" + headers
                    + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            return new String(answer, StandardCharsets.US_ASCII);
        } catch (IOException cutOff) {
            return "";
        }
    }

    @Test
    @DisplayName("UR-26 the same in calls and requests of other programs: refused in words, never a fault")
    void callsOfOurOwnApiAreRefusedInWords() {
        for (String nasty : List.of("nul\\u0000", "half \\ud800", "\\u0000")) {
            for (String body : List.of(
                    "{\"code\":\"c\",\"name\":\"" + nasty + "\"}",
                    "{\"name\":\"" + nasty + "\",\"host\":\"127.0.0.1\",\"port\":1,\"login\":\"" + nasty
                            + "\",\"password\":\"x\"}",
                    "{\"name\":\"" + nasty + "\",\"kind\":\"ppp\",\"prefixes\":[\"10.97.255.0/24\"]}")) {
                for (String path : List.of("crm-sources", "routers", "pools", "service-sources")) {
                    HttpResponse<String> answer = Product.post("/rest/v1/" + path, body);
                    assertThat(answer.statusCode())
                            .as(path + " " + body + answer.body())
                            .isLessThan(500);
                    if (nasty.contains("u0000")) {
                        assertThat(answer.statusCode())
                                .as(path + " " + body + answer.body())
                                .isBetween(400, 499);
                    }
                }
            }
        }
        for (String path : List.of(
                "services?q=%00",
                "services?source=%00",
                "orders?q=%00",
                "ucrm/events?service=%00",
                "routers?q=%00",
                "devices?q=%00",
                "pools?q=%00",
                "services/%00/1",
                "provisioning-requests/%00")) {
            HttpResponse<String> answer = Product.get("/rest/v1/" + path);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(400, 499);
        }
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        for (String body : List.of(deep, "{\"name\":" + deep + "}", "{\"name\":\"" + "x".repeat(10 << 20) + "\"}")) {
            for (String path : List.of("crm-sources", "routers", "provisioning-requests")) {
                HttpResponse<String> answer = Product.post("/rest/v1/" + path, body);
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(400, 499);
            }
        }
    }

    private static int octets(String url, byte[] body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(20))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
