package org.demarc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against an HTTP server that plays Demarc. */
class MainTest {

    private static final String KEY = "3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11";

    record Answer(int status, String body) {}

    @TempDir
    Path home = Path.of("");

    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, List<String>> inTurn = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void play() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var line =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            asked.add(line + (body.isEmpty() ? "" : " " + body));
            reasons.addAll(exchange.getRequestHeaders().getOrDefault("X-Reason", List.of()));
            assertThat(exchange.getRequestHeaders().getFirst("X-Auth-Key")).isEqualTo(KEY);
            var turns = inTurn.getOrDefault(line, new ArrayList<>());
            if (!turns.isEmpty()) {
                answers.put(line, new Answer(200, turns.remove(0)));
            }
            var answer = answers.getOrDefault(line, new Answer(404, "{\"detail\":\"no " + line + "\"}"));
            var octets = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void generateKeyPrintsTheTableAndNothingElse() {
        answers.put("POST /rest/v1/api-keys", new Answer(201, """
                        {"id":4780,"user":{"id":65,"login":"mikbill","name":"Billing"},
                         "key":"11111111-2222-4333-8444-555555555555","expiresAt":"2027-11-01T12:00:00Z"}"""));

        int code = run("user:generate-key", "mikbill", "365d");

        var local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .format(Instant.parse("2027-11-01T12:00:00Z").atZone(ZoneId.systemDefault()));
        assertThat(code).isZero();
        assertThat(asked).singleElement().asString().contains("\"login\":\"mikbill\"", "\"expire\":\"365d\"");
        assertThat(out.toString().lines().toList())
                .containsExactly(
                        "+------+----------------+--------------------------------------+---------------------+",
                        "| ID   | User           | Key                                  | Expired At          |",
                        "+------+----------------+--------------------------------------+---------------------+",
                        "| 4780 | ID: 65         | 11111111-2222-4333-8444-555555555555 | " + local + " |",
                        "|      | Login: mikbill |                                      |                     |",
                        "|      | Name: Billing  |                                      |                     |",
                        "+------+----------------+--------------------------------------+---------------------+");
    }

    @Test
    void aBadExpirationIsRefusedBeforeDemarcIsAsked() {
        int code = run("user:generate-key", "mikbill", "1w");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Bad expiration: 1w (use 10m, 1h, 30d)");
        assertThat(asked).isEmpty();
    }

    @Test
    void aBadExpirationThatOnlyDemarcKnowsIsBadUsageToo() {
        answers.put(
                "POST /rest/v1/api-keys", new Answer(422, "{\"detail\":\"Bad expiration: 9999d (use 10m, 1h, 30d)\"}"));

        assertThat(run("user:generate-key", "mikbill", "9999d")).isEqualTo(2);
    }

    @Test
    void anUnknownOrDisabledUserIsExitCodeOneWithDemarcsWords() {
        answers.put("POST /rest/v1/api-keys", new Answer(404, "{\"detail\":\"User not found: nobody\"}"));

        int code = run("user:generate-key", "nobody", "1h");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("User not found: nobody");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void badUsageIsExitCodeTwo() {
        assertThat(run("user:generate-key")).isEqualTo(2);
        assertThat(run("no:such")).isEqualTo(2);
        assertThat(run("user:list", "--no-such-option")).isEqualTo(2);
    }

    @Test
    void withoutACommandAllCommandsAreListedByGroup() {
        int code = run();

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(
                        "\nuser\n", "\ndevice\n", "  user:generate-key", "  schedule:exec-once", "  openapi:generate");
    }

    @Test
    void everyExitCodeIsToldInTheHelpAndInTheDocuments() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("demarc.root", ".."), "docs", "operations.md"));

        run();
        run("--help");

        for (String code : List.of("0", "1", "2", "3", "4", "5", "6")) {
            assertThat(out.toString().lines().filter(line -> line.matches("  " + code + " +\\S.*")))
                    .as("the list of commands and the help tell of %s", code)
                    .hasSize(2);
            assertThat(page).contains("\n| " + code + " | ");
        }
    }

    @Test
    void listsAreTablesOrJson() {
        answers.put("GET /rest/v1/users", new Answer(200, """
                        {"items":[{"id":1,"login":"admin","name":"Administrator","role":{"id":-2,"name":"Owner"},
                         "status":"ENABLED","lastActivity":null}],"total":1}"""));

        run("user:list");
        var table = out.toString();
        out.getBuffer().setLength(0);
        run("user:list", "--json");

        assertThat(table).contains("| 1  | admin | Administrator | Owner | ENABLED |               |");
        assertThat(out.toString()).contains("\"login\" : \"admin\"");

        out.getBuffer().setLength(0);
        run("--json", "user:list");
        assertThat(out.toString()).as("before the command as well").contains("\"login\" : \"admin\"");
    }

    @Test
    @DisplayName("issue 4.1 device:try ADDRESS --profile FILE shows what a profile reads from a live device")
    void aProfileIsTriedOnALiveDevice(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.yaml"), "profile: acme-x1\n");
        answers.put("POST /rest/v1/devices/try", new Answer(200, """
                        {"outcome":"ANSWERED","reason":"","tookMs":12,"requests":7,"profile":"acme-x1","strangers":0,"readings":[
                         {"reading":"pvid","complete":true,"problem":"","total":1,"rows":[{"key":"1","interface":"if1","vlan":101}]},
                         {"reading":"arp","complete":false,"problem":"arp-1: timeout","total":0,"rows":[]}]}"""));

        int code = run("device:try", "10.0.0.7", "--profile", file.toString(), "--community", "c1", "--port", "1161");

        assertThat(code).as(err.toString()).isZero();
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("\"yaml\":\"profile: acme-x1\\n\"", "\"community\":\"c1\"", "\"port\":\"1161\"");
        assertThat(out.toString())
                .contains("acme-x1: ANSWERED in 12 ms, 7 requests", "pvid: 1 rows", "| 1   | if1       | 101  |")
                .contains("arp: 0 rows, not whole: arp-1: timeout");
    }

    @Test
    void aDeviceThatKeepsSilentWhenAProfileIsTriedIsExitCodeOne() {
        answers.put("POST /rest/v1/devices/try", new Answer(200, """
                        {"outcome":"SILENT","reason":"no answer","tookMs":12000,"requests":3,"profile":"generic-switch","readings":[]}"""));

        assertThat(run("device:try", "10.0.0.8", "--profile", "generic-switch")).isEqualTo(1);
        assertThat(err.toString()).contains("10.0.0.8: SILENT no answer");
        assertThat(asked.get(0)).contains("\"profile\":\"generic-switch\"");
    }

    @Test
    void aRoleIsChangedWithTheVersionThatWasRead() {
        answers.put("GET /rest/v1/users", new Answer(200, """
                        {"items":[{"id":7,"login":"anna","name":"A","status":"ENABLED","language":"en","strictIp":false,
                         "networks":[],"deviceGroupIds":[-1],"version":3}]}"""));
        answers.put("GET /rest/v1/roles", new Answer(200, "[{\"id\":5,\"name\":\"Support\"}]"));
        answers.put("PUT /rest/v1/users/7", new Answer(200, "{\"login\":\"anna\",\"role\":{\"name\":\"Support\"}}"));

        int code = run("user:change-role", "Anna", "support");

        assertThat(code).as(err.toString()).isZero();
        assertThat(asked.get(2)).contains("\"version\":3", "\"roleId\":5", "\"deviceGroupIds\":[-1]");
        assertThat(out.toString()).isEqualTo("anna has the role Support\n");
    }

    @Test
    void aJobThatRunsAlreadyIsExitCodeThree() {
        answers.put(
                "POST /rest/v1/job-runs",
                new Answer(
                        409,
                        "{\"type\":\"urn:demarc:problem:already-running\",\"detail\":\"billing-import main is already running since 2026-11-21T12:00:00Z\"}"));

        assertThat(run("job:start", "billing-import", "main")).isEqualTo(3);
        assertThat(err.toString()).contains("already running since");
    }

    @Test
    void howFarWorkIsIsSaidOnTheErrorOutputAndTheAnswerStaysReadable() {
        answers.put("POST /rest/v1/job-runs", new Answer(201, "{\"id\":7,\"state\":\"QUEUED\"}"));
        var states = List.of(
                "{\"id\":7,\"state\":\"RUNNING\",\"progress\":1,\"total\":3,\"message\":\"reading\"}",
                "{\"id\":7,\"state\":\"DONE\",\"progress\":3,\"total\":3,\"message\":\"all\"}");
        inTurn.put("GET /rest/v1/job-runs/7", new ArrayList<>(states));

        int code = run("job:start", "billing-import", "--json", "-v");

        assertThat(code).isZero();
        assertThat(err.toString().strip()).isEqualTo("1 of 3: reading");
        assertThat(out.toString()).startsWith("{").contains("\"DONE\"");
    }

    @Test
    void aRefusedRequestIsExitCodeSixWithItsReason() throws IOException {
        var file = Files.writeString(home.resolve("request.json"), "{\"id\":\"a\"}");
        answers.put(
                "POST /rest/v1/provisioning-requests",
                new Answer(
                        422,
                        "{\"id\":\"a\",\"state\":\"refused\",\"code\":\"MISSING_FIELD\",\"text\":\"action is missing\"}"));

        int code = run("provisioning:request", file.toString());

        assertThat(code).isEqualTo(6);
        assertThat(err.toString().strip()).isEqualTo("action is missing");
    }

    @Test
    void whatWasOvertakenOrIsRefusedAgainIsExitCodeSix() throws IOException {
        var file = Files.writeString(home.resolve("request.json"), "{\"id\":\"a\"}");
        answers.put("POST /rest/v1/provisioning-requests", new Answer(202, "{\"id\":\"a\",\"state\":\"accepted\"}"));
        answers.put("GET /rest/v1/provisioning-requests/a", new Answer(200, """
                        {"request":{"id":"a","state":"superseded","text":"a newer wish took its place"},"told":[]}"""));
        answers.put("POST /rest/v1/provisioning-requests/refused/7/resend", new Answer(200, """
                        {"state":"refused","text":"source shop is not known"}"""));

        assertThat(run("provisioning:request", file.toString())).isEqualTo(6);
        assertThat(err.toString()).contains("a newer wish took its place");
        assertThat(run("provisioning:refused", "--resend", "7")).isEqualTo(6);
        assertThat(err.toString()).contains("message 7 is refused again: source shop is not known");
    }

    @Test
    void ordersThatNeedAPersonAreExitCodeFourAndAreSentAgainByNumber() {
        answers.put("GET /rest/v1/orders", new Answer(200, """
                        {"items":[{"id":12,"source":"main","service":"4101","router":"rb-1","state":"refused",
                         "code":"PROFILE_MISSING","text":"profile \\"X\\" is missing on rb-1","attempts":1}],"total":1}"""));
        answers.put("POST /rest/v1/orders/12/resend", new Answer(200, "{\"id\":12,\"state\":\"waiting\"}"));

        assertThat(run("provisioning:orders")).isEqualTo(4);
        assertThat(err.toString().strip()).isEqualTo("1 order needs a person");
        assertThat(out.toString()).contains("PROFILE_MISSING");
        assertThat(run("provisioning:resend", "12")).isZero();
        assertThat(run("provisioning:resend")).isEqualTo(2);
    }

    @Test
    void requestsAndRefusedMessagesBehindTheFirstThousandAreListed() {
        var first = String.join(",", Collections.nCopies(1000, "{\"id\":\"early\"}"));
        for (String list : List.of("provisioning-requests", "provisioning-requests/refused")) {
            inTurn.put(
                    "GET /rest/v1/" + list,
                    new ArrayList<>(List.of(
                            "{\"items\":[" + first + "],\"total\":1001}",
                            "{\"items\":[{\"id\":\"last of " + list + "\"}],\"total\":1001}")));
        }

        assertThat(run("provisioning:requests")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("last of provisioning-requests ");
        assertThat(run("provisioning:refused")).isEqualTo(4);
        assertThat(out.toString()).contains("last of provisioning-requests/refused ");
        assertThat(err.toString().strip()).isEqualTo("1001 messages wait for a person");
    }

    @Test
    void aDiscardedMessageIsToldAsJsonToAProgram() throws IOException {
        answers.put("DELETE /rest/v1/provisioning-requests/refused/12", new Answer(204, ""));

        assertThat(run("provisioning:refused", "--discard", "12"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualTo("Message 12 is discarded\n");
        out.getBuffer().setLength(0);
        assertThat(run("provisioning:refused", "--discard", "12", "--json")).isZero();

        var told = Api.JSON.readTree(out.toString());
        assertThat(told.path("id").asLong()).isEqualTo(12);
        assertThat(told.path("state").asText()).isEqualTo("discarded");
    }

    @Test
    void whichServicesAChangeIsAboutHasToBeSaidInOneWay() {
        assertThat(run("provisioning:suspend")).isEqualTo(2);
        assertThat(run("provisioning:suspend", "main/1", "--plan", "Basic")).isEqualTo(2);
        assertThat(run("provisioning:remove", "main/1", "--everything")).isEqualTo(2);
        assertThat(run("provisioning:suspend", "main/1,/2")).isEqualTo(2);

        assertThat(err.toString()).contains("Say which", "not both", "Bad service: /2 (use SOURCE/ID)");
        assertThat(asked).isEmpty();
    }

    @Test
    void servicesAreChangedByNameAndTheEndIsAwaited() {
        answers.put("POST /rest/v1/service-changes", new Answer(202, "{\"jobRun\":7,\"state\":\"queued\"}"));
        var states = List.of(
                "{\"id\":7,\"state\":\"RUNNING\",\"progress\":1,\"total\":2,\"message\":\"1 services done, 0 could not be\"}",
                "{\"id\":7,\"state\":\"DONE\",\"message\":\"2 services done, 0 could not be\",\"report\":{\"changed\":2,\"refused\":0}}",
                "{\"id\":7,\"state\":\"DONE\",\"message\":\"1 services done, 1 could not be\",\"report\":{\"changed\":1,\"refused\":1}}");
        inTurn.put("GET /rest/v1/job-runs/7", new ArrayList<>(states));

        assertThat(run("provisioning:suspend", "main/1,main/2", "--reason", "no money"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualTo("2 services done, 0 could not be\n");
        assertThat(asked.get(0))
                .contains("\"action\":\"suspend\"", "\"reason\":\"no money\"")
                .contains("\"source\":\"main\"", "\"id\":\"2\"");
        assertThat(run("provisioning:suspend", "main/1,main/2")).isEqualTo(6);
    }

    @Test
    void aChangeTellsItsPreviewAndWhatGoesBeyondTheLimitsByItsExitCode() {
        answers.put(
                "POST /rest/v1/service-changes/preview",
                new Answer(200, "{\"services\":9,\"changes\":6,\"exceeded\":[]}"));
        answers.put(
                "POST /rest/v1/service-changes",
                new Answer(
                        409,
                        "{\"type\":\"urn:demarc:problem:needs-override\",\"detail\":\"rb-1: removals 6 > 5; type 6 to do it all the same\"}"));

        assertThat(run("provisioning:remove", "--plan", "Basic 10M", "--preview"))
                .isEqualTo(4);
        assertThat(out.toString()).isEqualTo("9 services are meant, 3 of them are so already\n");
        assertThat(asked).singleElement().asString().contains("\"plan\":\"Basic 10M\"");
        assertThat(run("provisioning:remove", "--plan", "Basic 10M")).isEqualTo(5);
        answers.put(
                "POST /rest/v1/service-changes",
                new Answer(
                        409,
                        "{\"type\":\"urn:demarc:problem:already-running\",\"detail\":\"It is already running: since 10:00\"}"));
        assertThat(run("provisioning:remove", "--plan", "Basic 10M")).isEqualTo(3);
    }

    @Test
    void servicesAreLookedAtAgainByNameOrAllThatTheOptionsLeave() {
        answers.put("POST /rest/v1/services/main/1/evaluate", new Answer(202, ""));
        answers.put("POST /rest/v1/services/main/2/evaluate", new Answer(202, ""));
        answers.put("POST /rest/v1/services/evaluate", new Answer(202, "{\"jobRun\":7,\"state\":\"queued\"}"));
        answers.put(
                "GET /rest/v1/job-runs/7",
                new Answer(200, "{\"id\":7,\"state\":\"STOPPED\",\"message\":\"1 looked at again\"}"));

        assertThat(run("provisioning:evaluate", "main/1,main/2")).isZero();
        assertThat(out.toString()).isEqualTo("2 services are looked at again\n");
        assertThat(run("provisioning:evaluate", "--plan", "Basic 10M")).isEqualTo(6);
        assertThat(run("provisioning:evaluate")).isEqualTo(2);
        assertThat(asked)
                .containsExactly(
                        "POST /rest/v1/services/main/1/evaluate {}",
                        "POST /rest/v1/services/main/2/evaluate {}",
                        "POST /rest/v1/services/evaluate {\"plan\":\"Basic 10M\"}",
                        "GET /rest/v1/job-runs/7");
    }

    @Test
    void aTimelineIsReadToItsEnd() {
        inTurn.put(
                "GET /rest/v1/services/main/1/timeline",
                new ArrayList<>(List.of(
                        "{\"items\":[{\"kind\":\"WEBHOOK\",\"text\":\"service.edit u1\"}],\"total\":2}",
                        "{\"items\":[{\"kind\":\"REJECTED\",\"text\":\"u2 is forged\"}],\"total\":2}")));

        assertThat(run("provisioning:timeline", "main/1")).isZero();
        assertThat(out.toString()).contains("service.edit u1").contains("u2 is forged");
        assertThat(run("provisioning:timeline", "main")).isEqualTo(2);
        assertThat(run("provisioning:timeline", "main/1,main/2")).isEqualTo(2);
    }

    @Test
    void theLedgerIsAskedWithAReasonOnly() {
        var interval =
                "{\"address\":\"10.1.1.1\",\"source\":\"main\",\"service\":\"1\",\"clientName\":\"A B\",\"router\":\"rb-1\",\"from\":\"2026-11-20T10:00:00Z\",\"to\":\"2026-11-20T12:00:00Z\"}";
        answers.put(
                "GET /rest/v1/addresses/10.1.1.1/history",
                new Answer(200, "{\"items\":[" + interval + "],\"total\":1}"));
        answers.put(
                "GET /rest/v1/services/main/1/addresses",
                new Answer(200, "{\"items\":[" + interval + "],\"total\":1}"));
        answers.put(
                "GET /rest/v1/addresses/10.1.1.1/holder",
                new Answer(200, "{\"holder\":null,\"lastBefore\":" + interval + "}"));

        assertThat(run("provisioning:ledger", "10.1.1.1")).isEqualTo(5);
        assertThat(asked).isEmpty();
        assertThat(run("provisioning:ledger", "10.1.1.1", "--reason", "abuse 17"))
                .isZero();
        assertThat(run("provisioning:ledger", "main/1", "--reason", "abuse 17")).isZero();
        assertThat(run("provisioning:ledger", "10.1.1.1", "--at", "2026-11-20T12:30:00Z", "--reason", "abuse 17"))
                .isZero();

        assertThat(reasons).containsExactly("abuse 17", "abuse 17", "abuse 17");
        assertThat(out.toString()).contains("A B").contains("nobody; last main/1 A B on rb-1 until ");
    }

    @Test
    void aPoolThatRaisesAnAlarmIsExitCodeFour() {
        answers.put(
                "GET /rest/v1/pools",
                new Answer(
                        200,
                        "{\"items\":[{\"name\":\"a\",\"alarm\":\"none\"},{\"name\":\"b\",\"alarm\":\"few_free\",\"daysLeft\":3}],\"total\":2}"));

        assertThat(run("provisioning:pools")).isEqualTo(4);

        assertThat(err.toString().strip()).isEqualTo("1 pool raises an alarm");
        assertThat(out.toString()).contains("few_free");
    }

    @Test
    void aRouterThatFailsItsTestIsExitCodeOneWithTheStepsWords() {
        answers.put("GET /rest/v1/routers", new Answer(200, "{\"items\":[{\"id\":3,\"name\":\"rb-1\"}],\"total\":1}"));
        answers.put(
                "POST /rest/v1/routers/3/test",
                new Answer(
                        200,
                        "{\"ok\":false,\"checks\":[{\"name\":\"tcp\",\"ok\":true,\"text\":\"connected\"},{\"name\":\"login\",\"ok\":false,\"text\":\"rb-1 refused the login\"}]}"));

        assertThat(run("provisioning:test-router", "rb-1")).isEqualTo(1);

        assertThat(out.toString()).contains("connected");
        assertThat(err.toString().strip()).isEqualTo("rb-1: rb-1 refused the login");
    }

    @Test
    void differencesAreAcceptedOrIgnoredByTheFiltersOfTheirList() {
        answers.put("GET /rest/v1/routers", new Answer(200, "{\"items\":[{\"id\":3,\"name\":\"rb-1\"}],\"total\":1}"));
        answers.put("POST /rest/v1/drift-runs", new Answer(202, "{\"id\":9}"));
        answers.put("GET /rest/v1/drift-runs/9", new Answer(200, "{\"id\":9,\"state\":\"done\"}"));
        answers.put("GET /rest/v1/drift-runs/9/rows", new Answer(200, "{\"items\":[],\"total\":0}"));
        answers.put("POST /rest/v1/drift-runs/9/accept", new Answer(202, "{\"jobRun\":7}"));
        answers.put(
                "POST /rest/v1/drift-runs/9/ignore",
                new Answer(400, "{\"type\":\"urn:demarc:problem:reason-needed\",\"detail\":\"say why\"}"));
        answers.put(
                "GET /rest/v1/job-runs/7", new Answer(200, "{\"id\":7,\"state\":\"DONE\",\"message\":\"1 accepted\"}"));

        assertThat(run("provisioning:drift", "rb-1", "--accept", "--ignore")).isEqualTo(2);
        assertThat(run("provisioning:drift", "rb-1", "--ignore", "--until", "2026-12-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(run(
                        "provisioning:drift",
                        "rb-1",
                        "--accept",
                        "--text",
                        "sub101",
                        "--reason",
                        "a gift",
                        "--until",
                        "2026-12-01T00:00:00Z"))
                .as(err.toString())
                .isZero();
        assertThat(asked.stream().filter(line -> line.contains("/accept")).toList())
                .singleElement()
                .asString()
                .contains("\"q\":\"sub101\"", "\"reason\":\"a gift\"", "\"expires\":\"2026-12-01T00:00:00Z\"");
        assertThat(run("provisioning:drift", "rb-1", "--ignore")).isEqualTo(5);
    }

    @Test
    void anApplicationIsPausedAndGoesOnToItsEnd() {
        answers.put("POST /rest/v1/provisioning-plans/4/pause", new Answer(200, "{}"));
        answers.put("POST /rest/v1/provisioning-plans/4/resume", new Answer(202, "{}"));
        answers.put("GET /rest/v1/provisioning-plans/4", new Answer(200, "{\"id\":4,\"state\":\"paused\"}"));

        assertThat(run("provisioning:plan", "4", "--pause", "--stop")).isEqualTo(2);
        assertThat(run("provisioning:plan", "4", "--pause")).isZero();
        assertThat(out.toString()).contains("paused");
        inTurn.put(
                "GET /rest/v1/provisioning-plans/4",
                new ArrayList<>(List.of(
                        "{\"id\":4,\"state\":\"applying\"}",
                        "{\"id\":4,\"state\":\"applied\",\"writes\":2,\"results\":{\"done\":2}}",
                        "{\"id\":4,\"state\":\"applying\"}",
                        "{\"id\":4,\"state\":\"stopped\",\"writes\":2,\"results\":{\"done\":1}}")));
        assertThat(run("provisioning:plan", "4", "--resume")).isZero();
        assertThat(run("provisioning:plan", "4", "--resume")).isEqualTo(6);
        assertThat(err.toString()).contains("1 of 2 rows are done");
    }

    @Test
    void aReplayOfEverythingHasToBeSaid() {
        answers.put("POST /rest/v1/ucrm/events/replay", new Answer(200, "{\"services\":3}"));

        assertThat(run("provisioning:replay")).isEqualTo(2);
        assertThat(run("provisioning:replay", "--source", "main", "--state", "FAILED"))
                .isZero();

        assertThat(asked).singleElement().asString().contains("\"source\":\"main\"", "\"state\":\"FAILED\"");
        assertThat(out.toString()).isEqualTo("3 services are evaluated again\n");
    }

    @Test
    void aReplayOfManyIsWatchedToItsEnd() {
        answers.put("POST /rest/v1/ucrm/events/replay", new Answer(200, "{\"services\":60000,\"jobRun\":7}"));
        var states = List.of(
                "{\"jobRun\":7,\"state\":\"running\",\"done\":1,\"total\":60000,\"message\":\"1 looked at again\"}",
                "{\"jobRun\":7,\"state\":\"stopped\",\"done\":2,\"total\":60000,\"message\":\"2 looked at again\"}");
        inTurn.put("GET /rest/v1/ucrm/events/replay", new ArrayList<>(states));

        assertThat(run("provisioning:replay", "--everything", "-v")).isEqualTo(6);

        assertThat(out.toString()).isEqualTo("60000 services are evaluated again\n");
        assertThat(err.toString()).contains("1 of 60000", "stopped");
    }

    @Test
    void aDifferenceBehindTheFirstThousandRowsIsSeen() {
        var foreign = "{\"id\":1,\"kind\":\"foreign\",\"state\":\"open\"}";
        var first = String.join(",", Collections.nCopies(1000, foreign));
        answers.put("GET /rest/v1/routers", new Answer(200, "{\"items\":[{\"id\":3,\"name\":\"rb-1\"}],\"total\":1}"));
        answers.put("POST /rest/v1/drift-runs", new Answer(202, "{\"id\":9}"));
        answers.put("GET /rest/v1/drift-runs/9", new Answer(200, "{\"id\":9,\"state\":\"done\"}"));
        inTurn.put(
                "GET /rest/v1/drift-runs/9/rows",
                new ArrayList<>(List.of(
                        "{\"items\":[" + first + "],\"total\":1001}",
                        "{\"items\":[{\"id\":2,\"kind\":\"router_drift\",\"state\":\"open\"}],\"total\":1001}")));

        assertThat(run("provisioning:drift", "rb-1")).isEqualTo(4);

        assertThat(err.toString().strip()).isEqualTo("1 row differs");
        assertThat(out.toString()).contains("router_drift");
    }

    @Test
    void aFileOfDevicesIsSentAsItIs() throws IOException {
        var file = Files.writeString(home.resolve("devices.csv"), "IP,Login\n192.0.2.1,admin\n");
        answers.put(
                "POST /rest/v1/devices/import",
                new Answer(200, "{\"added\":1,\"refused\":[{\"line\":3,\"reason\":\"no address\"}]}"));

        int code = run("device:import", file.toString(), "--dry-run");

        assertThat(code).isZero();
        assertThat(asked.get(0)).endsWith("IP,Login\n192.0.2.1,admin\n");
        assertThat(out.toString()).contains("added: 1\n", "no address");
    }

    @Test
    void whatTheApplicationServerDoesIsSaidWithoutAskingDemarc() {
        assertThat(run("supervisor:restart")).isZero();
        assertThat(out.toString().strip()).isEqualTo("managed by WildFly");
        assertThat(asked).isEmpty();
    }

    @Test
    void theConnectionComesFromAPrivateFile() throws IOException {
        answers.put("GET /rest/v1/jobs", new Answer(200, "[]"));
        var file = home.resolve("config");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "url=" + url() + "/\nkey=" + KEY + "\n");

        assertThat(main(Map.of()).run("job:list", "--config", file.toString())).isZero();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(main(Map.of()).run("job:list", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("chmod 600");
    }

    @Test
    void withoutAConnectionTheCommandSaysWhatToSet() {
        assertThat(main(Map.of()).run("user:list")).isEqualTo(1);
        assertThat(err.toString()).contains("DEMARC_URL", ".config/demarc/config");
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneLine() {
        var nowhere = Map.of("DEMARC_URL", "http://127.0.0.1:1", "DEMARC_API_KEY", KEY);

        assertThat(main(nowhere).run("user:list")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
    }

    private int run(String... arguments) {
        return main(Map.of("DEMARC_URL", url(), "DEMARC_API_KEY", KEY)).run(arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Main main(Map<String, String> environment) {
        return new Main("demarc", environment, home, "", new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
