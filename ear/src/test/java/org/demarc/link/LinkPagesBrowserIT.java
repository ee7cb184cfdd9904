package org.demarc.link;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links, topology and map as people see them (wildcore-mikbill.md 2, rows 36, 37 and 39). */
class LinkPagesBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static long core;
    private static long olt;
    private static long onu;

    @BeforeAll
    static void aCoreWithAnOltAndTwoSwitches() throws SQLException {
        nothingIsLeft();
        core = device("lk-core", "192.0.2.141", "ROUTER", 50.450, 30.520, "Up");
        olt = device("lk-olt", "192.0.2.142", "OLT", 50.455, 30.540, "Up");
        long east = device("lk-east", "192.0.2.143", "SWITCH", 50.440, 30.560, "Down");
        device("lk-west", "192.0.2.144", "SWITCH", 50.430, 30.480, "Up");
        long up = number("insert into interface (device_id, bind_key, name, type) values (" + olt
                + ", 'lk1', 'ge0/1', 'GE') returning id");
        number("insert into port (interface_id, speed_mbps) values (" + up + ", 1000) returning interface_id");
        number("with made as (insert into interface_rate_sample (interface_id, at, in_bps, out_bps) select " + up
                + ", now() - n * interval '20 seconds', 959447040, 1000 from generate_series(1, 6) n returning 1)"
                + " select count(*) from made");
        onu = number(
                "insert into interface (device_id, bind_key, parent_key, name, type, status, onu, latitude, longitude) values ("
                        + olt + ", 'lk2', 'lk9', 'lk-onu 0/1:7', 'ONU', 'Online', 7, 50.456, 30.545) returning id");
        number("insert into onu (interface_id, device_id) values (" + onu + ", " + olt + ") returning interface_id");
        inTheHouseOfASubscriber("lk-onu 0/1:8", 50.4561);
        inTheHouseOfASubscriber("lk-onu 0/1:9", null);
        number(
                "insert into link (a_device_id, b_device_id, b_interface_id, kind, lower_end, utilization_percent) values ("
                        + core + ", " + olt + ", " + up + ", 'LLDP', 'B', 91.5) returning id");
        number("insert into link (a_device_id, b_device_id, kind, lower_end) values (" + core + ", " + east
                + ", 'FDB', 'B') returning id");
        number("insert into link_conflict (device_id, what, words) values (" + east
                + ", 'SEVERAL_WAYS_UP', '{2}') returning id");
    }

    /** An ONU without a place of its own whose subscriber lives in a house that has one, or has none. */
    private static void inTheHouseOfASubscriber(String name, @Nullable Double latitude) throws SQLException {
        String place = latitude == null ? "null, null" : latitude + ", 30.5451";
        number("with city as (insert into address_city (name, compare_text) values ('lk', '" + name
                + "') returning id), street as (insert into address_street (city_id, name, compare_text) select id, 'lk', '"
                + name
                + "' from city returning id), house as (insert into address_house (street_id, number, compare_text,"
                + " latitude, longitude) select id, '1', '" + name + "', " + place
                + " from street returning id), who as (insert into subscriber (source_id, external_id, house_id) select"
                + " (select min(id) from billing_source), '" + name
                + "', id from house returning id, source_id), line as"
                + " (insert into interface (device_id, bind_key, parent_key, name, type, status) values (" + olt + ", '"
                + name + "', 'lk9', '" + name + "', 'ONU', 'Offline') returning id)"
                + " insert into line_binding (interface_id, subscriber_id, source_id, found_by)"
                + " select line.id, who.id, who.source_id, 'HAND' from line, who returning interface_id");
    }

    @AfterAll
    static void nothingIsLeft() throws SQLException {
        number(
                "with gone as (delete from subscriber where external_id like 'lk-%' returning 1) select count(*) from gone");
        number("with houses as (delete from address_house where compare_text like 'lk-%' returning 1), streets as"
                + " (delete from address_street where compare_text like 'lk-%' returning 1), cities as"
                + " (delete from address_city where compare_text like 'lk-%' returning 1) select 1");
        number("with gone as (delete from device where name like 'lk-%' returning 1) select count(*) from gone");
    }

    @Test
    @DisplayName(
            "Row 36: links are listed, filtered by load, drawn with typed search of device and port, and deleted together")
    void linksAreListedDrawnAndDeleted() throws SQLException {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/link/links?device=" + core));
            Locator rows = page.locator("#list\\:rows_data tr");
            assertThat(rows).hasCount(2);
            assertThat(page.locator("#list\\:rows_data")).containsText("91.5 %");
            assertThat(page.locator("#open\\:conflicts_data")).containsText("Several ways up (2)");

            page.click("#list\\:add");
            page.locator("#edit\\:fromDevice_input").waitFor();
            choose(page, "fromDevice", "lk-west");
            choose(page, "toDevice", "lk-core");
            page.fill("#edit\\:note", "drawn in the browser");
            page.click("#edit\\:save");

            assertThat(rows).hasCount(3);
            assertThat(page.locator("#list\\:rows_data")).containsText("drawn in the browser");
            Chromium.picture(page, "links");
            page.locator("#list\\:rows_data tr:has-text('lk-west') .ui-chkbox-box")
                    .click();
            page.click("#list\\:remove");
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(rows).hasCount(2);
            page.locator("#list\\:busy .ui-chkbox-box").click();
            assertThat(rows).hasCount(1);

            page.click("#search\\:find");
            assertThat(page.locator("#search\\:state")).containsText("new links", PATIENT);
        }
    }

    @Test
    @DisplayName("Row 36: the way up of an ONU is on its page, the topology draws what is around a device")
    void theWayUpAndTheTopologyAreDrawn() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            assertThat(page.locator("#way-up")).containsText("lk-core");
            page.navigate(Product.url("/ui/device/device?id=" + olt));
            assertThat(page.locator("#way-up")).containsText("lk-core");

            page.navigate(Product.url("/ui/link/topology?device=" + core));
            assertThat(page.locator("#topology")).hasAttribute("data-drawn", "3");
            Chromium.picture(page, "topology");

            for (boolean dark : new boolean[] {false, true}) {
                Page phone = chromium.page(390, "uk", dark);
                Chromium.signIn(phone);
                for (String path : new String[] {"links?device=" + core, "topology?device=" + core, "map"}) {
                    phone.navigate(Product.url("/ui/link/" + path));
                    Chromium.settled(phone);
                    phone.waitForTimeout(700);
                    Assertions.assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                            .as(path)
                            .isLessThanOrEqualTo(390);
                    Chromium.picture(phone, path.replaceAll("[?].*", "") + "-phone-uk" + (dark ? "-dark" : ""));
                }
            }
        }
    }

    @Test
    @DisplayName("Row 39: the map shows devices, links and ONUs without asking anybody outside")
    void theMapWorksWithoutTheInternet() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1440, "en", true);
            Chromium.signIn(page);
            var answer = Objects.requireNonNull(page.navigate(Product.url("/ui/link/map")));

            assertThat(page.locator("#map")).hasAttribute("data-drawn", java.util.regex.Pattern.compile("[1-9].*"));
            assertThat(page.locator("#map")).hasAttribute("data-lines", java.util.regex.Pattern.compile("[1-9].*"));
            Assertions.assertThat(answer.headerValue("Content-Security-Policy")).contains("img-src 'self' data:");
            Chromium.picture(page, "map-dark");
            String part = (String) page.evaluate(
                    "fetch('/ui/link/places?south=50.4&west=30.4&north=50.5&east=30.5499').then(a => a.text())");
            Assertions.assertThat(part)
                    .contains("lk-onu 0/1:7", "lk-core", "lk-onu 0/1:8\"", "\"housed\":true")
                    .doesNotContain("lk-onu 0/1:9");
        }
    }

    @Test
    @DisplayName("Row 39: objects nearby are devices and ONUs by distance, within 100 m to 10 km, at most 500")
    void objectsNearbyAreListedByDistance() {
        String middle = "/rest/v1/topology/nearby?latitude=50.456&longitude=30.545";

        var near = Product.json(Product.get(middle + "&radius=1"));
        var far = Product.json(Product.get(middle + "&radius=999999&limit=3"));
        var all = Product.json(Product.get(middle + "&radius=10000&limit=100000"));

        Assertions.assertThat(near.findValuesAsText("name"))
                .contains("lk-onu 0/1:7")
                .doesNotContain("lk-olt");
        Assertions.assertThat(far).hasSize(3);
        Assertions.assertThat(all.findValuesAsText("name"))
                .contains("lk-onu 0/1:7", "lk-onu 0/1:8", "lk-olt", "lk-core")
                .doesNotContain("lk-onu 0/1:9");
        Assertions.assertThat(all).hasSizeLessThanOrEqualTo(500).allSatisfy(one -> Assertions.assertThat(
                        one.path("distanceM").asLong())
                .isLessThanOrEqualTo(10_000));
        Assertions.assertThat(all.findValues("distanceM").stream().map(one -> one.asLong()))
                .isSorted();
    }

    @Test
    @DisplayName("Row 39: several ONUs of a house are one point of the map")
    void aHouseIsOnePoint() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1440, "en", false);
            Chromium.signIn(page);
            page.navigate(Product.url("/ui/link/map"));
            assertThat(page.locator("#map")).hasAttribute("data-onus", java.util.regex.Pattern.compile("[0-9]+"));
            Chromium.picture(page, "map-with-houses");
        }
    }

    @Test
    @DisplayName("Row 43: reports are pages with tables, as REST and as CSV, and the dashboard counts them")
    void reportsArePagesRestAndCsv() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1440, "en", false);
            Chromium.signIn(page);
            assertThat(page.locator("#dashboard\\:reports")).containsText("Overloaded links");
            page.navigate(Product.url("/ui/analytics/report?report=busy-links"));
            Chromium.filter(page, "list:text", "lk-");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
            assertThat(page.locator("#list\\:rows_data")).containsText("lk-olt");
            Chromium.picture(page, "report-busy-links");

            for (String report : new String[] {
                "duplicate-idents",
                "duplicate-macs",
                "bad-signals",
                "bad-sfps",
                "fading-signals",
                "flapping-onus",
                "unnamed-ports",
                "silent-devices"
            }) {
                page.navigate(Product.url("/ui/analytics/report?report=" + report));
                assertThat(page.locator("#list\\:rows_data")).hasCount(1);
                Assertions.assertThat(Product.get("/rest/v1/analytics/" + report + "?limit=5")
                                .statusCode())
                        .as(report)
                        .isEqualTo(200);
            }
            Chromium.picture(page, "report-silent-devices");
            Assertions.assertThat(Product.get("/rest/v1/tables/report?report=busy-links")
                            .body())
                    .startsWith("device,address,interface,")
                    .contains("lk-olt,192.0.2.142,ge0/1,lk-core,91.5");
            Assertions.assertThat(Product.get("/rest/v1/analytics/nonsense").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("7.4: an ONU whose identifier is there twice is forgotten until its device reports it again")
    void anOnuThatIsThereTwiceIsForgottenHere() throws SQLException {
        long old = twin("lk-twin 0/1:1", "LKTWIN", "LOS");
        long young = twin("lk-twin 0/1:2", "LKTWIN", "Online");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/analytics/report?report=duplicate-idents"));
            Chromium.filter(page, "list:text", "LKTWIN");
            Locator rows = page.locator("#list\\:rows_data tr:has-text('LKTWIN')");
            assertThat(rows).hasCount(2);
            Chromium.picture(page, "report-duplicate-idents");

            rows.filter(new Locator.FilterOptions().setHasText("lk-twin 0/1:1"))
                    .locator("button")
                    .click();
            page.locator(".ui-confirmdialog-yes").click();

            assertThat(rows).hasCount(0);
        }
        Assertions.assertThat(number("select count(*) from interface where id = " + old + " and gone_at is not null"))
                .isEqualTo(1);
        Assertions.assertThat(Product.delete("/rest/v1/onus/" + young).statusCode())
                .isEqualTo(204);
        Assertions.assertThat(Product.get("/rest/v1/audit?limit=20").body()).contains("line:forgotten");
    }

    @Test
    @DisplayName("A row that another list has in its place meanwhile is not taken for the one that was pressed")
    void aListThatChangedUnderTheHandTakesNobodyElse() throws SQLException {
        List<Long> twins = List.of(
                twin("lk-moved 0/2:1", "LKMOVEDA", "LOS"),
                twin("lk-moved 0/2:2", "LKMOVEDA", "LOS"),
                twin("lk-moved 0/2:3", "LKMOVEDB", "LOS"),
                twin("lk-moved 0/2:4", "LKMOVEDB", "LOS"));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/analytics/report?report=duplicate-idents"));
            Chromium.filter(page, "list:text", "LKMOVED");
            Locator rows = page.locator("#list\\:rows_data tr[data-ri]");
            assertThat(rows).hasCount(4);
            String first = rows.first().textContent().contains("LKMOVEDA") ? "LKMOVEDA" : "LKMOVEDB";
            String other = "LKMOVEDA".equals(first) ? "LKMOVEDB" : "LKMOVEDA";
            rows.first().locator("button").click();
            page.locator(".ui-confirmdialog-yes").waitFor();

            page.evaluate(
                    "text => { const field = document.getElementById('list:text'); field.value = text;"
                            + " field.dispatchEvent(new Event('input', { bubbles: true })); }",
                    other);
            assertThat(rows).hasCount(2);
            page.locator(".ui-confirmdialog-yes").click();

            assertThat(page.locator("#messages")).containsText("The list has changed since you looked");
            assertThat(rows).hasCount(2);
            Chromium.picture(page, "list-changed-under-the-hand");
            Assertions.assertThat(gone(twins)).isZero();

            rows.first().locator("button").click();
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(rows).hasCount(0);
        }
        Assertions.assertThat(gone(twins)).isEqualTo(1);
    }

    private static long gone(List<Long> lines) throws SQLException {
        String ids = lines.stream().map(String::valueOf).collect(Collectors.joining(","));
        return number("select count(*) from interface where id in (" + ids + ") and gone_at is not null");
    }

    private static long twin(String name, String ident, String status) throws SQLException {
        long twin = number("insert into interface (device_id, bind_key, parent_key, name, type, status) values (" + olt
                + ", '" + name + "', 'lk9', '" + name + "', 'ONU', '" + status + "') returning id");
        number("insert into onu (interface_id, device_id, ident, ident_kind, ident_shown, ident_seen_at) values ("
                + twin + ", " + olt + ", '" + ident + "', 'SN', '" + ident + "', now()) returning interface_id");
        return twin;
    }

    private static void choose(Page page, String field, String words) {
        page.locator("#edit\\:" + field + "_input").pressSequentially(words);
        Locator item = page.locator("#edit\\:" + field + "_panel li").first();
        assertThat(item).containsText(words);
        item.click();
        Chromium.settled(page);
    }

    private static long device(
            String name, String address, String type, double latitude, double longitude, String status)
            throws SQLException {
        return number("insert into device (name, address, type, latitude, longitude, status, poll_enabled) values ('"
                + name + "', '" + address + "', '" + type + "', " + latitude + ", " + longitude + ", '" + status
                + "', false) returning id");
    }

    private static long number(String sql) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
