package org.demarc.fdb;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A line on which a router was changed and put back, with pages, REST and files. */
class MacHistoryBrowserIT {

    private static final String PASSWORD = "Correct-Horse-8";

    private static long olt;
    private static long onu;

    @BeforeAll
    static void aLineWithAHistory() throws SQLException {
        number("with gone as (delete from device where name like 'stays-%' returning 1) select count(*) from gone");
        olt = number("insert into device (name, address, type, status, poll_enabled) values"
                + " ('stays-olt', '192.0.2.91', 'OLT', 'Up', false) returning id");
        onu = number("insert into interface (device_id, bind_key, name, type, status, onu) values (" + olt
                + ", '200001005', 'GPON 0/0/1:9', 'ONU', 'Online', 9) returning id");
        number("insert into onu (interface_id, device_id, ident_kind, ident, ident_shown) values (" + onu + ", " + olt
                + ", 'SN', '485754430BADC0DE', 'HWTC0BADC0DE') returning interface_id");
        number("insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen, returned_at) values (" + olt
                + ", '02:00:00:00:5a:01', 101, " + onu
                + ", now() - interval '20 days', now(), now() - interval '3 days') returning device_id");
        number("insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen, present) values (" + olt
                + ", '02:00:00:00:5a:02', 101, " + onu
                + ", now() - interval '9 days', now() - interval '4 days', false) returning device_id");
        number(
                "insert into fdb_past (device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)"
                        + " values (" + olt + ", '02:00:00:00:5a:01', 101, " + onu
                        + ", '', 'LEARNED', now() - interval '20 days', now() - interval '10 days', now()) returning device_id");
    }

    @Test
    @DisplayName("POL-7, 14, 15: what a line showed over time is told by REST, narrowed and sorted, and as a file")
    void theHistoryOfALineByRest() {
        JsonNode line = Product.json(Product.get("/rest/v1/mac-history?interface=" + onu));

        assertThat(line.path("total").asInt()).isEqualTo(3);
        assertThat(line.findValuesAsText("mac"))
                .containsExactly("02:00:00:00:5A:01", "02:00:00:00:5A:02", "02:00:00:00:5A:01");
        assertThat(line.at("/items/0/present").asBoolean()).isTrue();
        assertThat(line.at("/items/0/device/name").asText()).isEqualTo("stays-olt");
        assertThat(total("mac=0200.0000.5a01")).isEqualTo(2);
        assertThat(total("device=" + olt + "&present=false&sort=-firstSeen")).isEqualTo(2);
        assertThat(total("device=" + olt + "&vlan=102")).isZero();
        HttpResponse<String> file = Product.get("/rest/v1/tables/mac-history?mac=02:00:00:00:5a:01&sort=firstSeen");
        assertThat(file.body().lines()).hasSize(3).anyMatch(row -> row.contains("GPON 0/0/1:9"));
    }

    @Test
    @DisplayName("14: a history of nobody, of no MAC and of what there is not is refused in words")
    void whatIsRefused() {
        assertThat(Product.get("/rest/v1/mac-history").statusCode()).isEqualTo(422);
        assertThat(Product.get("/rest/v1/mac-history?mac=zz").body()).contains("is no MAC address");
        assertThat(Product.get("/rest/v1/mac-history?mac=02:00:00:00:5a:01&from=yesterday")
                        .body())
                .contains("not an instant");
        assertThat(Product.get("/rest/v1/mac-history?interface=999999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("14, 15: from the ONU to the history of its line, from there to that of a MAC")
    void fromTheOnuToTheHistory() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            page.click("#more a:has-text('History')");
            page.waitForURL("**/ui/fdb/history?interface=" + onu);

            assertThat(page.locator("#list\\:rows_data tr")).hasCount(3);
            assertThat(page.locator("#list\\:whose")).containsText("GPON 0/0/1:9");
            Chromium.picture(page, "mac-history");
            Chromium.filter(page, "list:text", "5a:02");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
            page.click("#list\\:rows_data a:has-text('02:00:00:00:5A:02')");
            page.waitForURL("**/ui/fdb/history?mac=*");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);

            page.navigate(Product.url("/ui/fdb/history"));
            assertThat(page.locator(".dc-empty")).containsText("Type a MAC");
            Chromium.filter(page, "list:mac", "02:00");
            assertThat(page.locator(".dc-empty")).containsText("no whole MAC");
        }
    }

    @Test
    @DisplayName(
            "14: of a device that is silent nothing is said to be there now, and a port that was forgotten is no link")
    void whatNobodyKnowsIsNotNow() throws SQLException {
        long silent = number("insert into device (name, address, type, status, poll_enabled) values"
                + " ('stays-silent', '192.0.2.92', 'OLT', 'Down', false) returning id");
        number(
                "insert into fdb (device_id, mac, port_key, first_seen, last_seen) values (" + silent
                        + ", '02:00:00:00:5a:03', '7', now() - interval '9 days', now() - interval '3 days') returning device_id");
        number(
                "insert into fdb_past (device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)"
                        + " values (" + silent + ", '02:00:00:00:5a:03', 0, 999999999, 'GPON 0/0/7:1', 'LEARNED',"
                        + " now() - interval '20 days', now() - interval '10 days', now()) returning device_id");

        JsonNode told = Product.json(Product.get("/rest/v1/mac-history?device=" + silent));
        assertThat(told.at("/items/0/present").asBoolean()).isTrue();
        assertThat(told.at("/items/0/current").asBoolean()).isFalse();
        assertThat(told.at("/items/1/interfaceId").isNumber()).isFalse();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/fdb/history?interface=" + onu));
            assertThat(page.locator("#list\\:rows_data tr").first()).containsText("now");

            page.navigate(Product.url("/ui/fdb/history?device=" + silent));

            assertThat(page.locator("#list\\:rows_data tr")).hasCount(2);
            assertThat(page.locator("#list\\:rows_data")).not().containsText("now");
            assertThat(page.locator("#list\\:rows_data")).containsText("GPON 0/0/7:1");
            assertThat(page.locator("#list\\:rows_data a[href*='port?id=']")).hasCount(0);
        }
    }

    @Test
    @DisplayName("14: a list of more rows than are counted says so at once, under its rows")
    void moreThanIsCounted() throws SQLException {
        long large = number("insert into device (name, address, type, status, poll_enabled) values"
                + " ('stays-large', '192.0.2.93', 'OLT', 'Up', false) returning id");
        number("with many as (insert into fdb (device_id, mac, vlan, first_seen, last_seen)"
                + " select " + large
                + ", '02:00:00:00:5a:04', n, now(), now() from generate_series(1, 10001) n returning 1)"
                + " select count(*) from many");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/fdb/history?device=" + large));

            assertThat(page.locator("#list\\:more")).containsText("narrow the list");
            Chromium.filter(page, "list:text", "5a:09");
            assertThat(page.locator(".dc-empty")).isVisible();
            assertThat(page.locator("#list\\:more")).hasCount(0);
        }
    }

    @Test
    @DisplayName("14: who may see the line but not search for MACs gets them as plain text")
    void whoMayNotSearchGetsNoLinks() {
        String login = userWhoOnlyLooks();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "en", false);
            page.navigate(Product.url("/ui/access/login"));
            page.fill("#signIn\\:login", login);
            page.fill("#signIn\\:password", PASSWORD);
            page.click("#signIn\\:go");
            page.waitForURL("**/ui/dashboard/index*");
            page.navigate(Product.url("/ui/fdb/history?interface=" + onu));

            assertThat(page.locator("#list\\:rows_data")).containsText("02:00:00:00:5A:01");
            assertThat(page.locator("#list\\:rows_data a[href*='history?mac=']"))
                    .hasCount(0);
        }
    }

    private static String userWhoOnlyLooks() {
        long role = Product.json(Product.post(
                        "/rest/v1/roles",
                        Map.of("name", "stays-look", "permissions", List.of("user_self", "device_show", "olts_info"))))
                .path("id")
                .asLong();
        var added = Product.post(
                "/rest/v1/users",
                Map.of(
                        "login",
                        "stays-look",
                        "roleId",
                        role,
                        "status",
                        "ENABLED",
                        "password",
                        PASSWORD,
                        "deviceGroupIds",
                        List.of(-1)));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return "stays-look";
    }

    private static int total(String query) {
        return Product.json(Product.get("/rest/v1/mac-history?" + query))
                .path("total")
                .asInt();
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
