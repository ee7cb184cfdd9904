package org.demarc.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.demarc.lab.notify.WebhookServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** A channel, a contact, a template and a maintenance window by hand. */
class NotificationsBrowserIT {

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
            page.fill("#edit\\:devices", "999999");
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
