package org.demarc.device;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
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
            assertThat(page.locator("#facts")).containsText("counters of ports", PATIENT);
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
        } finally {
            remove();
        }
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
            page.waitForURL("**/ui/device/devices?status=Down");
            assertThat(page.locator("#list\\:rows_data")).containsText("down-" + unique, PATIENT);
            assertThat(page.locator("#list\\:rows_data .dc-good")).hasCount(0);
        } finally {
            remove();
        }
    }

    private static long device(String name, String address, int port) {
        var added = Product.post(
                "/rest/v1/devices", Map.of("name", name, "address", address, "snmpPort", port, "community", "public"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private void remove() throws SQLException {
        execute("delete from device where name like '%-" + unique + "'");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
