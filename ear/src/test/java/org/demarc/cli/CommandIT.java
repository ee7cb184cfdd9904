package org.demarc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarc.cli.ShippedCommand.demarc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.cli.ShippedCommand.Result;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped script and jar against the running product. */
class CommandIT {

    @Test
    void generateKeyPrintsATableWithAKeyThatWorks() throws Exception {
        var login = "billing-" + UUID.randomUUID().toString().substring(0, 8);
        Product.post("/rest/v1/users", Map.of("login", login, "name", "Billing", "roleId", -2));

        var result = demarc("user:generate-key", login, "365d");

        assertThat(result.exitCode()).as(result.err()).isZero();
        var lines = result.out().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(1)).matches("\\| ID +\\| User +\\| Key {34}\\| Expired At {10}\\|");
        assertThat(lines.get(4)).contains("Login: " + login);
        assertThat(demarc("user:list").out()).contains("| " + login + " |");
    }

    @Test
    void exitCodesAreThoseOfTheSpecification() throws Exception {
        assertThat(demarc("user:generate-key", "nobody-here", "1h"))
                .isEqualTo(new Result(1, "", "User not found: nobody-here\n"));
        assertThat(demarc("user:generate-key", "admin", "soon"))
                .isEqualTo(new Result(2, "", "Bad expiration: soon (use 10m, 1h, 30d)\n"));
    }

    @Test
    void listsOfWhatIsThereArePrinted() throws Exception {
        assertThat(demarc("schedule:list").out()).contains("access-tidy");
        assertThat(demarc("user-group:list").out()).contains("Owner");
        assertThat(demarc("configuration:list", "--state", "NEVER").exitCode()).isZero();
        assertThat(demarc("system:configuration", "WEB_ZOOM_IFRAME").exitCode()).isZero();
        assertThat(demarc("openapi:generate").out()).contains("/rest/v1/users");
        assertThat(demarc("security:reset:ipblock").exitCode()).isZero();
    }

    @Test
    void devicesAreAddedChangedReadAndDeletedByCommand() throws Exception {
        String name = "cmd-" + UUID.randomUUID().toString().substring(0, 8);
        String address = "127.79." + (name.hashCode() & 0x7F) + "." + (1 + (name.hashCode() >> 8 & 0x7F));
        demarc(
                "device-access:add",
                "access-" + name,
                "--community",
                "public",
                "--timeout-ms",
                "300",
                "--attempts",
                "1");

        var added = demarc("device:add", address, name, "--access", "access-" + name, "--location", "cellar");
        var changed = demarc("device:update", address, "--description", "switch in the cellar");
        var polled = demarc("device:poll", name);
        var shown = demarc("--json", "device:list", name);

        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).contains("| " + address + " ");
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(polled.exitCode()).as(polled.out()).isEqualTo(1);
        assertThat(polled.err()).startsWith(name + ": ");
        var device = Product.JSON.readTree(shown.out()).at("/items/0");
        assertThat(device.path("location").asText()).isEqualTo("cellar");
        assertThat(device.path("description").asText()).isEqualTo("switch in the cellar");
        assertThat(device.path("pollEnabled").asBoolean()).isTrue();
        assertThat(demarc("poller:log", name).out()).contains("SILENT");
        assertThat(demarc("poller:list", name).exitCode()).isZero();
        assertThat(filled(demarc("device-access:list").out()))
                .contains("ID", "Name", "Timeout, ms", "Attempts", "Devices");
        assertThat(demarc("device:delete", name).exitCode()).isZero();
        assertThat(demarc("device:delete", name)).isEqualTo(new Result(1, "", "Device not found: " + name + "\n"));
        assertThat(demarc("device:add", "999.1.1.1", name).exitCode()).isEqualTo(1);
        assertThat(demarc("device:add", address).exitCode()).isEqualTo(2);
    }

    @Test
    void aBillingThatDoesNotAnswerIsSaidByTheExitCode() throws Exception {
        String name = "cmd-" + UUID.randomUUID().toString().substring(0, 8);
        Product.post(
                "/rest/v1/billing-sources",
                Map.of("name", name, "kind", "ubilling", "url", "http://127.0.0.1:9/?module=remoteapi&key=x"));

        var run = demarc("billing:run", name);
        var list = demarc("billing:list");

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("failed");
        assertThat(filled(list.out()))
                .contains("ID", "Name", "Kind", "Address", "Enabled", "Last run", "State", "Message");
        assertThat(demarc("billing:run", "no-such-billing"))
                .isEqualTo(new Result(1, "", "Billing source not found: no-such-billing\n"));
    }

    @Test
    void everyColumnOfAListIsFilledFromARealField() throws Exception {
        somethingForTheAudit();
        assertThat(filled(demarc("user:list").out())).contains("ID", "Login", "Role", "Status", "Last activity");
        assertThat(filled(demarc("user:keys", "admin").out()))
                .contains("ID", "Kind", "Key", "Description", "Expires at", "Last used");
        assertThat(filled(demarc("device-model:list").out())).contains("Key", "Name", "Vendor", "Type");
        assertThat(filled(demarc("schedule:list").out())).contains("Key", "Title", "Cron", "Enabled", "Next run");
        assertThat(filled(demarc("job:list").out())).contains("Kind", "Title");
        assertThat(filled(demarc("system:configuration").out())).contains("Key", "Alias", "Value", "Meaning");
        assertThat(filled(demarc("system:audit").out())).contains("At", "Who", "Action", "Object", "ID");
        assertThat(demarc("cache:clear").exitCode()).isZero();
    }

    private static void somethingForTheAudit() {
        Product.post(
                "/rest/v1/billing-sources",
                Map.of(
                        "name",
                        "cmd-" + UUID.randomUUID(),
                        "kind",
                        "ubilling",
                        "url",
                        "http://127.0.0.1:9/?module=remoteapi&key=x"));
    }

    @Test
    void aUserWhoWasShutOutIsLetInAgain() throws Exception {
        String login = "cmd-" + UUID.randomUUID().toString().substring(0, 8);
        Product.post(
                "/rest/v1/users",
                Map.of(
                        "login",
                        login,
                        "roleId",
                        -2,
                        "status",
                        "DISABLED",
                        "strictIp",
                        true,
                        "networks",
                        List.of("192.0.2.1")));

        var reset = demarc("user:reset-user", login, "--password", "Correct-Horse-9");

        assertThat(reset).isEqualTo(new Result(0, login + " may come in again\n", ""));
        var user = Product.json(Product.get("/rest/v1/users?q=" + login)).at("/items/0");
        assertThat(user.path("status").asText()).isEqualTo("ENABLED");
        assertThat(user.path("strictIp").asBoolean()).isFalse();
    }

    /** The heads of the columns that have something in at least one row. */
    private static List<String> filled(String table) {
        List<String> lines = table.lines().filter(line -> line.startsWith("|")).toList();
        List<String> filled = new ArrayList<>();
        if (lines.isEmpty()) {
            return filled;
        }
        String[] heads = lines.get(0).split("\\|", -1);
        for (int column = 1; column < heads.length - 1; column++) {
            int place = column;
            if (lines.stream().skip(1).anyMatch(line -> {
                String[] cells = line.split("\\|", -1);
                return place < cells.length && !cells[place].isBlank();
            })) {
                filled.add(heads[column].strip());
            }
        }
        return filled;
    }

    @Test
    void driftAndDryRunsTellScriptsByTheirExitCodes() throws Exception {
        assertThat(demarc("provisioning:drift", "no-such-router"))
                .isEqualTo(new Result(1, "", "Router not found: no-such-router\n"));
        try (var shop = new org.demarc.provisioning.RouterForCommands()) {
            var differs = demarc("provisioning:drift", shop.router());
            assertThat(differs.exitCode()).as(differs.err()).isEqualTo(4);
            assertThat(differs.out()).contains("router_drift").contains("profile: Basic 10M / Basic 10M / Pro 50M");
            var json = Product.JSON.readTree(
                    demarc("--json", "provisioning:drift", shop.router()).out());
            assertThat(json.at("/items/0/kind").asText()).isEqualTo("router_drift");

            var dry = demarc("provisioning:dry-run", "router", shop.router());
            assertThat(dry.exitCode()).as(dry.err()).isEqualTo(4);
            assertThat(dry.err()).isEqualTo("1 row would be written\n");
            var applied = demarc("provisioning:dry-run", "router", shop.router(), "--apply");
            assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
            assertThat(applied.out()).contains("done: 1");
            assertThat(demarc("provisioning:drift", shop.router()).exitCode()).isZero();
            assertThat(demarc("provisioning:dry-run", "router", shop.router()).exitCode())
                    .isZero();
            servicesAreSuspendedAndResumed(shop.router());
        }
    }

    @Test
    void whatOperatorsAskIsThereForScripts() throws Exception {
        try (var shop = new org.demarc.provisioning.RouterForCommands()) {
            var service = Product.JSON
                    .readTree(demarc("--json", "provisioning:services", "--router", shop.router())
                            .out())
                    .at("/items/0");
            String name = service.path("source").asText() + "/"
                    + service.path("service").asText();
            String address = service.path("address").asText();

            var ignored = demarc("provisioning:drift", shop.router(), "--ignore", "--reason", "on Monday");
            assertThat(ignored.exitCode()).as(ignored.out() + ignored.err()).isZero();
            assertThat(demarc("provisioning:drift", shop.router()).exitCode()).isZero();
            assertThat(demarc("provisioning:evaluate", name))
                    .isEqualTo(new Result(0, "1 service is looked at again\n", ""));
            var all = demarc("provisioning:evaluate", "--router", shop.router());
            assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
            var told = demarc("provisioning:timeline", name);
            assertThat(told.out()).contains("DRIFT").contains("on Monday").contains("WEBHOOK");
            assertThat(demarc("provisioning:ledger", address).exitCode()).isEqualTo(5);
            assertThat(demarc("provisioning:ledger", address, "--reason", "a test")
                            .out())
                    .contains(shop.router());
            assertThat(demarc("provisioning:ledger", name, "--reason", "a test").out())
                    .contains(address);
            assertThat(demarc(
                                    "provisioning:ledger",
                                    address,
                                    "--at",
                                    java.time.Instant.now().toString(),
                                    "--reason",
                                    "a test")
                            .out())
                    .startsWith(name + " ");
            assertThat(demarc("provisioning:pools").exitCode()).isIn(0, 4);
            var tested = demarc("provisioning:test-router", shop.router());
            assertThat(tested.out()).as(tested.err()).contains("| yes");
            assertThat(demarc("provisioning:plan", "999999999").exitCode()).isEqualTo(1);
        }
    }

    private static void servicesAreSuspendedAndResumed(String router) throws Exception {
        var preview = demarc("provisioning:suspend", "--router", router, "--preview");
        assertThat(preview.exitCode()).as(preview.err()).isEqualTo(4);
        assertThat(preview.out()).isEqualTo("1 service is meant, 0 of them are so already\n");
        var suspended = demarc("provisioning:suspend", "--router", router);
        assertThat(suspended).isEqualTo(new Result(0, "1 services done, 0 could not be\n", ""));
        var services = Product.JSON.readTree(
                demarc("--json", "provisioning:services", "--router", router).out());
        assertThat(services.at("/items/0/desired").asText()).isEqualTo("disabled");
        var name = services.at("/items/0/source").asText() + "/"
                + services.at("/items/0/service").asText();
        assertThat(demarc("provisioning:resume", name).exitCode()).isZero();
        assertThat(demarc("provisioning:services", "--router", router).out()).contains("enabled");
    }

    @Test
    void requestsOrdersAndReplaysAreThereForScripts(@TempDir Path folder) throws Exception {
        String id = "cmd-" + UUID.randomUUID().toString().substring(0, 8);
        Path file = Files.writeString(
                folder.resolve("request.json"),
                "{\"id\":\"" + id + "\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"" + id
                        + "\"}}");

        var sent = demarc("provisioning:request", file.toString());
        assertThat(sent.exitCode()).as(sent.out() + sent.err()).isEqualTo(6);
        assertThat(sent.err()).contains(id);
        var told = demarc("provisioning:requests", id);
        assertThat(told.exitCode()).as(told.err()).isEqualTo(6);
        assertThat(told.out()).contains("refused");
        assertThat(demarc("provisioning:requests", "--state", "refused").out()).contains("| " + id + " ");
        var refused = demarc("provisioning:refused");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.out()).contains(id);
        assertThat(demarc("provisioning:orders", "--state", "waiting").exitCode())
                .isZero();
        assertThat(demarc("provisioning:resend").exitCode()).isEqualTo(2);
        assertThat(demarc("provisioning:replay", "--source", id))
                .isEqualTo(new Result(0, "0 services are evaluated again\n", ""));
    }

    @Test
    void aRefusedOrderIsSentAgainAndItsServiceEvaluatedAgain() throws Exception {
        try (var refused = new org.demarc.provisioning.RefusedOrder()) {
            String order = refused.number();
            var list = demarc("provisioning:orders");
            assertThat(list.exitCode()).as(list.err()).isEqualTo(4);
            assertThat(list.out()).contains("PROFILE_MISSING").contains(order);
            refused.makeProfile();

            assertThat(demarc("provisioning:resend", order))
                    .isEqualTo(new Result(0, "Order " + order + " is sent again\n", ""));

            refused.awaitApplied();
            assertThat(demarc("provisioning:replay", "--source", refused.source()))
                    .isEqualTo(new Result(0, "1 service is evaluated again\n", ""));
        }
    }

    @Test
    void anAdoptionTellsScriptsByItsExitCodeWhetherRowsWaitForApproval() throws Exception {
        assertThat(demarc("provisioning:adopt", "no-such-router"))
                .isEqualTo(new Result(1, "", "Router not found: no-such-router\n"));
        try (var shop = new org.demarc.provisioning.RouterToAdopt()) {
            String before = shop.comment();
            var waits = demarc("provisioning:adopt", shop.router());
            assertThat(waits.exitCode()).as(waits.err()).isEqualTo(4);
            assertThat(waits.err()).isEqualTo("1 row waits for approval\n");
            assertThat(waits.out()).contains("old_comment");
            assertThat(shop.comment()).isEqualTo(before);
            var json = Product.JSON.readTree(
                    demarc("--json", "provisioning:adopt", shop.router()).out());
            assertThat(json.at("/items/0/kind").asText()).isEqualTo("match");

            var adopted = demarc("provisioning:adopt", shop.router(), "--approve", "--class", "match");
            assertThat(adopted.exitCode()).as(adopted.out() + adopted.err()).isZero();
            assertThat(adopted.out()).contains("adopted: 1");
            assertThat(shop.comment()).startsWith("demarc/");
            String adoption = shop.adoption();
            assertThat(demarc("provisioning:adopt", shop.router()).exitCode()).isZero();
            assertThat(demarc("provisioning:adopt", shop.router(), "--undo").exitCode())
                    .isEqualTo(2);

            var undone = demarc("provisioning:adopt", shop.router(), "--adoption", adoption, "--undo");
            assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
            assertThat(shop.comment()).isEqualTo(before);
        }
    }

    @Test
    void ur11ThePredecessorsFilesAreLookedThroughAndTakenOverByCommand(@TempDir Path folder) throws Exception {
        String source = "cmd" + UUID.randomUUID().toString().substring(0, 8);
        Product.post("/rest/v1/crm-sources", Map.of("code", source));
        Files.writeString(folder.resolve("devices.json"), "{\"" + source + "-site\":{\"ip\":\"192.0.2.20\"}}");
        Files.writeString(folder.resolve("pppoe_pool.json"), "[\"10.96.40.0/24\"]");
        Files.writeString(folder.resolve("services.csv"), "700001|" + source + "-site|10.96.40.7|1|1|1\n");
        Path secret = Files.writeString(folder.resolve("secret"), "topsecret1\n");
        String[] look = {"provisioning:import-predecessor", source, folder.toString()};

        var preview = demarc(look);
        var applied = demarc(
                "provisioning:import-predecessor",
                source,
                folder.toString(),
                "--apply",
                "--login",
                "api",
                "--password-file",
                secret.toString());
        Files.writeString(folder.resolve("dhcp_excl.json"), "[\"10.96.40\"]");
        var flawed = demarc(look);

        assertThat(preview.exitCode()).as(preview.err()).isEqualTo(4);
        assertThat(preview.out()).contains("700001: 10.96.40.7").contains("3 to create");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("0 to create, 3 there").doesNotContain("topsecret1");
        assertThat(flawed.exitCode()).isEqualTo(6);
        assertThat(flawed.out()).contains("dhcp_excl.json [0]: not an IPv4 address: 10.96.40");
        assertThat(demarc("provisioning:import-predecessor", source, "/no/such/folder")
                        .exitCode())
                .isEqualTo(1);
    }
}
