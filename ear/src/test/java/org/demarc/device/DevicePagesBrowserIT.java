package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import java.util.List;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DevicePagesBrowserIT {

    private static long olt;
    private static long onu;

    @BeforeAll
    static void anOltWithItsOnus() throws SQLException {
        number("with gone as (delete from device where name like 'pages-%' returning 1) select count(*) from gone");
        olt = number("""
                insert into device (name, address, type, profile, model_name, status, poll_enabled, sys_descr)
                values ('pages-olt', '192.0.2.77', 'OLT', 'huawei-smartax', 'Huawei MA5608T', 'Up', false, 'Huawei') returning id
                """);
        number("insert into interface (device_id, bind_key, name, type, status, frame, slot, port) values (" + olt
                + ", '200001', 'GPON 0/0/1', 'PON', 'Up', 0, 0, 1) returning id");
        onu = number(
                "insert into interface (device_id, bind_key, parent_key, name, type, status, onu, description) values ("
                        + olt + ", '200001005', '200001', 'GPON 0/0/1:5', 'ONU', 'Online', 5, 'flat 5') returning id");
        number("insert into onu (interface_id, device_id, ident_kind, ident, ident_shown) values (" + onu + ", " + olt
                + ", 'SN', '485754430BADCAFE', 'HWTC0BADCAFE') returning interface_id");
        number("insert into onu_signal (interface_id, read_at, rx_dbm, olt_rx_dbm, distance_m) values (" + onu
                + ", now(), -26.31, -28.1, 1523) returning interface_id");
        number("with made as (insert into onu_signal_sample (interface_id, at, rx_dbm, olt_rx_dbm) select " + onu
                + ", now() - n * interval '10 minutes', -20 - n / 50.0, -22 - n / 50.0 from generate_series(0, 100) n"
                + " returning 1) select count(*) from made");
        number("insert into interface_state (interface_id, began_at, status) values (" + onu
                + ", now(), 'Online') returning interface_id");
        number("insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen) values (" + olt
                + ", '02:00:00:00:be:ef', 101, " + onu + ", now(), now()) returning device_id");
    }

    @Test
    void fromTheListToTheOnuWithItsSignalHistory() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/devices"));
            Chromium.filter(page, "list:text", "pages-olt");
            page.waitForSelector("tbody td:has-text('192.0.2.77')");
            Chromium.picture(page, "devices");

            page.click("a:has-text('pages-olt')");
            page.waitForSelector("td:has-text('GPON 0/0/1')");
            page.click("a[role=tab]:has-text('ONUs')");
            page.waitForSelector("td:has-text('HWTC0BADCAFE')");
            Chromium.picture(page, "device-olt");

            page.click("a:has-text('GPON 0/0/1:5')");
            page.waitForSelector("#history canvas");
            assertThat(page.locator("main").textContent()).contains("-26.31", "HWTC0BADCAFE", "02:00:00:00:BE:EF");
            Chromium.picture(page, "onu");
        }
    }

    @Test
    void anOnuIsFoundByASerialInAnyWriting() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onus"));

            Chromium.filter(page, "list:text", "48:57:54:43:0b:ad:ca:fe");

            page.waitForSelector("td:has-text('HWTC0BADCAFE')");
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(1);
            Chromium.filter(page, "list:text", "48:57:54:43:0b:ad:ca:fe0");
            page.waitForSelector(".dc-empty:has-text('Nothing fits')");
            Chromium.picture(page, "onus-nothing");
        }
    }

    @Test
    void aSubscriberIsBoundToALineByHandAndTakenOffAgain() throws SQLException {
        subscriber("handbound-1");
        subscriber("handbound-2");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            Locator message =
                    page.locator(".ui-messages-warn, .ui-messages-info").first();

            page.fill("#binding\\:wanted", "handbound");
            page.click("#binding\\:bind");
            PlaywrightAssertions.assertThat(message).containsText("Several subscribers fit");
            page.fill("#binding\\:wanted", "handbound-3");
            page.click("#binding\\:bind");
            PlaywrightAssertions.assertThat(message).containsText("No subscriber fits");
            page.fill("#binding\\:wanted", "handbound-2");
            page.click("#binding\\:bind");
            Locator owner = page.locator("#facts\\:cards a[href*='/ui/subscriber/subscriber?']");
            PlaywrightAssertions.assertThat(owner).hasText("Name of handbound-2");
            Chromium.picture(page, "onu-bound");

            owner.click();
            page.waitForURL("**/ui/subscriber/subscriber?id=*");
            PlaywrightAssertions.assertThat(page.locator("main a[href*='/ui/onu/onu?id=" + onu + "']"))
                    .hasCount(1);
            assertThat(number("select count(*) from line_binding where found_by = 'HAND' and interface_id = " + onu))
                    .isEqualTo(1);
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            page.click("#binding\\:unbind");
            page.click(".ui-confirm-dialog .ui-confirmdialog-yes");
            PlaywrightAssertions.assertThat(page.locator("#facts\\:cards"))
                    .containsText("No subscriber is bound to this ONU");
        }
    }

    @Test
    void theTreeOpensANodeAtATimeAndIsRemembered() throws SQLException {
        long core = number("insert into device (name, address, type, status, poll_enabled) values"
                + " ('pages-core', '192.0.2.81', 'ROUTER', 'Up', false) returning id");
        long leaf = number("insert into device (name, address, type, status, poll_enabled) values"
                + " ('pages-leaf', '192.0.2.82', 'SWITCH', 'Down', false) returning id");
        number("insert into link (a_device_id, b_device_id, kind, lower_end) values (" + core + ", " + leaf
                + ", 'MANUAL', 'B') returning id");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/devices"));
            page.locator("#shape .ui-button", new Page.LocatorOptions().setHasText("By uplink"))
                    .click();
            page.locator("#tree\\:text").fill("pages-");
            Locator coreLine = page.locator(".dc-branch", new Page.LocatorOptions().setHasText("pages-core"))
                    .first();
            PlaywrightAssertions.assertThat(coreLine).containsText("1 down");
            PlaywrightAssertions.assertThat(page.locator("#tree\\:lines")).containsText("· pages-core");
            Chromium.picture(page, "device-tree-found");

            page.locator("#tree\\:text").fill("pages-core");
            PlaywrightAssertions.assertThat(page.locator(".dc-branch")).hasCount(1);
            page.locator(".dc-branch a[title='Open']").click();
            PlaywrightAssertions.assertThat(page.locator(".dc-branch")).hasCount(2);
            PlaywrightAssertions.assertThat(page.locator(".dc-branch").nth(1)).containsText("pages-leaf");
            page.navigate(Product.url("/ui/device/devices"));
            PlaywrightAssertions.assertThat(page.locator("#tree\\:lines")).isVisible();
            Chromium.picture(page, "device-tree");
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/device/devices?as=GROUP"));
            phone.locator(".dc-branch a[title='Розгорнути']").last().click();
            PlaywrightAssertions.assertThat(phone.locator(".dc-branch a[title='Згорнути']"))
                    .hasCount(1);
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Chromium.picture(phone, "device-tree-phone-uk");

            page.locator("#shape .ui-button", new Page.LocatorOptions().setHasText("List"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows")).isVisible();
        }
    }

    @Test
    void aDeviceIsTaggedFavouredAndCommentedOnItsPage() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + olt));
            page.fill("#marks\\:tags", "#Attic pages");
            page.click("#marks\\:saveTags");
            PlaywrightAssertions.assertThat(page.locator("#marks a.dc-tag")).hasText(new String[] {"attic", "pages"});
            page.fill("#marks\\:comment", "ask the concierge for the key");
            page.click("#marks\\:write");
            PlaywrightAssertions.assertThat(page.locator("#marks\\:comments_data"))
                    .containsText("ask the concierge for the key");
            page.click("#marks\\:favour");
            PlaywrightAssertions.assertThat(page.locator("#marks\\:favour .pi-star-fill"))
                    .hasCount(1);
            Chromium.picture(page, "device-marks");

            page.locator("#marks a.dc-tag").first().click();
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data tr"))
                    .hasCount(1);
            Chromium.picture(page, "devices-tagged");
        }
    }

    @Test
    @DisplayName(
            "Row 58 whose line it is stands on the page of an ONU and of a port, with a link to his card in the billing")
    void theSubscriberOfALineIsShownWithHisCard() throws SQLException {
        long port = number("insert into interface (device_id, bind_key, name, type, status) values (" + olt
                + ", 'carded', 'GE 0/9', 'GE', 'Up') returning id");
        number("insert into port (interface_id) values (" + port + ") returning interface_id");
        long source = number("insert into billing_source (name, kind, card_url) select 'pages-carded', kind,"
                + " 'https://billing.example.org/card?uid={id}' from billing_source where name = 'local' returning id");
        number("with one as (insert into subscriber (source_id, external_id, login, name, apartment) values (" + source
                + ", '6156', 'carded-1', 'Carded One', 'flat 17') returning id), signed as (insert into contract"
                + " (subscriber_id, number, main) select id, '100234', true from one returning 1)"
                + " insert into line_binding (interface_id, subscriber_id, source_id, found_by) select line, id, "
                + source + ", 'HAND' from one, unnest(array[" + onu + ", " + port
                + "]) line on conflict (interface_id) do update"
                + " set subscriber_id = excluded.subscriber_id, source_id = excluded.source_id returning interface_id");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            for (String address : List.of("/ui/onu/onu?id=" + onu, "/ui/port/port?id=" + port)) {
                page.navigate(Product.url(address));
                for (String said : List.of("Carded One", "6156", "carded-1", "100234", "flat 17")) {
                    PlaywrightAssertions.assertThat(page.locator("#facts\\:cards"))
                            .containsText(said);
                }
                Locator card = page.locator("a.dc-billing-card");
                PlaywrightAssertions.assertThat(card).hasAttribute("href", "https://billing.example.org/card?uid=6156");
                PlaywrightAssertions.assertThat(card).hasAttribute("target", "_blank");
                PlaywrightAssertions.assertThat(card).hasAttribute("title", "Open in the billing");
            }
            Chromium.picture(page, "port-subscriber");
        } finally {
            number("with gone as (delete from line_binding where source_id = " + source
                    + " returning 1) select count(*) from gone");
            number("with gone as (delete from subscriber where source_id = " + source
                    + " returning 1) select count(*) from gone");
            number("with gone as (delete from billing_source where id = " + source
                    + " returning 1) select count(*) from gone");
            number("with gone as (delete from interface where id = " + port
                    + " returning 1) select count(*) from gone");
        }
    }

    @Test
    void onusAreNarrowedByWhatAPersonLooksForWithTheSubscriberBeside() throws SQLException {
        subscriber("narrowed-1");
        number("insert into line_binding (interface_id, subscriber_id, source_id, found_by) select " + onu
                + ", id, source_id, 'HAND' from subscriber where login = 'narrowed-1' on conflict (interface_id)"
                + " do update set subscriber_id = excluded.subscriber_id returning interface_id");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onus"));
            page.locator("#list\\:subscriber").fill("narrowed-1");
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data tr"))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data")).containsText("narrowed-1");
            page.click("details.dc-more summary");
            page.locator("#list\\:rxBelow").fill("-27");
            page.locator("#list\\:rxBelow").blur();
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows .dc-empty"))
                    .containsText("Nothing fits");
            page.locator("#list\\:rxBelow").fill("-26");
            page.locator("#list\\:rxBelow").blur();
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data")).containsText("narrowed-1");
            Chromium.picture(page, "onus-narrowed");
            String csv = (String) page.evaluate("fetch(document.querySelector('a.dc-csv').href).then(a => a.text())");
            assertThat(csv.lines()).hasSize(2).last().asString().contains("narrowed-1");
        } finally {
            number("with gone as (delete from line_binding where interface_id = " + onu
                    + " returning 1) select count(*) from gone");
        }
    }

    @Test
    void theExtremesOfASignalAreToldAnewAndWhatTheOltSaysOfTheLanPortsIsShown() throws SQLException {
        number("insert into onu_port (interface_id, number, status, admin_state, speed, vlan) values (" + onu
                + ", 1, 'Up', 'Enabled', '1000', 101) on conflict do nothing returning number");
        number("insert into line_read (interface_id, what, read_at) values (" + onu
                + ", 'uni', now()) on conflict do nothing returning interface_id");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            PlaywrightAssertions.assertThat(page.locator("#facts\\:cards")).containsText("the history began");
            PlaywrightAssertions.assertThat(page.locator("#more\\:lan_data")).containsText("1000");
            page.click("#facts\\:anew");
            page.click(".ui-confirm-dialog .ui-confirmdialog-yes");
            PlaywrightAssertions.assertThat(page.locator("#facts\\:cards"))
                    .not()
                    .containsText("the history began");
            Chromium.picture(page, "onu-anew");
        } finally {
            number("with gone as (delete from onu_signal_reset returning 1) select count(*) from gone");
        }
    }

    @Test
    void aDashboardShowsWhatItsUserChose() throws SQLException {
        number(
                "with counted as (insert into onu_count (at, group_id, status, onus) select date_trunc('minute', now()) - n * interval '10 minutes',"
                        + " 0, 'Online', 90 + n from generate_series(0, 30) n on conflict do nothing returning 1) select count(*) from counted");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/dashboard/index"));
            page.waitForSelector("#dashboard\\:online canvas");
            Chromium.picture(page, "dashboard-widgets");
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/dashboard/index"));
            phone.waitForSelector("#dashboard\\:online canvas");
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Chromium.picture(phone, "dashboard-phone-uk");

            page.click("#choose");
            page.locator("#widgets\\:rows_data tr")
                    .first()
                    .locator("button:has(.pi-eye)")
                    .click();
            PlaywrightAssertions.assertThat(
                            page.locator("#widgets\\:rows_data tr").first().locator(".pi-eye-slash"))
                    .hasCount(1);
            page.locator("#widgets\\:rows_data tr")
                    .nth(1)
                    .locator("button:has(.pi-arrow-down)")
                    .click();
            PlaywrightAssertions.assertThat(
                            page.locator("#widgets\\:rows_data tr").nth(1))
                    .containsText("Open events");
            page.click("#widgets\\:save");
            PlaywrightAssertions.assertThat(page.locator(".ui-messages-info")).containsText("Your dashboard");
            Chromium.picture(page, "dashboard-choose");
            page.navigate(Product.url("/ui/dashboard/index"));
            PlaywrightAssertions.assertThat(page.locator("#dashboard\\:devices"))
                    .hasCount(0);
            PlaywrightAssertions.assertThat(page.locator("#dashboard\\:events")).hasAttribute("style", "order: 0");
            page.navigate(Product.url("/ui/dashboard/widgets"));
            page.click("#widgets\\:forget");
            PlaywrightAssertions.assertThat(
                            page.locator("#widgets\\:rows_data tr").first())
                    .containsText("Devices");
        } finally {
            Product.delete("/rest/v1/dashboard");
        }
    }

    private static void subscriber(String login) throws SQLException {
        number("insert into subscriber (source_id, external_id, login, name) select id, '" + login + "', '" + login
                + "', 'Name of " + login
                + "' from billing_source where name = 'local' on conflict (source_id, external_id) do update"
                + " set name = excluded.name returning id");
    }

    @Test
    void aDeviceIsAddedByHand() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/edit"));
            page.fill("#device\\:name", "pages-added");
            page.fill("#device\\:address", "192.0.2.300");
            page.click("#device\\:save");
            page.waitForSelector(".ui-messages-error:has-text('192.0.2.300')");

            page.fill("#device\\:address", "192.0.2.78");
            page.click("#device\\:save");

            page.waitForURL("**/ui/device/device*");
            assertThat(page.locator("main h1").textContent()).isEqualTo("pages-added");
        }
    }

    @Test
    void groupsProfilesAndImportOpenOnAPhoneInUkrainian() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(390, "uk", true);
            Chromium.signIn(page);
            for (String path : new String[] {"groups", "access-profiles", "import", "edit"}) {
                page.navigate(Product.url("/ui/device/" + path));
                assertThat(page.locator("main h1").textContent()).isNotBlank();
                Chromium.picture(page, "device-" + path + "-phone-uk");
            }
            page.navigate(Product.url("/ui/device/import"));
            page.fill("#import\\:csv", "192.0.2.79,,,public,,pages-csv,\nnonsense");
            page.click("button:has-text('Перевірити')");
            page.waitForSelector("h2:has-text('1')");
            assertThat(page.locator("main").textContent()).contains("nonsense");
        }
    }

    @Test
    void aDevicesUpsAndDownsArePagedNewestFirst() throws SQLException {
        long often = number("insert into device (name, address, type, poll_enabled) values"
                + " ('pages-often', '192.0.2.80', 'SWITCH', false) returning id");
        number("with made as (insert into device_state (device_id, began_at, ended_at, status, reason) select " + often
                + ", now() - n * interval '1 hour', case when n > 1 then now() - (n - 1) * interval '1 hour' end,"
                + " case when n % 2 = 1 then 'Up' else 'Down' end, case when n % 2 = 1 then '' else 'does not answer SNMP' end"
                + " from generate_series(1, 30) n returning 1) select count(*) from made");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            openStates(page, often, "Ups and downs");
            Locator rows = page.locator("#lists\\:tabs\\:states_data tr");
            PlaywrightAssertions.assertThat(rows).hasCount(25);
            PlaywrightAssertions.assertThat(rows.first()).containsText("now");
            PlaywrightAssertions.assertThat(rows.nth(1)).containsText("It does not answer SNMP.");
            Chromium.picture(page, "device-states");
            page.locator("#lists\\:tabs\\:states .ui-paginator-next").click();
            PlaywrightAssertions.assertThat(rows).hasCount(5);

            openStates(page, olt, "Ups and downs");
            PlaywrightAssertions.assertThat(page.locator("#lists\\:tabs\\:states .dc-empty"))
                    .containsText("Nothing is known yet");

            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            openStates(phone, often, "Історія стану");
            PlaywrightAssertions.assertThat(phone.locator("#lists\\:tabs\\:states_data"))
                    .containsText("Не відповідає по SNMP.");
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Chromium.picture(phone, "device-states-phone-uk");
        }
    }

    private static void openStates(Page page, long device, String tab) {
        page.navigate(Product.url("/ui/device/device?id=" + device));
        page.locator("a[role=tab]", new Page.LocatorOptions().setHasText(tab)).click();
    }

    @Test
    void anAccessProfileOfVersion3AsksForItsUser() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1280, "en", false);
            Chromium.signIn(page);
            page.navigate(Product.url("/ui/device/access-profiles"));
            page.locator("#list button .pi-plus").click();
            page.fill("#edit\\:name", "pages-v3");
            page.selectOption("#edit\\:version_input", "3", new Page.SelectOptionOptions().setForce(true));
            PlaywrightAssertions.assertThat(page.locator("#edit\\:user")).isVisible();
            page.fill("#edit\\:user", "reader");
            page.selectOption("#edit\\:authProtocol_input", "SHA256", new Page.SelectOptionOptions().setForce(true));
            page.fill("#edit\\:authPassword", "authword-1");
            Chromium.picture(page, "device-access-v3");
            page.locator("#edit button .pi-check").click();

            PlaywrightAssertions.assertThat(page.locator("#list\\:rows td:has-text('pages-v3')"))
                    .hasCount(1);
        }
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
