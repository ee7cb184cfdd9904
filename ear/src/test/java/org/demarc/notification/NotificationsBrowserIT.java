package org.demarc.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.demarc.lab.notify.WebhookServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel, a contact, a template and a maintenance window by hand. */
class NotificationsBrowserIT {

    @Test
    void devicesOfAWindowAreChosenByNameWithTheKeyboard() {
        long first = device("page-window-olt", "192.0.2.181");
        long second = device("page-window-switch", "192.0.2.182");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/maintenance/windows?device=" + first));
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", "page devices");
            assertThat(page.locator("#edit\\:devices")).containsText("page-window-olt · 192.0.2.181 · #" + first);
            Locator devices = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Devices"));
            devices.pressSequentially("182");
            assertThat(page.locator("#edit\\:devices_panel li")).hasCount(1);
            Chromium.picture(page, "maintenance-devices");
            devices.press("ArrowDown");
            devices.press("Enter");
            assertThat(page.locator("#edit\\:devices")).containsText("page-window-switch");
            page.click("#edit\\:save");
            assertThat(page.locator("#list\\:rows_data")).containsText("page devices");

            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/maintenance/windows"));
            phone.locator("#list\\:rows_data tr")
                    .filter(new Locator.FilterOptions().setHasText("page devices"))
                    .locator("button[title='Змінити']")
                    .click();
            Chromium.dialog(phone, "#edit\\:name");
            assertThat(phone.locator("#edit\\:devices")).containsText("page-window-switch · 192.0.2.182");
            Chromium.picture(phone, "maintenance-devices-phone-uk");
        }

        var scope = Product.json(Product.get("/rest/v1/maintenance-windows?q=page%20devices"))
                .at("/items/0");
        Product.delete("/rest/v1/maintenance-windows/" + scope.path("id").asLong());
        Product.delete("/rest/v1/devices/" + first);
        Product.delete("/rest/v1/devices/" + second);

        org.assertj.core.api.Assertions.assertThat(scope.toString()).contains("[" + first + "," + second + "]");
    }

    private static long device(String name, String address) {
        return Product.json(Product.post(
                        "/rest/v1/devices", Map.of("name", name, "address", address, "pollEnabled", false)))
                .path("id")
                .asLong();
    }

    /** Else nobody hears of anything in the tests that come after, or one more than they count. */
    @AfterEach
    void takeAwayWhatOthersWouldNotice() {
        remove("maintenance-windows", "page%20");
        remove("contacts", "page-noc");
        remove("notification-channels", "page-hook");
    }

    private static void remove(String list, String text) {
        Product.json(Product.get("/rest/v1/" + list + "?q=" + text + "&limit=100"))
                .path("items")
                .forEach(one ->
                        Product.delete("/rest/v1/" + list + "/" + one.path("id").asLong()));
    }

    @Test
    void aPersonSetsUpNotificationsOnThePages() {
        try (WebhookServer hook = WebhookServer.start(0);
                Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/notification/channels"));
            Chromium.picture(page, "notification-channels-empty");
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:name");
            Chromium.pick(page, "#edit\\:kind", "Webhook");
            Chromium.settled(page);
            page.fill("#edit\\:name", "page-hook");
            page.fill("#edit\\:url", hook.url() + "/page");
            page.fill("#edit\\:secret", "key");
            Chromium.picture(page, "notification-channel-form");
            page.click("#edit\\:save");
            assertThat(page.locator("#list\\:rows_data")).containsText("page-hook");
            page.locator("#list\\:rows_data tr")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("page-hook"))
                    .locator("button[title='Send a test message']")
                    .click();
            Chromium.dialog(page, "#try\\:address");
            page.fill("#try\\:address", "noc");
            page.click("#try\\:send");
            assertThat(page.locator("#messages")).containsText("The server has taken the test message");

            page.navigate(Product.url("/ui/notification/contacts"));
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:login");
            Chromium.pick(page, "#edit\\:channel", "page-hook");
            page.fill("#edit\\:address", "page-noc");
            Chromium.picture(page, "notification-contact-form");
            page.click("#edit\\:save");
            assertThat(page.locator("#list\\:rows_data")).containsText("page-noc");
            Chromium.picture(page, "notification-contacts");

            page.navigate(Product.url("/ui/notification/templates"));
            page.click("#form\\:look");
            assertThat(page.locator("#form\\:shown")).containsText("olt-centre <1>");
            Chromium.picture(page, "notification-templates");
            page.fill("#form\\:body", "{{devise}}");
            page.click("#form\\:save");
            assertThat(page.locator("#messages")).containsText("body, line 1, column 1");

            page.navigate(Product.url("/ui/maintenance/windows"));
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", "page window");
            page.click("#edit\\:everything");
            Chromium.settled(page);
            Chromium.picture(page, "maintenance-form");
            page.click("#edit\\:save");
            assertThat(page.locator("#list\\:rows_data")).containsText("page window");
            assertThat(page.locator("#list\\:rows_data")).containsText("open");

            Page ukrainian = chromium.page(390, "uk", true);
            Chromium.signIn(ukrainian);
            ukrainian.navigate(Product.url("/ui/notification/contacts"));
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("page-noc");
            Chromium.picture(ukrainian, "notification-contacts-uk");
            ukrainian.navigate(Product.url("/ui/maintenance/windows"));
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("відкрите");
            Chromium.picture(ukrainian, "maintenance-uk");
            ukrainian.navigate(Product.url("/ui/notification/messages"));
            assertThat(ukrainian.locator("#list\\:numbers")).containsText("надіслано");
            Chromium.picture(ukrainian, "notification-messages-uk");
            ukrainian.navigate(Product.url("/ui/notification/templates"));
            assertThat(ukrainian.locator("#form\\:text")).containsText("Можна вживати");
            Chromium.picture(ukrainian, "notification-templates-uk");
        }
    }
}
