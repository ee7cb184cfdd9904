package org.demarc.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.demarc.lab.console.ConsoleServer;
import org.demarc.lab.console.LabConsole;
import org.demarc.lab.console.Manner;
import org.demarc.lab.console.Shells;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actions by console through the whole server: telnet and ssh, access profiles, the log. */
class Dev17ConsoleIT {

    private static final String WORD = "console-it-word";
    private static final SnmpAgent AGENT = SnmpAgent.start(0);
    private static final ConsoleServer CONSOLES = ConsoleServer.start(0, 0);
    private static final LabDevice ZTE = build("olt-zte");
    private static final LabDevice DLINK = build("sw-dlink");
    private static final LabConsole ZTE_CONSOLE = Shells.console(ZTE, "noc", WORD, "");
    private static final LabConsole DLINK_CONSOLE = Shells.console(DLINK, "noc", WORD, "");
    private static long zteId;
    private static long dlinkId;
    private static long mutedId;

    private static LabDevice build(String name) {
        return Isp.first(52, name);
    }

    @BeforeAll
    static void addDevices() {
        long ssh = profile("console-it ssh", "ssh", CONSOLES.sshPort(), WORD);
        long telnet = profile("console-it telnet", "telnet", CONSOLES.telnetPort(), WORD);
        zteId = add("console-zte", "127.41.8.1", ZTE, ZTE_CONSOLE, ssh);
        dlinkId = add("console-dlink", "127.41.8.2", DLINK, DLINK_CONSOLE, telnet);
        mutedId = add("console-nobody", "127.41.8.3", DLINK, null, 0);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> json("/rest/v1/onus?device=" + zteId + "&status=Online&limit=1")
                                .path("total")
                                .asLong()
                        > 2);
    }

    private static long profile(String name, String kind, int port, String word) {
        var added = Product.post(
                "/rest/v1/access-profiles",
                Map.of("name", name, "consoleKind", kind, "consolePort", port, "login", "noc", "password", word));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).doesNotContain(word);
        return Product.json(added).path("id").asLong();
    }

    private static long add(
            String name,
            String address,
            LabDevice device,
            @org.jspecify.annotations.Nullable LabConsole console,
            long profile) {
        var snmp = new SnmpDevice(name, device.mib(), Manners.communities("public", "console-it-write"));
        device.whenChanged(snmp::serve);
        AGENT.bind(address, snmp);
        if (console != null) {
            CONSOLES.bind(address, console);
        }
        Map<String, Object> wanted = new HashMap<>(
                Map.of("name", name, "address", address, "snmpPort", AGENT.port(), "community", "public"));
        if (profile > 0) {
            wanted.put("accessProfileId", profile);
        }
        var added = Product.post("/rest/v1/devices", wanted);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long id = Product.json(added).path("id").asLong();
        Product.post("/rest/v1/devices/" + id + "/poll", Map.of());
        return id;
    }

    @AfterAll
    static void close() {
        for (long id : new long[] {zteId, dlinkId, mutedId}) {
            Product.delete("/rest/v1/devices/" + id);
        }
        CONSOLES.close();
        AGENT.close();
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }

    private static JsonNode done(Map<String, Object> wanted) {
        var asked = Product.post("/rest/v1/device-actions", wanted);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path =
                "/rest/v1/device-actions/" + Product.json(asked).path("id").asLong();
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> json(path), run -> !run.path("finishedAt").isNull());
    }

    @Test
    @DisplayName("DEV-17 an ONU of a ZTE is rebooted by ssh, and one that the device refuses ends with its words")
    void anOnuIsRebootedBySsh() {
        JsonNode onu = json("/rest/v1/onus?device=" + zteId + "&status=Online&limit=5")
                .path("items")
                .path(0);

        JsonNode rebooted =
                done(Map.of("kind", "onu-reboot", "interfaceId", onu.path("id").asLong()));

        assertThat(rebooted.path("state").asText()).as(rebooted.toString()).isEqualTo("DONE");
        assertThat(rebooted.toString()).contains("pon-onu-mng").doesNotContain(WORD);
        assertThat(ZTE_CONSOLE.commands()).contains("reboot");
    }

    @Test
    @DisplayName("DEV-17 a switch is saved by telnet; without login the offer says why not, and asking is refused")
    void aSwitchIsSavedByTelnet() {
        JsonNode saved = done(Map.of("kind", "save-config", "deviceId", dlinkId));
        var refused = Product.post("/rest/v1/device-actions", Map.of("kind", "save-config", "deviceId", mutedId));
        String offers = Product.get("/rest/v1/devices/" + mutedId + "/actions").body();

        assertThat(saved.path("state").asText()).as(saved.toString()).isEqualTo("DONE");
        assertThat(DLINK_CONSOLE.commands()).contains("save");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("console access is not configured");
        assertThat(offers).contains("console access is not configured");
    }

    @Test
    @DisplayName(
            "DEV-17 console_command: what a person types is said on the device's console, shown, logged and audited without its secrets")
    void aTypedCommandIsSaid() {
        JsonNode shown = done(Map.of(
                "kind", "console-command", "deviceId", zteId, "arguments", Map.of("command", "show running-config")));
        JsonNode secret = done(Map.of(
                "kind",
                "console-commands",
                "deviceId",
                dlinkId,
                "arguments",
                Map.of("commands", "frobnicate password typed-it-secret", "break_on_error", "no")));
        var two = Product.post(
                "/rest/v1/device-actions",
                Map.of("kind", "console-command", "deviceId", zteId, "arguments", Map.of("command", "a\nb")));

        assertThat(shown.path("state").asText()).as(shown.toString()).isEqualTo("DONE");
        assertThat(shown.at("/result/0/command").asText()).isEqualTo("show running-config");
        assertThat(shown.at("/result/0/answer").asText()).isNotBlank();
        assertThat(secret.path("state").asText()).as(secret.toString()).isEqualTo("DONE");
        assertThat(secret.toString()).contains("frobnicate").doesNotContain("typed-it-secret");
        assertThat(DLINK_CONSOLE.commands()).contains("frobnicate password typed-it-secret");
        assertThat(Product.get("/rest/v1/audit?limit=50").body())
                .contains("console-commands")
                .doesNotContain("typed-it-secret");
        assertThat(two.statusCode()).as(two.body()).isEqualTo(422);
    }

    @Test
    @DisplayName("row 55: what was done to a device stands in its log of calls, with who asked")
    void whatWasDoneStandsInTheLogOfCalls() {
        done(Map.of("kind", "save-config", "deviceId", dlinkId));

        JsonNode call = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> json("/rest/v1/pollers/log?kind=ACTION&asked=KEY&by=ADM&device=" + dlinkId)
                                .at("/items/0"),
                        found -> found.path("argument").asText().equals("save-config"));

        assertThat(call.path("argument").asText()).as(call.toString()).isEqualTo("save-config");
        assertThat(call.path("outcome").asText()).as(call.toString()).isEqualTo("ANSWERED");
        assertThat(call.path("askedBy").asText()).as(call.toString()).isEqualTo("admin");
    }

    @Test
    @DisplayName(
            "row 15: live traffic of a line whose counters are switched off is refused with the parameter and its level")
    void trafficThatIsSwitchedOffIsRefused() {
        long onu = json("/rest/v1/onus?device=" + zteId + "&limit=1")
                .at("/items/0/id")
                .asLong();
        parameters("{\"disabled_modules\":[\"interface_counters\"]}");
        try {
            var refused = Product.get("/rest/v1/interfaces/" + onu + "/traffic");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("disabled_modules on the level of the", "names interface_counters");
        } finally {
            parameters("{}");
        }
    }

    @Test
    @DisplayName(
            "DEV-7 DEV-8 DEV-11 DEV-12 one reading is read now, of one ONU or of all, by named columns; what is wrong is refused")
    void oneReadingIsReadNow() {
        String path = "/rest/v1/devices/" + zteId + "/live-readings/";
        JsonNode all = json(path + "onu-state");
        String key = "";
        for (JsonNode row : all.path("rows")) { // an ONU that another test has rebooted has no levels for a while
            key = row.at("/values/status").asText().equals("Online")
                    ? row.path("key").asText()
                    : key;
        }
        String named = "interface=" + URLEncoder.encode(key, StandardCharsets.UTF_8);

        JsonNode one = json(path + "onu-signal?" + named);
        JsonNode some = json(path + "onu-signal?columns=rxDbm&" + named);
        var column = Product.get(path + "onu-signal?columns=colour");
        var lacking = Product.get(path + "bgp-peers");
        var nobody = Product.get(path + "onu-signal?interface=nobody");

        assertThat(one.path("source").asText()).as(one.toString()).isEqualTo("device");
        assertThat(one.path("error").asText()).isEmpty();
        assertThat(one.path("rows")).as(key + " of " + all).hasSize(1);
        assertThat(one.at("/rows/0/key").asText()).isNotEmpty();
        assertThat(one.at("/rows/0/values").has("distanceM")).isTrue();
        assertThat(some.at("/rows/0/values").has("rxDbm")).as(some.toString()).isTrue();
        assertThat(some.at("/rows/0/values")).hasSize(1);
        assertThat(all.path("rows").size()).as(all.toString()).isGreaterThan(2);
        assertThat(column.statusCode()).as(column.body()).isEqualTo(422);
        assertThat(column.body()).contains("columns: colour");
        assertThat(lacking.statusCode()).as(lacking.body()).isEqualTo(409);
        assertThat(nobody.statusCode()).as(nobody.body()).isEqualTo(404);
        var preview = Product.post(
                "/rest/v1/event-rules/preview",
                Map.of("name", "weak_it", "measure", "onu-signal.rxDbm", "comparison", "BELOW", "threshold", 50));
        var bad = Product.post(
                "/rest/v1/event-rules/preview",
                Map.of("name", "weak_it", "measure", "onu-signal.colour", "comparison", "BELOW", "threshold", 50));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(Product.json(preview).path("total").asInt()).isPositive();
        assertThat(bad.statusCode()).as(bad.body()).isEqualTo(422);
        assertThat(bad.body()).contains("no such measure: onu-signal.colour");
    }

    @Test
    @DisplayName("DEV-19 the ssh key of the first time counts until it is forgotten")
    void theFirstKeyCounts() {
        var forgotten = Product.delete("/rest/v1/devices/" + zteId + "/console-key");
        ZTE_CONSOLE.behave(Manner.GOOD);

        assertThat(forgotten.statusCode()).as(forgotten.body()).isIn(200, 204);
    }

    private static JsonNode waiting() {
        for (JsonNode one : json("/rest/v1/unregistered-onus?device=" + zteId)) {
            if (one.path("ident").asText().toUpperCase(java.util.Locale.ROOT).contains("ZTEG")
                    || one.path("ident").asText().startsWith("5A5445")) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static void parameters(String json) {
        String path = "/rest/v1/custom-parameters/devices/" + zteId;
        var said = Product.put(
                path, "{\"parameters\":" + json + ",\"seen\":" + json(path).path("parameters") + "}");
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    }

    private static JsonNode template() {
        for (JsonNode one : json("/rest/v1/registration-templates")) {
            if (one.path("profile").asText().equals("zte-c300")) {
                return one;
            }
        }
        throw new AssertionError("no template for ZTE");
    }

    @Test
    @DisplayName(
            "DEV-17 an ONU that waits is registered: preview, exactly that sent, and it is read again as registered")
    void anOnuThatWaitsIsRegistered() {
        JsonNode one =
                await().atMost(Duration.ofMinutes(2)).until(Dev17ConsoleIT::waiting, found -> !found.isMissingNode());
        assertThat(one.path("ponInterfaceId").asLong()).as(one.toString()).isPositive();
        Map<String, Object> wanted = Map.of(
                "ponInterfaceId", one.path("ponInterfaceId").asLong(),
                "templateId", template().path("id").asLong(),
                "ident", one.path("ident").asText(),
                "values", Map.of("vlan", "777", "description", "вул. Нова; reboot"));

        var preview = Product.post("/rest/v1/onu-registrations/preview", wanted);
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        var commands = new java.util.ArrayList<String>();
        Product.json(preview).path("commands").forEach(line -> commands.add(line.asText()));
        int before = ZTE.onus().size();
        parameters("{\"disabled_modules\":[\"onts_registration\"]}");
        var switchedOff = Product.post("/rest/v1/onu-registrations", wanted);
        parameters("{}");
        assertThat(switchedOff.statusCode()).as(switchedOff.body()).isBetween(400, 499);
        assertThat(switchedOff.body()).contains("onts_registration: switched off by the custom parameters");
        var asked = Product.post("/rest/v1/onu-registrations", wanted);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path =
                "/rest/v1/device-actions/" + Product.json(asked).path("id").asLong();
        JsonNode run = await().atMost(Duration.ofSeconds(90))
                .until(() -> json(path), found -> !found.path("finishedAt").isNull());

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("DONE");
        assertThat(commands)
                .contains("service-port 1 vport 1 user-vlan 777 vlan 777", "description вул. Нова reboot")
                .noneMatch(line -> line.contains("{"));
        assertThat(ZTE_CONSOLE.commands()).containsSubsequence(commands);
        assertThat(ZTE.onus()).hasSize(before + 1);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(json("/rest/v1/unregistered-onus?device=" + zteId))
                        .isEmpty());
    }

    @Test
    @DisplayName("DEV-20 templates are checked, and values that could begin a command are refused")
    void templatesAreChecked() {
        JsonNode zte = template();
        var unknown = Product.post(
                "/rest/v1/registration-templates",
                Map.of("name", "console-it bad", "profile", "zte-c300", "commands", java.util.List.of("onu {nobody}")));
        var added = Product.post(
                "/rest/v1/registration-templates",
                Map.of(
                        "name",
                        "console-it good",
                        "profile",
                        "zte-c300",
                        "fields",
                        java.util.List.of("vlan:vlan:100"),
                        "commands",
                        java.util.List.of("conf t", "vlan {vlan}")));
        long pon = await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> json("/rest/v1/devices/" + zteId + "/interfaces?limit=100")
                                .path("items"),
                        items -> items.size() > 0)
                .findParents("parentKey")
                .stream()
                .filter(one -> one.path("type").asText().equals("PON"))
                .mapToLong(one -> one.path("id").asLong())
                .findFirst()
                .orElse(0);
        var bad = Product.post(
                "/rest/v1/onu-registrations/preview",
                Map.of(
                        "ponInterfaceId",
                        pon,
                        "templateId",
                        zte.path("id").asLong(),
                        "ident",
                        "ZTEG00000001",
                        "values",
                        Map.of("vlan", "100\nreboot")));
        Product.delete("/rest/v1/registration-templates/"
                + Product.json(added).path("id").asLong());

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(422);
        assertThat(unknown.body()).contains("{nobody} is not known");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(bad.statusCode()).as(bad.body()).isIn(404, 422);
    }
}
