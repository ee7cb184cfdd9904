package org.demarc.device;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The buttons of a device's page that speak with the device, on a simulated switch and on an address where nobody is. */
class LiveDeviceBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aSwitchIsTestedDetectedAndPolledFromItsPage() throws SQLException {
        LabDevice simulated = Isp.first(31, "sw-dlink");
        try (SnmpAgent agent = SnmpAgent.start(0);
                Chromium chromium = Chromium.open()) {
            agent.bind("127.31.0.7", new SnmpDevice("live", simulated.mib(), Manners.OPEN));
            long id = device("live-" + unique, "127.31.0.7", agent.port());
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + id));

            page.click("button:has-text('Test')");
            assertThat(page.locator(".ui-messages").first()).containsText("The device answered in", PATIENT);
            assertThat(page.locator(".ui-messages").first()).containsText("DES-3200", PATIENT);

            page.click("button:has-text('Detect')");
            assertThat(page.locator(".ui-messages").first()).containsText("The model is", PATIENT);
            assertThat(page.locator("#facts")).containsText("dlink-des3200", PATIENT);

            page.click("#facts\\:now");
            assertThat(page.locator("#lists\\:tabs\\:ports_data")).containsText("1/1", PATIENT);
            assertThat(page.locator("#polling")).containsText("counters of ports", PATIENT);
            assertThat(page.locator("#facts .pi-spinner"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(90_000));
            Chromium.picture(page, "device-polled");

            page.click(".ui-tabs-nav a:has-text('Readings')");
            assertThat(page.locator("#lists\\:tabs\\:kind")).containsText("VLANs", PATIENT);
            page.click("#lists\\:tabs\\:kind >> text=neighbours (LLDP)");
            Chromium.settled(page);
            assertThat(page.locator("#lists\\:tabs\\:rows_data")).containsText("agg-core-1", PATIENT);
            Chromium.picture(page, "device-neighbours");
            page.click("#lists\\:tabs\\:kind >> text=processor, memory, temperature");
            assertThat(page.locator("#lists\\:tabs\\:rows")).containsText("Processor, %", PATIENT);
            page.locator("#lists\\:tabs\\:rows_data .dc-actions button").first().click();
            assertThat(page.locator("#history\\:dialog canvas")).hasCount(1);
            Chromium.picture(page, "device-reading-history");
            page.keyboard().press("Escape");
            page.navigate(Product.url("/ui/poll/pollers?poller=neighbours&q=live-" + unique));
            assertThat(page.locator("#pollers\\:all_data")).containsText("fdb_table", PATIENT);
            assertThat(page.locator("#log\\:rows_data")).containsText("live-" + unique, PATIENT);
            Chromium.picture(page, "pollers");
            callsAreFilteredByWhoAsked(page);
            otherWaysAreTold(page, id);
        } finally {
            remove();
        }
    }

    private void callsAreFilteredByWhoAsked(Page page) {
        page.navigate(Product.url("/ui/poll/pollers?q=live-" + unique + "&asked=PERSON"));
        assertThat(page.locator("#log\\:rows_data")).containsText("admin", PATIENT);
        assertThat(page.locator("#log\\:rows_data")).containsText("test of access");
        assertThat(page.locator("#log\\:rows_data")).containsText("ping");
        assertThat(page.locator("#log\\:rows_data")).not().containsText("the schedule");
        Chromium.picture(page, "calls-of-devices");
        page.fill("#log\\:by", "nobody-such");
        assertThat(page.locator("#log\\:rows_data tr.ui-datatable-empty-message"))
                .hasCount(1);
    }

    /** While one way has not answered the page says by which the device is still asked. */
    private static void otherWaysAreTold(Page page, long id) throws SQLException {
        page.navigate(Product.url("/ui/device/device?id=" + id));
        execute("insert into device_poll_way (device_id, way, requested_at) values (" + id
                + ", 'API', now() + interval '1 hour')");
        page.click("#facts\\:now");
        assertThat(page.locator("#facts")).containsText("RouterOS API", PATIENT);
        execute("delete from device_poll_way where device_id = " + id);
        assertThat(page.locator("#facts .pi-spinner")).hasCount(0, LONG);
    }

    @Test
    void oneReadingOfARouterIsReadByItsApiFromThePage() throws SQLException {
        String name = "api-" + unique;
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                Chromium chromium = Chromium.open()) {
            long profile = added(
                    "/rest/v1/access-profiles",
                    Map.of("name", name, "apiPort", router.port(), "login", "api", "password", "secret"));
            long id = added(
                    "/rest/v1/devices",
                    Map.of(
                            "name",
                            name,
                            "address",
                            "127.0.0.1",
                            "snmpPort",
                            9,
                            "pollEnabled",
                            false,
                            "accessProfileId",
                            profile,
                            "modelKey",
                            "mikrotik_router_os"));
            Product.post("/rest/v1/devices/" + id + "/poll", Map.of("readings", List.of("system", "router-arp")));
            router.add(
                    "/ip/arp",
                    Map.of("address", "10.31.9.5", "mac-address", "02:00:00:00:31:95", "interface", "vlan101"));
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + id));

            page.click("#polling tr:has-text('ARP (RouterOS)') button");

            assertThat(page.locator(".ui-messages").first())
                    .containsText("Read by the API: ARP (RouterOS), rows: 1", PATIENT);
            Chromium.picture(page, "device-read-by-api");
            String calls = "/rest/v1/pollers/log?kind=API&device=" + id;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Product.json(Product.get(calls + "&asked=PERSON"))
                                    .path("total")
                                    .asInt()
                            == 1);
            page.click("#facts\\:now");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Product.json(Product.get(calls + "&asked=PERSON"))
                                    .path("total")
                                    .asInt()
                            == 2);
            assertThat(Product.get(calls).body()).contains("\"outcome\":\"ANSWERED\"", "router-resources");
            router.stop();
            page.click("#polling tr:has-text('ARP (RouterOS)') button");
            assertThat(page.locator(".ui-messages-error").first()).containsText(name, PATIENT);
            Chromium.picture(page, "device-silent-by-api");
            Product.delete("/rest/v1/devices/" + id);
            Product.delete("/rest/v1/access-profiles/" + profile);
        } finally {
            remove();
        }
    }

    private static long added(String path, Map<String, Object> what) {
        var answer = Product.post(path, what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.json(answer).path("id").asLong();
    }

    @Test
    void anAddressWhereNobodyAnswersIsToldInWordsThatSayWhatToCheck() throws SQLException {
        try (Chromium chromium = Chromium.open()) {
            long id = device("nobody-" + unique, "127.31.0.8", 9);
            Page page = chromium.page(1400, "uk", false);
            Chromium.signIn(page);
            page.navigate(Product.url("/ui/device/device?id=" + id));

            page.click("button:has-text('Перевірити')");
            assertThat(page.locator(".ui-messages").first()).containsText("Перевірте адресу, порт SNMP", PATIENT);

            page.click("button:has-text('Визначити модель')");
            assertThat(page.locator(".ui-messages-error").first()).containsText("не відповідає по SNMP", PATIENT);
        } finally {
            remove();
        }
    }

    @Test
    void theDashboardCountsDevicesAndLeadsToThoseThatAreDown() throws SQLException {
        execute("insert into device (name, address, type, status) values ('down-" + unique
                + "', '192.0.2.201', 'SWITCH', 'Down')");
        try (Chromium chromium = Chromium.open()) {
            long down = Product.json(Product.get("/rest/v1/overview"))
                    .at("/devicesByStatus/Down")
                    .asLong();
            Page page = chromium.signedIn();

            var figure = page.locator("#dashboard a[href*='status=Down']");
            assertThat(Integer.parseInt(
                            Objects.requireNonNull(figure.textContent()).replaceAll("\\D", "")))
                    .isGreaterThanOrEqualTo(1);
            assertThat(down).isGreaterThanOrEqualTo(1);
            figure.click();
            page.waitForURL("**/ui/device/devices?as=LIST&status=Down");
            assertThat(page.locator("#list\\:rows_data")).containsText("down-" + unique, PATIENT);
            assertThat(page.locator("#list\\:rows_data .dc-good")).hasCount(0);
        } finally {
            remove();
        }
    }

    @Test
    @DisplayName(
            "rows 26, 45, 46, 55, 57, 61: a port's page draws its traffic live and its history, and sees changes by itself")
    void aPortsPageShowsItsTrafficLiveAndSeesChangesByItself() throws SQLException {
        LabDevice simulated = Isp.first(31, "sw-dlink");
        try (SnmpAgent agent = SnmpAgent.start(0);
                Chromium chromium = Chromium.open()) {
            agent.bind("127.31.0.9", new SnmpDevice("port", simulated.mib(), Manners.OPEN));
            long id = device("port-" + unique, "127.31.0.9", agent.port());
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + id));
            assertThat(page.locator("body[data-live-state=open]")).hasCount(1);

            Product.post("/rest/v1/devices/" + id + "/poll", Map.of());
            assertThat(page.locator("#facts")).containsText("dlink-des3200", PATIENT);
            assertThat(page.locator("#lists\\:tabs\\:ports_data")).containsText("1/1", PATIENT);
            long port = portWithTraffic(id);
            history(port);
            page.navigate(Product.url("/ui/port/port?id=" + port));

            aPortIsTagged(page, id, port);

            page.click("#live-traffic .dc-traffic-go");
            assertThat(page.locator("#live-traffic[data-samples]")).hasCount(1, LONG);
            page.waitForFunction("Number(document.querySelector('#live-traffic').dataset.samples) >= 3");
            assertThat(page.locator("#live-traffic .dc-traffic-now")).containsText("bit/s");
            assertThat(page.locator("[data-chart=traffic][data-drawn='2']")).hasCount(1, LONG);
            Chromium.picture(page, "port");
            trafficIsStopped(page, id);

            page.click("[data-chart=traffic] .dc-span-year");
            assertThat(page.locator("[data-chart=traffic][data-level=DAY]")).hasCount(1);
            page.click("[data-chart=traffic] .dc-span-hour");
            assertThat(page.locator("[data-chart=traffic][data-level=RAW]")).hasCount(1);
            page.fill("[data-chart=traffic] .dc-chart-from", "2020-01-01T00:00");
            page.locator("[data-chart=traffic] .dc-chart-from").blur();
            assertThat(page.locator("[data-chart=traffic][data-level=DAY]")).hasCount(1);
            page.click("[data-chart=traffic] .dc-span-day");
            assertThat(page.locator("[data-chart=traffic][data-level=RAW]")).hasCount(1);
            String before = page.inputValue("[data-chart=traffic] .dc-chart-from");
            draw(page, "[data-chart=traffic] canvas");
            page.waitForFunction(
                    "from => document.querySelector('[data-chart=traffic] .dc-chart-from').value > from", before);

            assertThat(page.locator("#facts\\:factsMeta .dc-meta-source")).containsText("Stored");
            page.click("#facts\\:factsMeta .dc-meta-refresh");
            assertThat(page.locator("#facts\\:factsMeta .dc-meta-source")).containsText("From the device", PATIENT);
            agent.unbind("127.31.0.9");
            page.click("#facts\\:factsMeta .dc-meta-refresh");
            assertThat(page.locator("#facts\\:factsMeta .dc-warn")).hasCount(1, LONG);
            assertThat(page.locator("#live-traffic .dc-chart-note")).containsText("does not answer", PATIENT);

            Page small = chromium.page(390, "uk", true);
            Chromium.signIn(small);
            small.navigate(Product.url("/ui/port/port?id=" + port));
            assertThat(small.locator("[data-chart=traffic][data-drawn='2']")).hasCount(1, LONG);
            Chromium.picture(small, "port-uk-390");
        } finally {
            remove();
        }
    }

    /** Tags are written on the port's page, and found by in the list of ports and over REST; who wrote them is in the audit. */
    private void aPortIsTagged(Page page, long device, long port) {
        String tag = "core-" + unique;
        page.fill("#marks\\:tags", "#" + tag.toUpperCase(Locale.ROOT) + " uplink");
        page.click("#marks\\:saveTags");
        assertThat(page.locator("#marks\\:marked .dc-tag:has-text('" + tag + "')"))
                .hasCount(1);

        String ports = "/rest/v1/devices/" + device + "/interfaces?q=%23";
        JsonNode tagged = Product.json(Product.get(ports + tag));
        assertThat(tagged.path("total").asInt()).isEqualTo(1);
        assertThat(tagged.at("/items/0/id").asLong()).isEqualTo(port);
        assertThat(tagged.at("/items/0/tags").toString()).isEqualTo("[\"" + tag + "\",\"uplink\"]");
        assertThat(Product.json(Product.get(ports + "nothing-so")).path("total").asInt())
                .isZero();
        assertThat(Product.put("/rest/v1/interfaces/" + port + "/tags", Map.of("tags", List.of("two words")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Product.get("/rest/v1/audit?action=interface:tagged").body()).contains(tag);
    }

    /** The page looks no more, and the server no longer asks the device: its log has the reading as one call. */
    private static void trafficIsStopped(Page page, long device) {
        String log = "/rest/v1/pollers/log?kind=TRAFFIC&asked=PERSON&device=" + device;
        assertThat(Product.json(Product.get(log)).path("total").asInt()).isZero();

        page.click("#live-traffic .dc-traffic-go");
        assertThat(page.locator("#live-traffic .dc-traffic-go.dc-on")).hasCount(0);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> Product.json(Product.get(log)).path("total").asInt() == 1);
        JsonNode call = Product.json(Product.get(log)).at("/items/0");
        assertThat(call.path("askedBy").asText()).isEqualTo("admin");
        assertThat(call.path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(call.at("/rows/0").asInt()).isGreaterThanOrEqualTo(3);
        page.click("#live-traffic .dc-traffic-go");
        assertThat(page.locator("#live-traffic .dc-traffic-go.dc-on")).hasCount(1);
    }

    @Test
    @DisplayName(
            "a MAC is looked for on chosen devices now, one reading is read now, and pinging is watched and stopped")
    void aMacIsLookedForOnDevicesNowAndPingingIsStopped() throws SQLException {
        LabDevice simulated = Isp.first(31, "sw-dlink");
        try (SnmpAgent agent = SnmpAgent.start(0);
                Chromium chromium = Chromium.open()) {
            agent.bind("127.31.0.10", new SnmpDevice("search", simulated.mib(), Manners.OPEN));
            long id = device("search-" + unique, "127.31.0.10", agent.port());
            device("silent-" + unique, "127.31.0.11", agent.port());
            Product.post("/rest/v1/devices/" + id + "/poll", Map.of());
            String mac = await().atMost(Duration.ofSeconds(90)).until(() -> firstMac(id), found -> !found.isEmpty());
            Page page = chromium.signedIn();

            page.navigate(Product.url("/ui/search/devices"));
            page.fill("#ask\\:address", mac.toLowerCase(Locale.ROOT).replace(':', '-'));
            choose(page, "search-" + unique);
            choose(page, "silent-" + unique);
            page.click("#ask .ui-chkbox-box");
            page.click("#ask\\:start");
            assertThat(page.locator("#result\\:rows_data")).containsText(mac, PATIENT);
            assertThat(page.locator("#result\\:rows_data")).containsText("search-" + unique, PATIENT);
            assertThat(page.locator("#result")).containsText("silent-" + unique, PATIENT);
            assertThat(page.locator("#result\\:stop")).hasCount(0, LONG);
            Chromium.picture(page, "search-on-devices");
            page.fill("#ask\\:address", "no MAC");
            page.click("#ask\\:start");
            assertThat(page.locator(".ui-messages-error").first()).containsText("no MAC");
            aSearchOnManyDevicesIsStopped(page, mac);

            page.navigate(Product.url("/ui/device/device?id=" + id));
            String read = page.locator("#polling tr:has-text('neighbours (LLDP)') td")
                    .nth(1)
                    .textContent();
            page.click("#polling tr:has-text('neighbours (LLDP)') button");
            assertThat(page.locator("#polling tr:has-text('neighbours (LLDP)') td")
                            .nth(1))
                    .not()
                    .hasText(read, new LocatorAssertions.HasTextOptions().setTimeout(90_000));
            pinging(page);
        } finally {
            remove();
        }
    }

    /** More devices than are asked at once, none of which answers: whoever has seen enough need not wait for the rest. */
    private void aSearchOnManyDevicesIsStopped(Page page, String mac) throws SQLException {
        execute("insert into device (name, address, snmp_port, type, status) select 'many-' || n || '-" + unique
                + "', ('127.31.2.' || n)::inet, 9, 'SWITCH', 'Up' from generate_series(1, 200) n");
        page.navigate(Product.url("/ui/search/devices"));
        page.fill("#ask\\:address", mac);
        page.click("#ask .ui-chkbox-box");
        page.click("#ask\\:start");
        assertThat(page.locator("#asked")).not().containsText("asked: 0 of", SOON);

        page.click("#result\\:stop");

        assertThat(page.locator("#asked")).containsText("Stopped. Devices asked: ", STOPPED);
        assertThat(page.locator("#result\\:stop")).hasCount(0);
        assertThat(page.locator("#result .ui-progressbar")).hasCount(0);
        String words = Objects.requireNonNull(page.locator("#asked").textContent());
        String[] numbers = words.replaceAll("\\D+", " ").strip().split(" ");
        assertThat(Integer.parseInt(numbers[0])).isLessThan(Integer.parseInt(numbers[1]));
        Chromium.picture(page, "search-stopped");
        String log = "/rest/v1/pollers/log?kind=SEARCH&asked=PERSON&by=admin&q=many-";
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Product.json(Product.get(log)).path("total").asInt() > 0);
        assertThat(Product.json(Product.get(log)).path("total").asInt())
                .isLessThanOrEqualTo(Integer.parseInt(numbers[0]));
        assertThat(Product.json(Product.get(log)).at("/items/0/argument").asText())
                .isEqualTo(mac);
    }

    private static void choose(Page page, String device) {
        page.locator("#ask\\:devices_input").pressSequentially(device);
        page.click("#ask\\:devices_panel li:has-text('" + device + "')");
        assertThat(page.locator("#ask\\:devices .ui-autocomplete-token:has-text('" + device + "')"))
                .hasCount(1);
    }

    private static String firstMac(long device) {
        return Product.json(Product.get("/rest/v1/devices/" + device + "/fdb?limit=1"))
                .at("/items/0/mac")
                .asText();
    }

    /** Where this machine sends no ICMP, the page says so. */
    private static void pinging(Page page) {
        boolean sends = Product.post("/rest/v1/diagnostic/ping", "{\"target\":\"127.0.0.1\"}")
                        .statusCode()
                == 200;
        page.navigate(Product.url("/ui/icmp/ping"));
        page.fill("#ask\\:target", "127.0.0.1");
        page.fill("#ask\\:count", "100");
        page.click("#ask\\:start");
        if (!sends) {
            assertThat(page.locator(".ui-messages-error").first()).containsText("ICMP", PATIENT);
            return;
        }
        assertThat(page.locator("#result\\:rows_data tr:has-text('127.0.0.1')").nth(1))
                .isVisible();
        page.click("#result\\:stop");
        assertThat(page.locator("#result\\:stop")).hasCount(0);
        assertThat(page.locator("#result\\:going")).containsText("Answers: ");
        Chromium.picture(page, "ping");
    }

    @Test
    void aPageThatWaitsForChangesGoesToTheDoorWhenItsUserSignsOutElsewhere() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            assertThat(page.locator("body[data-live-state=open]")).hasCount(1);

            Page other = page.context().newPage();
            other.navigate(Product.url("/ui/job/jobs"));
            other.click("form[action$='/logout'] button");
            other.waitForURL("**/ui/access/login*");

            page.bringToFront();
            page.waitForURL("**/ui/access/login*");
        }
    }

    @Test
    void aProgramHearsOfChangesWithItsKey() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/changes?on=jobs,polls:1")))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .build();
        try (var lines = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()) {
            var heard = lines.filter(line -> line.startsWith("data: ")).iterator();

            assertThat(heard.next()).isEqualTo("data: {\"topics\":[\"jobs\",\"polls:1\"],\"beatSeconds\":15}");
            execute("insert into job_run (kind, state) values ('live-" + unique + "', 'SKIPPED')");
            assertThat(heard.next()).isEqualTo("data: {\"topic\":\"jobs\"}");
        }
        assertThat(Product.get("/rest/v1/changes?on=weather").statusCode()).isEqualTo(422);
        assertThat(Product.send(HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/changes?on=jobs"))))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Product.send(HttpRequest.newBuilder(URI.create(Product.url("/live/changes?on=jobs")))
                                .header("X-Demarc-Ticket", "s1:k1:AAAA"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Product.get("/openapi").body()).contains("/rest/v1/changes", "/interfaces/{id}/traffic");
    }

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    /** One step of a search, which is never longer than its deadline, and some time to spare on a slow machine. */
    private static final LocatorAssertions.ContainsTextOptions STOPPED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private static final LocatorAssertions.HasCountOptions LONG =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    /** A span is chosen with the mouse. */
    private static void draw(Page page, String canvas) {
        page.locator(canvas).scrollIntoViewIfNeeded();
        var box = Objects.requireNonNull(page.locator(canvas).boundingBox());
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.8, box.y + box.height / 2);
        page.mouse().up();
    }

    private static long portWithTraffic(long device) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> portsWithTraffic(device), ports -> !ports.isEmpty())
                .get(0);
    }

    private static List<Long> portsWithTraffic(long device) throws SQLException {
        List<Long> ports = new ArrayList<>();
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select i.id from interface i join interface_counter c on c.interface_id = i.id where i.device_id = "
                                + device + " and i.status = 'Up' and c.in_octets is not null order by i.id")) {
            while (rows.next()) {
                ports.add(rows.getLong(1));
            }
        }
        return ports;
    }

    /** A day of samples as the poller leaves them, with an hour in which nothing was read. */
    private static void history(long port) throws SQLException {
        execute(
                "insert into interface_rate_sample (interface_id, at, in_bps, out_bps, in_pps, out_pps, in_errors_ps, out_errors_ps,"
                        + " in_discards_ps, out_discards_ps) select " + port
                        + ", t, 4e8 + 3e8 * sin(extract(epoch from t) / 9000), 5e7 + 2e7 * cos(extract(epoch from t) / 5000), 9000, 4000,"
                        + " 0, 0, 0.2, 0 from generate_series(now() - interval '23 hours', now(), interval '2 minutes') t"
                        + " where t not between now() - interval '9 hours' and now() - interval '8 hours'");
        execute(
                "insert into interface_rate_sample_1d (interface_id, at, in_bps, in_bps_most, out_bps, out_bps_most, samples) select "
                        + port
                        + ", t, 3e8, 9e8, 4e7, 9e7, 700 from generate_series(date_trunc('day', now()) - interval '20 days',"
                        + " now(), interval '1 day') t where t >= (select date_trunc('month', now() - interval '1 day'))");
    }

    private static long device(String name, String address, int port) {
        var added = Product.post(
                "/rest/v1/devices", Map.of("name", name, "address", address, "snmpPort", port, "community", "public"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private void remove() throws SQLException {
        execute("delete from job_run where kind = 'live-" + unique + "'");
        execute("delete from device where name like '%-" + unique + "'");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
