package org.demarc.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.demarc.cli.ShippedCommand.demarc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.cli.ShippedCommand.Result;
import org.demarc.lab.console.ConsoleServer;
import org.demarc.lab.console.LabConsole;
import org.demarc.lab.console.Manner;
import org.demarc.lab.console.Shells;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Configurations saved through the whole server, by telnet and ssh. */
class ConfigurationArchiveIT {

    private static final String WORD = "archive-it-word";
    private static final SnmpAgent AGENT = SnmpAgent.start(0);
    private static final ConsoleServer CONSOLES = ConsoleServer.start(0, 0);
    private static final LabDevice ZTE = build("olt-zte");
    private static final LabDevice DLINK = build("sw-dlink");
    private static final LabConsole DLINK_CONSOLE = Shells.console(DLINK, "noc", WORD, "");
    private static long zteId;
    private static long dlinkId;
    private static long wrongId;

    private static LabDevice build(String name) {
        var planned = IspPlan.ofSeed(53).devices().stream()
                .filter(device -> device.name().startsWith(name))
                .findFirst()
                .orElseThrow();
        return Isp.build(planned, 53, System.currentTimeMillis());
    }

    @BeforeAll
    static void addDevices() {
        zteId = add(
                "archive-zte",
                "127.41.9.1",
                ZTE,
                Shells.console(ZTE, "noc", WORD, ""),
                profile("archive-it ssh", "ssh", CONSOLES.sshPort(), WORD));
        dlinkId = add(
                "archive-dlink",
                "127.41.9.2",
                DLINK,
                DLINK_CONSOLE,
                profile("archive-it telnet", "telnet", CONSOLES.telnetPort(), WORD));
        wrongId = add(
                "archive-wrong",
                "127.41.9.3",
                DLINK,
                Shells.console(DLINK, "noc", WORD, ""),
                profile("archive-it wrong", "telnet", CONSOLES.telnetPort(), "not-the-archive-word"));
        for (long id : new long[] {zteId, dlinkId, wrongId}) {
            await().atMost(Duration.ofMinutes(3)).until(() -> json("/rest/v1/configurations/" + id)
                    .path("supported")
                    .asBoolean());
        }
    }

    private static long profile(String name, String kind, int port, String word) {
        var added = Product.post(
                "/rest/v1/access-profiles",
                Map.of("name", name, "consoleKind", kind, "consolePort", port, "login", "noc", "password", word));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static long add(String name, String address, LabDevice device, LabConsole console, long profile) {
        var snmp = new SnmpDevice(name, device.mib(), Manners.communities("public", "archive-it-write"));
        device.whenChanged(snmp::serve);
        AGENT.bind(address, snmp);
        CONSOLES.bind(address, console);
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                name,
                "address",
                address,
                "snmpPort",
                AGENT.port(),
                "community",
                "public",
                "accessProfileId",
                profile));
        var added = Product.post("/rest/v1/devices", wanted);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    @AfterAll
    static void close() {
        for (long id : new long[] {zteId, dlinkId, wrongId}) {
            Product.delete("/rest/v1/devices/" + id);
        }
        CONSOLES.close();
        AGENT.close();
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }

    private static JsonNode over(long device) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json("/rest/v1/configurations/" + device),
                        one -> !one.path("asked").asBoolean()
                                && !one.path("working").asBoolean());
    }

    private static JsonNode saved(long device) {
        over(device);
        var asked = Product.post("/rest/v1/configurations/" + device + "/save", Map.of());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        return over(device);
    }

    private static String text(JsonNode backup, String query) {
        var answer = Product.get(
                "/rest/v1/configuration-versions/" + backup.path("versionId").asLong() + "/text" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @DisplayName(
            "row 50: a configuration is saved by ssh, masked, once while nothing changes; a change is a version, a diff and an event")
    void aChangeIsAVersionADiffAndAnEvent() {
        JsonNode first = saved(zteId);
        JsonNode again = saved(zteId);

        assertThat(again.path("outcome").asText()).as(again.toString()).isEqualTo("UNCHANGED");
        assertThat(again.path("versionId").asLong())
                .isEqualTo(first.path("versionId").asLong());
        assertThat(text(first, "")).contains("hostname ZXAN", "password ***").doesNotContain("zte-lab-word", "More");
        assertThat(text(first, "?secrets=true")).contains("password zte-lab-word");
        assertThat(Product.get("/rest/v1/audit?limit=50&q=configuration:secrets-seen")
                        .body())
                .contains("configuration:secrets-seen");

        ZTE.onus().get(0).description("archive-changed");
        JsonNode changed = saved(zteId);

        assertThat(changed.path("outcome").asText()).as(changed.toString()).isEqualTo("CHANGED");
        JsonNode versions = json("/rest/v1/configurations/" + zteId + "/versions");
        assertThat(versions.path("total").asLong()).isEqualTo(2);
        String pair = "?from=" + versions.at("/items/1/id").asLong() + "&to="
                + versions.at("/items/0/id").asLong();
        JsonNode compared = json("/rest/v1/configuration-versions/compare" + pair);
        assertThat(compared.at("/difference/unified").asText()).contains("+  description archive-changed");
        assertThat(compared.at("/difference/parts/0/rows").toString()).contains("archive-changed");
        assertThat(Product.get("/rest/v1/configuration-versions/compare/text" + pair)
                        .body())
                .startsWith("--- archive-zte");
        JsonNode found = json("/rest/v1/configurations/search?text=ARCHIVE-changed");
        assertThat(found.path("hits").toString()).contains("archive-zte").doesNotContain("archive-dlink");
        await().atMost(Duration.ofMinutes(4)).untilAsserted(() -> assertThat(
                        Product.get("/rest/v1/events?limit=10&name=configuration_changed&device=" + zteId)
                                .body())
                .contains("the configuration changed: 1 lines new, 1 lines gone"));
    }

    @Test
    @DisplayName(
            "row 50: a wrong password and a device that never ends are outcomes; nothing of them is kept or logged")
    void troublesAreOutcomes() {
        JsonNode wrong = saved(wrongId);
        saved(dlinkId);
        DLINK_CONSOLE.behave(Manner.ENDLESS_PAGES);
        JsonNode endless = saved(dlinkId);
        DLINK_CONSOLE.behave(Manner.GOOD);
        JsonNode good = saved(dlinkId);

        assertThat(wrong.path("outcome").asText()).as(wrong.toString()).isEqualTo("LOGIN_REFUSED");
        assertThat(wrong.toString()).doesNotContain("not-the-archive-word");
        assertThat(wrong.path("versionId").isNull()).isTrue();
        assertThat(endless.path("outcome").asText()).as(endless.toString()).isEqualTo("TOO_LARGE");
        assertThat(endless.path("versionId").isNumber()).isTrue();
        assertThat(good.path("outcome").asText()).as(good.toString()).isEqualTo("UNCHANGED");
        assertThat(good.path("failingSince").isNull()).isTrue();
        assertThat(text(good, "")).contains("create snmp community *** view");
    }

    @Test
    @DisplayName(
            "row 50: the command saves, lists, shows, compares and searches configurations by the names of devices")
    void theArchiveByCommand() throws Exception {
        over(dlinkId);
        var saved = demarc("configuration:save", "archive-dlink");
        DLINK.ports().get(2).alias("archive-by-command");
        var changed = demarc("configuration:save", "archive-dlink");
        var listed = demarc("configuration:list", "archive-dlink");
        var versions = demarc("configuration:versions", "127.41.9.2");
        var shown = demarc("configuration:show", "archive-dlink");
        var open = demarc("--json", "configuration:show", "archive-dlink", "--secrets");
        var differs = demarc("configuration:diff", "archive-dlink");
        var found = demarc("configuration:search", "archive-by-command");
        var refused = demarc("configuration:save", "archive-wrong");
        var nobody = demarc("configuration:show", "archive-nobody");

        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(saved.out()).startsWith("archive-dlink: ");
        assertThat(changed.out()).isEqualTo("archive-dlink: CHANGED\n");
        assertThat(listed.out()).contains("| archive-dlink ", "CHANGED");
        assertThat(versions.out().lines().filter(line -> line.startsWith("|"))).hasSizeGreaterThan(2);
        assertThat(shown.out()).contains("archive-by-command", "create snmp community *** view");
        assertThat(open.out()).doesNotContain("community *** view");
        assertThat(differs.exitCode()).isEqualTo(3);
        assertThat(differs.out()).contains("+").contains("archive-by-command");
        assertThat(found.out()).contains("archive-dlink");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("LOGIN_REFUSED");
        assertThat(nobody).isEqualTo(new Result(1, "", "Device not found: archive-nobody\n"));
        assertThat(demarc("configuration:save").exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("row 50: a run over many is stopped by REST; what has not begun is not asked, and the run says so")
    void aRunOverManyIsStopped() {
        over(dlinkId);
        over(zteId);
        DLINK_CONSOLE.behave(Manner.MUTE);
        var asked = Product.post("/rest/v1/configurations/save", Map.of("deviceIds", List.of(dlinkId, zteId)));
        String path = "/rest/v1/job-runs/" + Product.json(asked).path("id").asLong();
        await().atMost(Duration.ofMinutes(1)).until(() -> json("/rest/v1/configurations/" + dlinkId)
                .path("working")
                .asBoolean());

        var stopped = Product.delete("/rest/v1/configurations/save");
        JsonNode run = await().atMost(Duration.ofMinutes(2))
                .until(() -> json(path), one -> !one.path("finishedAt").isNull());
        DLINK_CONSOLE.behave(Manner.GOOD);

        assertThat(stopped.statusCode()).as(stopped.body()).isBetween(200, 204);
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("STOPPED");
        over(dlinkId);
        over(zteId);
        assertThat(Product.get("/rest/v1/audit?limit=50&q=job:stopped").body()).contains("job:stopped");
        assertThat(saved(dlinkId).path("outcome").asText()).isIn("SAVED", "CHANGED", "UNCHANGED");
    }

    @Test
    @DisplayName("row 50: many are saved as a run with progress and an end; the poller has its line and its switch")
    void manyAreSavedAsARun() {
        over(zteId);
        over(dlinkId);
        var asked = Product.post("/rest/v1/configurations/save", Map.of("deviceIds", List.of(zteId, dlinkId)));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path = "/rest/v1/job-runs/" + Product.json(asked).path("id").asLong();
        JsonNode run = await().atMost(Duration.ofMinutes(3))
                .until(() -> json(path), one -> !one.path("finishedAt").isNull());

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("DONE");
        assertThat(run.path("total").asLong()).isEqualTo(2);
        assertThat(json("/rest/v1/configurations/save").path("id").asLong())
                .isEqualTo(Product.json(asked).path("id").asLong());
        assertThat(Product.get("/rest/v1/pollers").body()).contains("\"configuration\"");
        assertThat(Product.get("/rest/v1/configurations/search?text=x").statusCode())
                .isEqualTo(422);
        assertThat(Product.post("/rest/v1/configurations/999999999/save", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }
}
