package org.demarc.device;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLevelsBrowserIT {

    @Test
    @DisplayName(
            "DEV-5, row 15: what is said of one device stands on its page with its level; wrong parameters are refused with their place")
    void whatIsSaidOfOneDeviceStandsOnItsPage() {
        long device = Product.json(
                        Product.post(
                                "/rest/v1/devices",
                                "{\"name\":\"levels-page\",\"address\":\"192.0.2.148\",\"pollEnabled\":false,\"modelKey\":\"huawei_ma5608t\"}"))
                .path("id")
                .asLong();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/device?id=" + device));
            PlaywrightAssertions.assertThat(page.locator("#merged-access")).containsText("system default");

            page.click("#merged-access a");
            page.fill("#level\\:port", "10161");
            page.fill("#level\\:login", "noc-of-one");
            page.click("#level\\:save");
            PlaywrightAssertions.assertThat(page.locator("#level\\:merged")).containsText("noc-of-one");
            PlaywrightAssertions.assertThat(page.locator("#level\\:merged")).containsText("10161");

            page.fill("#custom\\:parameters", "{\"disabled_modules\": [\"rubbish\"]}");
            page.click("#custom\\:saveParameters");
            PlaywrightAssertions.assertThat(page.locator(".ui-messages").first())
                    .containsText("disabled_modules[0]");
            page.fill("#custom\\:parameters", "{\"load_snooping_info\": false}");
            page.click("#custom\\:saveParameters");
            PlaywrightAssertions.assertThat(page.locator("#level\\:merged")).containsText("load_snooping_info");
            Chromium.picture(page, "access-level-device");

            page.fill("#custom\\:parameters", "{\"disabled_modules\": [\"interfaces_list\"]}");
            page.click("#custom\\:saveParameters");
            PlaywrightAssertions.assertThat(page.locator("#level\\:merged")).containsText("disabled_modules");
            page.navigate(Product.url("/ui/device/device?id=" + device));
            PlaywrightAssertions.assertThat(page.locator("#readingsOff"))
                    .containsText("switched off by disabled_modules (interfaces_list), level: device");
            Chromium.picture(page, "device-readings-off");

            page.navigate(Product.url("/ui/device/access-profiles"));
            page.click("#list\\:ofSystem");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("system default");
            Chromium.picture(page, "access-level-system");
        } finally {
            Product.delete("/rest/v1/devices/" + device);
        }
    }
}
