package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OnuTreeBrowserIT {

    private static final int PONS = 480;
    private static final int ONUS_OF_A_PON = 125;
    private static final Duration BEARABLE = Duration.ofSeconds(3);

    private static long olt;

    @BeforeAll
    static void aLargeOlt() throws SQLException {
        olt = number("insert into device (name, address, type, profile, status, poll_enabled) values"
                + " ('tree-olt', '192.0.2.152', 'OLT', 'huawei-smartax', 'Up', false) returning id");
        number(
                "with made as (insert into interface (device_id, bind_key, name, type, technology, status, slot, port) select "
                        + olt + ", n::text, 'GPON 0/' || n / 16 || '/' || n % 16, 'PON', 'gpon', 'Up', n / 16, n % 16"
                        + " from generate_series(0, " + (PONS - 1) + ") n returning 1) select count(*) from made");
        number(
                "with made as (insert into interface (device_id, bind_key, parent_key, name, type, technology, status, slot, port,"
                        + " onu, description) select " + olt
                        + ", n || '.' || o, n::text, 'GPON 0/' || n / 16 || '/' || n % 16"
                        + " || ':' || o, 'ONU', 'gpon', case when o % 5 = 0 then 'LOS' when o % 7 = 0 then 'PowerOff' else 'Online' end,"
                        + " n / 16, n % 16, o, 'tree flat ' || n || '-' || o from generate_series(0, " + (PONS - 1)
                        + ") n, generate_series(1, " + ONUS_OF_A_PON + ") o returning 1) select count(*) from made");
        number("with made as (insert into interface (device_id, bind_key, parent_key, name, type, status) values ("
                + olt
                + ", 'lost.1', 'lost', 'ONU of a lost port', 'ONU', 'Offline') returning 1) select count(*) from made");
        number("with made as (insert into interface (device_id, bind_key, name, type, status) values ("
                + olt
                + ", 'stray.1', 'ONU of no port', 'ONU', 'Offline') returning 1) select count(*) from made");
    }

    @AfterAll
    static void removeIt() throws SQLException {
        number("with gone as (delete from device where id = " + olt + " returning 1) select count(*) from gone");
    }

    @Test
    @DisplayName("Row 18 the tree of an OLT with 60 000 ONUs opens a PON port at a time, with counts by state")
    void theTreeOpensAPonPortAtATime() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + olt));
            page.click("[id='facts:onuTree']");
            Locator branches = page.locator(".dc-branch");
            PlaywrightAssertions.assertThat(branches).hasCount(PONS + 2);
            PlaywrightAssertions.assertThat(branches.first()).containsText("125 ONUs");
            PlaywrightAssertions.assertThat(branches.first()).containsText("25 no light (LOS)");
            PlaywrightAssertions.assertThat(branches.nth(PONS + 1)).containsText("without a PON port");
            PlaywrightAssertions.assertThat(branches.nth(PONS)).containsText("lost");

            page.locator("a.dc-toggle").nth(1).focus();
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).hasCount(ONUS_OF_A_PON);
            PlaywrightAssertions.assertThat(page.locator(".dc-below").first()).containsText("GPON 0/0/1:1");
            Chromium.picture(page, "onu-tree");
            page.locator("a.dc-toggle").nth(1).click();
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).hasCount(0);

            page.locator("#tree\\:text").fill("tree flat 479-12");
            PlaywrightAssertions.assertThat(page.locator(".dc-below").first()).containsText("tree flat 479-12");
            PlaywrightAssertions.assertThat(page.locator(".dc-branch strong")).hasCount(1);
            Chromium.picture(page, "onu-tree-found");
            int found = page.locator(".dc-below").count();
            page.locator("a.dc-toggle").first().click();
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).hasCount(0);
            page.locator("a.dc-toggle").first().click();
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).hasCount(found);
            assertThat(found).isLessThan(ONUS_OF_A_PON);
        }
    }

    @Test
    @DisplayName("Row 18 ONUs that name no PON port are opened in the tree like others, and programs list them")
    void onusWithoutAPortAreOpened() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/tree?device=" + olt));
            page.locator("a.dc-toggle").nth(PONS + 1).click();
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).hasCount(1);
            PlaywrightAssertions.assertThat(page.locator(".dc-below")).containsText("ONU of no port");
            page.locator(".dc-below").scrollIntoViewIfNeeded();
            Chromium.picture(page, "onu-tree-no-port");
        }
    }

    @Test
    @DisplayName("Row 18 the tree of ONUs works on a phone, in the dark and in Ukrainian")
    void theTreeWorksOnAPhone() {
        try (Chromium chromium = Chromium.open()) {
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/onu/tree?device=" + olt + "&q=tree%20flat%20479-1"));
            PlaywrightAssertions.assertThat(phone.locator(".dc-below").first()).containsText("tree flat 479-1");
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Chromium.picture(phone, "onu-tree-phone-uk");
        }
    }

    @Test
    @DisplayName("Row 18 programs get the PON ports with their counts, and the ONUs of one, in bearable time")
    void programsGetThePonPortsInBearableTime() {
        Instant began = Instant.now();
        JsonNode pons = Product.json(Product.get("/rest/v1/devices/" + olt + "/pon-ports"));
        JsonNode onus = Product.json(Product.get("/rest/v1/devices/" + olt + "/onus?parent=7&limit=256"));

        assertThat(Duration.between(began, Instant.now())).isLessThan(BEARABLE);
        assertThat(pons.size()).isEqualTo(PONS + 2);
        assertThat(pons.path(7).path("bindKey").asText()).isEqualTo("7");
        assertThat(pons.path(7).path("onus").asLong()).isEqualTo(ONUS_OF_A_PON);
        assertThat(pons.path(7).path("los").asLong()).isEqualTo(25);
        assertThat(pons.path(7).path("powerOff").asLong()).isEqualTo(14);
        assertThat(pons.path(PONS).path("interfaceId").isNull()).isTrue();
        assertThat(onus.path("items").size()).isEqualTo(ONUS_OF_A_PON);
        JsonNode strays = Product.json(Product.get("/rest/v1/devices/" + olt + "/onus?parent=-"));
        assertThat(strays.path("items").findValuesAsText("name")).contains("ONU of no port");
        assertThat(strays.path("total").asLong()).isEqualTo(1);
        assertThat(Product.get("/rest/v1/devices/999999999/pon-ports").statusCode())
                .isEqualTo(404);
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
