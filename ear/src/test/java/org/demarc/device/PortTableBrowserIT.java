package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortTableBrowserIT {

    private static long device;

    @BeforeAll
    static void aSwitchWithPorts() throws SQLException {
        device = number("insert into device (name, address, type, profile, status, poll_enabled) values"
                + " ('ports-switch', '192.0.2.151', 'SWITCH', 'generic-switch', 'Up', false) returning id");
        number(
                "with made as (insert into interface (device_id, bind_key, name, type, status, port, if_index, admin_state)"
                        + " select " + device
                        + ", n::text, 'port ' || n, 'GE', case when n < 3 then 'Up' else 'Down' end, n, n,"
                        + " case when n = 4 then 'Disabled' else 'Enabled' end from generate_series(1, 4) n returning 1)"
                        + " select count(*) from made");
        long second = port(2);
        number("insert into port (interface_id, speed_mbps, duplex) values (" + second
                + ", 1000, 'Full') returning interface_id");
        number(
                "insert into interface_counter (interface_id, read_at, wide, in_octets, out_octets, in_errors, out_errors)"
                        + " values (" + second
                        + ", now(), true, 18446744073709551615, 9007199254740993, 17, 0) returning interface_id");
        number(
                "insert into reading_row (device_id, reading, row_key, interface_id, vlan, sign, first_seen, last_seen) values ("
                        + device + ", 'pvid', '2', " + second
                        + ", 101, 1, timestamp '2026-01-02 03:04:05', timestamp '2026-01-02 03:04:05') returning id");
        number(
                "insert into reading_row (device_id, reading, row_key, interface_id, numbers, sign, first_seen, last_seen)"
                        + " values (" + device + ", 'port-signal', '2', " + second
                        + ", '{\"rxDbm\": -7.25, \"txDbm\": -2.5}', 1, now(), now()) returning id");
        number("with made as (insert into interface_vlan (interface_id, vlan, untagged) select " + second
                + ", n, n = 101 from generate_series(101, 105) n returning 1) select count(*) from made");
        number("insert into line_read (interface_id, what, read_at) values (" + second
                + ", 'vlans', now()) returning interface_id");
        number(
                "insert into device_action (device_id, device_name, interface_id, kind, state, result, requested_by, finished_at)"
                        + " values (" + device + ", 'ports-switch', " + second
                        + ", 'cable-test', 'DONE', '[{\"pair1\": \"open\", \"pair1M\": 33}]', 'admin', now()) returning id");
    }

    @AfterAll
    static void removeIt() throws SQLException {
        Product.delete("/rest/v1/devices/" + device);
        number(
                "with gone as (delete from user_choice where name = 'port-columns' returning 1) select count(*) from gone");
    }

    @Test
    @DisplayName(
            "Row 26 columns of the port table are chosen, remembered for the user, sorted and narrowed, and its file follows")
    void columnsAreChosenAndRemembered() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + device));
            Locator table = page.locator("#lists\\:tabs\\:ports");
            PlaywrightAssertions.assertThat(table).containsText("-7.25");
            PlaywrightAssertions.assertThat(table).containsText("17 / 0");
            PlaywrightAssertions.assertThat(table).not().containsText("102–105");

            page.click(".dc-columns summary");
            choose(page, "VLANs");
            PlaywrightAssertions.assertThat(table).containsText("102–105");
            PlaywrightAssertions.assertThat(table.locator("[title^='read ']", containing("102–105")))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(table.locator("[title^='read ']", containing("-7.25")))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(table.locator(".dc-at")).hasText("2026-01-02 03:04:05");
            choose(page, "Cable test");
            PlaywrightAssertions.assertThat(table).containsText("33");
            choose(page, "Received / sent");
            PlaywrightAssertions.assertThat(table).containsText("18.4 EB / 9.0 PB");
            Chromium.picture(page, "ports-columns");

            page.navigate(Product.url("/ui/device/device?id=" + device));
            PlaywrightAssertions.assertThat(table).containsText("102–105");
            Locator rows = page.locator("#lists\\:tabs\\:ports_data tr");
            PlaywrightAssertions.assertThat(rows).hasCount(4);
            Locator errors = table.locator("th", new Locator.LocatorOptions().setHasText("Errors"));
            Locator link = page.locator("#lists\\:tabs\\:downloadPorts .dc-csv");
            errors.click();
            PlaywrightAssertions.assertThat(rows.last()).containsText("port 2");
            PlaywrightAssertions.assertThat(link).hasAttribute("href", Pattern.compile(".*&q=&sort=errors$"));
            errors.click();
            PlaywrightAssertions.assertThat(rows.first()).containsText("port 2");
            Chromium.pick(page, "#lists\\:tabs\\:portStatus", "up");
            PlaywrightAssertions.assertThat(rows).hasCount(2);
            PlaywrightAssertions.assertThat(link)
                    .hasAttribute("href", Pattern.compile(".*status=Up&adminState=&q=&sort=-errors$"));
            String file = (String) link.evaluate("a => fetch(a.href).then(answer => answer.text())");
            assertThat(file.lines()).hasSize(3).element(1).asString().contains(",port 2,");
            Chromium.pick(page, "#lists\\:tabs\\:portAdmin", "off");
            PlaywrightAssertions.assertThat(table.locator(".dc-empty")).containsText("Nothing fits");

            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/device/device?id=" + device));
            PlaywrightAssertions.assertThat(phone.locator("#lists\\:tabs\\:ports"))
                    .containsText("102–105");
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Chromium.picture(phone, "ports-columns-phone-uk");
        }
    }

    @Test
    @DisplayName("Row 26 programs get the same ports, sorted and narrowed")
    void programsGetTheSamePorts() {
        JsonNode ports = Product.json(Product.get("/rest/v1/devices/" + device + "/ports?sort=-errors&status=Up"));

        assertThat(ports.path("total").asLong()).isEqualTo(2);
        JsonNode first = ports.path("items").path(0);
        assertThat(first.path("line").path("name").asText()).isEqualTo("port 2");
        assertThat(first.path("pvid").asLong()).isEqualTo(101);
        assertThat(first.path("tagged").toString()).isEqualTo("[102,103,104,105]");
        assertThat(first.path("traffic").path("inErrors").asLong()).isEqualTo(17);
        assertThat(first.path("traffic").toString()).contains(":18446744073709551615,", ":9007199254740993,");
        assertThat(first.path("pvidReadAt").asText()).isNotEmpty();
        assertThat(first.path("vlansReadAt").asText()).isNotEmpty();
        assertThat(first.path("optics").path("readAt").asText()).isNotEmpty();
        assertThat(first.path("optics").path("rxDbm").asDouble()).isEqualTo(-7.25);
        assertThat(Product.get("/rest/v1/devices/" + device + "/ports?sort=nothing")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("Row 26 the download has the ports that are shown, with VLANs, cable tests and exact counters")
    void theDownloadIsWhatIsShown() {
        String table = "/rest/v1/tables/ports?device=" + device;

        assertThat(Product.get(table).body().lines()).hasSize(5);
        assertThat(Product.get(table + "&status=Up&adminState=Enabled&q=port+2")
                        .body()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(
                        "-7.25",
                        ",101,102-105,",
                        "\"pair1: open, pair1M: 33\"",
                        ",18446744073709551615,9007199254740993,17,0,");
        assertThat(Product.get(table + "&status=Up&adminState=Disabled").body().lines())
                .hasSize(1);
        assertThat(Product.get(table + "&format=xlsx").statusCode()).isEqualTo(200);
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static void choose(Page page, String label) {
        page.locator(".dc-columns .ui-chkbox-label", new Page.LocatorOptions().setHasText(label))
                .click();
    }

    private static long port(int number) throws SQLException {
        return number("select id from interface where device_id = " + device + " and port = " + number);
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
