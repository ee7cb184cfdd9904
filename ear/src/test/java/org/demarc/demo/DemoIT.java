package org.demarc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code demo.json} says is true, and the demo goes as it came. */
class DemoIT {

    /** SNMP v2c, community public, GET sysName.0. */
    private static final byte[] GET_SYS_NAME = HexFormat.of()
            .parseHex("302902010104067075626c6963a01c020401020304020100020100300e300c06082b060102010105000500");

    private static final String FOLDER = "stand-demo";
    private static final Pattern LETTERS = Pattern.compile("Messages: (http\\S+)");

    @Test
    @DisplayName("UR-75 everything that the demo tells is true")
    void everythingThatTheDemoTellsIsTrueAndTheDataIsThereAgainAtTheNextStart() throws Exception {
        Path leftover = Files.writeString(RunningDemo.folder(FOLDER).resolve("secrets.json"), "of an earlier run");
        String password;
        try (RunningDemo demo = new RunningDemo(FOLDER, "demo.fresh=true")) {
            JsonNode file = demo.file();
            password = file.path("adminPassword").asText();

            assertThat(leftover).content().contains(password);
            assertThat(names(file))
                    .containsExactly(
                            "url",
                            "nodes",
                            "adminLogin",
                            "adminPassword",
                            "apiKey",
                            "jdbcUrl",
                            "cli",
                            "jms",
                            "hooks",
                            "lab");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(demo.dir().resolve("demo.json"))))
                    .isEqualTo("rw-------");
            theAdministratorComesIn(file, password);
            theCommandWorks(file, demo.dir().resolve("cli.conf"));
            theLabIsThere(file.path("lab"));
            theDatabaseHoldsTheDevices(file);
            otherProgramsComeInByMessages(file.path("jms"));
            theHooksAreOpen(file);
            aWebhookByHandLeadsToAnAccount(file);
            somebodyWorksWithIt(file);
            aLostOnuIsToldInTheLettersOfTheLab(demo);
            setPassword(file, "Another-Horse-8");

            assertThat(demo.stopped()).isEmpty();
            assertThat(demo.dir().resolve("demo.json")).doesNotExist();
        }
        try (RunningDemo demo = new RunningDemo(FOLDER, "demo.nodes=2")) {
            JsonNode file = demo.file();

            bothNodesShowHisWork(file);
            hisWorkIsThere(file);
            theHooksAreOpen(file);
            assertThat(file.path("adminPassword").isNull()).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> demo.said().contains("Password: not known"));
            assertThat(demo.said()).doesNotContain(password);
            setPassword(file, password);
            theAdministratorComesIn(file, password);
        }
    }

    /** Where the start-up text says that messages are to be seen, they are. */
    private static void aLostOnuIsToldInTheLettersOfTheLab(RunningDemo demo) throws IOException {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> LETTERS.matcher(demo.said()).find());
        Matcher letters = LETTERS.matcher(demo.said());
        assertThat(letters.find()).isTrue();
        URI page = URI.create(letters.group(1));
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(
                        Product.send(HttpRequest.newBuilder(page)).body())
                .contains("Mail to noc@lab.test", "Telegram to 1001", "Webhook to /noc", "onu_lost"));
        assertThat(demo.said()).contains("is cut", "Mail to noc@lab.test: ");
    }

    private static void setPassword(JsonNode file, String password) throws IOException {
        JsonNode me = Product.json(get(file, "/rest/v1/me"));
        send(file, "PUT", "users/" + me.at("/user/id").asLong() + "/password", Map.of("password", password));
    }

    /** Adds a device, and gives other names to what the demo has registered. */
    private static void somebodyWorksWithIt(JsonNode file) throws IOException {
        send(file, "POST", "devices", Map.of("name", "kept", "address", "192.0.2.60"));
        JsonNode olt = item(file, "devices", "olt-bdcom-1");
        send(
                file,
                "PUT",
                "devices/" + olt.path("id").asLong(),
                Map.of(
                        "name",
                        "renamed-olt",
                        "address",
                        olt.path("address").asText(),
                        "accessProfileId",
                        olt.at("/access/id").asLong()));
        JsonNode pool = item(file, "pools", "PPPoE");
        send(
                file,
                "PUT",
                "pools/" + pool.path("id").asLong(),
                Map.of(
                        "name",
                        "renamed pool",
                        "kind",
                        "ppp",
                        "prefixes",
                        pool.path("prefixes"),
                        "version",
                        pool.path("version").asLong()));
        JsonNode billing = item(file, "billing-sources", "Lab billing");
        send(
                file,
                "PUT",
                "billing-sources/" + billing.path("id").asLong(),
                Map.of("name", "renamed billing", "kind", "ubilling"));
    }

    private static void bothNodesShowHisWork(JsonNode file) {
        List<URI> nodes = StreamSupport.stream(file.path("nodes").spliterator(), false)
                .map(JsonNode::asText)
                .map(URI::create)
                .toList();
        assertThat(nodes).hasSize(2);
        assertThat(nodes.get(0)).hasToString(file.path("url").asText());
        assertThat(nodes.get(1).getPort()).isEqualTo(nodes.get(0).getPort() + 100);
        for (URI node : nodes) {
            var devices = Product.send(HttpRequest.newBuilder(URI.create(node + "/rest/v1/devices?q=renamed-olt"))
                    .header("X-Auth-Key", file.path("apiKey").asText()));
            assertThat(Product.json(devices).at("/items/0/name").asText())
                    .as(node + ": " + devices.body())
                    .isEqualTo("renamed-olt");
        }
    }

    private static void hisWorkIsThere(JsonNode file) throws IOException {
        assertThat(list(file, "devices").findValuesAsText("name"))
                .contains("kept", "renamed-olt")
                .doesNotContain("olt-bdcom-1");
        assertThat(list(file, "devices")).hasSize(file.at("/lab/devices").size() + 1);
        assertThat(list(file, "pools").findValuesAsText("name")).contains("renamed pool");
        assertThat(list(file, "billing-sources").findValuesAsText("name"))
                .containsExactlyInAnyOrder("local", "renamed billing");
        assertThat(Product.json(get(file, "/rest/v1/services/plain/770077"))
                        .at("/service/state")
                        .asText())
                .isEqualTo("APPLIED");
        assertThat(said(file.at("/lab/routers/0"), List.of("/ppp/secret/print")))
                .contains("byhand");
    }

    private static JsonNode list(JsonNode file, String list) {
        return Product.json(get(file, "/rest/v1/" + list + "?limit=1000")).path("items");
    }

    private static JsonNode item(JsonNode file, String list, String name) {
        return StreamSupport.stream(list(file, list).spliterator(), false)
                .filter(item -> item.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void send(JsonNode file, String method, String path, Object body) throws IOException {
        var answer =
                Product.send(HttpRequest.newBuilder(URI.create(file.path("url").asText() + "/rest/v1/" + path))
                        .header("X-Auth-Key", file.path("apiKey").asText())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(Product.JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private static void theAdministratorComesIn(JsonNode file, String password) throws IOException {
        assertThat(file.path("nodes").get(0)).isEqualTo(file.path("url"));
        var me = get(file, "/rest/v1/me");
        assertThat(Product.json(me).at("/user/login").asText())
                .isEqualTo(file.path("adminLogin").asText());
        Map<String, Object> credentials =
                Map.of("login", file.path("adminLogin").asText(), "password", password);
        var signedIn = post(file.path("url").asText() + "/api/v1/auth", credentials);
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    }

    private static void theCommandWorks(JsonNode file, Path connection) throws Exception {
        Path root = Path.of(System.getProperty("demarc.root", ".."));
        Process command = new ProcessBuilder(
                        root.resolve(file.path("cli").asText()).toString(),
                        "--config",
                        connection.toString(),
                        "user:list")
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        assertThat(said).contains(file.path("adminLogin").asText());
    }

    private static void theLabIsThere(JsonNode lab) throws IOException {
        assertThat(names(lab)).containsExactly("snmpPort", "devices", "routers", "billings");
        assertThat(lab.path("devices")).hasSize(18);
        for (JsonNode device : lab.path("devices")) {
            assertThat(names(device)).containsExactly("name", "address", "profile");
            assertThat(sysName(
                            device.path("address").asText(),
                            lab.path("snmpPort").asInt()))
                    .contains(device.path("name").asText());
        }
        assertThat(lab.path("routers")).hasSize(3);
        for (JsonNode router : lab.path("routers")) {
            assertThat(names(router)).containsExactly("name", "address", "apiPort", "login", "password");
            assertThat(said(router)).contains("!done");
        }
        JsonNode billing = lab.path("billings").get(0);
        assertThat(names(billing)).containsExactly("name", "kind", "url", "key");
        assertThat(billing.path("url").asText())
                .contains("key=" + billing.path("key").asText());
        var users = Product.send(
                HttpRequest.newBuilder(URI.create(billing.path("url").asText() + "&request=get_user_list")));
        assertThat(Product.json(users)).hasSize(2000);
    }

    private static void theDatabaseHoldsTheDevices(JsonNode file) throws Exception {
        try (var connection = DriverManager.getConnection(file.path("jdbcUrl").asText());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from device")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(file.at("/lab/devices").size());
        }
    }

    private static void otherProgramsComeInByMessages(JsonNode jms) {
        try (JMSContext context = new ActiveMQConnectionFactory(jms.path("url").asText())
                .createContext(jms.path("login").asText(), jms.path("password").asText())) {
            context.createConsumer(context.createTopic(jms.path("results").asText()))
                    .close();
        }
    }

    private static void theHooksAreOpen(JsonNode file) {
        for (JsonNode hook : file.path("hooks")) {
            assertThat(names(hook)).containsExactly("partner", "source", "url", "verified");
            assertThat(hook.path("partner").asText()).isEqualTo("ucrm");
            assertThat(hook.path("verified").asBoolean())
                    .isEqualTo(hook.path("source").asText().equals("main"));
            assertThat(Product.send(HttpRequest.newBuilder(
                                    URI.create(hook.path("url").asText())))
                            .body())
                    .contains("ready");
        }
        assertThat(file.path("hooks").findValuesAsText("source")).containsExactly("main", "plain");
    }

    private static void aWebhookByHandLeadsToAnAccount(JsonNode file) throws IOException {
        String router = file.at("/lab/routers/0/name").asText();
        Map<String, Object> service = Map.of(
                "id",
                770077,
                "clientId",
                1,
                "status",
                1,
                "servicePlanName",
                "Home 50",
                "attributes",
                List.of(
                        Map.of("key", "deviceName", "value", router),
                        Map.of("key", "pppoeUsername", "value", "byhand"),
                        Map.of("key", "pppoePassword", "value", "pw1")));
        Map<String, Object> hook = Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "changeType",
                "insert",
                "entity",
                "service",
                "entityId",
                770077,
                "eventName",
                "service.add",
                "extraData",
                Map.of("entity", service));

        assertThat(post(file.at("/hooks/1/url").asText(), hook).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Product.json(get(file, "/rest/v1/services/plain/770077"))
                                .at("/service/state")
                                .asText())
                        .isEqualTo("APPLIED"));
    }

    private static String sysName(String address, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(10_000);
            socket.send(new DatagramPacket(GET_SYS_NAME, GET_SYS_NAME.length, InetAddress.getByName(address), port));
            DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.ISO_8859_1);
        }
    }

    /** What a router's API answers to a login and one more command. */
    @SafeVarargs
    private static String said(JsonNode router, List<String>... more) throws IOException {
        try (Socket socket = new Socket(
                router.path("address").asText(), router.path("apiPort").asInt())) {
            socket.setSoTimeout(10_000);
            ByteArrayOutputStream sentences = new ByteArrayOutputStream();
            write(
                    sentences,
                    List.of(
                            "/login",
                            "=name=" + router.path("login").asText(),
                            "=password=" + router.path("password").asText()));
            for (List<String> sentence : more) {
                write(sentences, sentence);
            }
            write(sentences, List.of("/quit"));
            socket.getOutputStream().write(sentences.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(ByteArrayOutputStream to, List<String> sentence) {
        for (String word : sentence) {
            to.write(word.length());
            to.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
        }
        to.write(0);
    }

    private static HttpResponse<String> get(JsonNode file, String path) {
        return Product.send(HttpRequest.newBuilder(URI.create(file.path("url").asText() + path))
                .header("X-Auth-Key", file.path("apiKey").asText()));
    }

    private static HttpResponse<String> post(String url, Object body) throws IOException {
        return Product.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Product.JSON.writeValueAsString(body))));
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
