package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        long device = device("levels-page", "192.0.2.148");
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

    @Test
    @DisplayName("DEV-5, row 15: a secret that is said of one device is taken back on its page, the others stay")
    void aSecretIsTakenBackOnItsPage() {
        long device = device("levels-secret", "192.0.2.149");
        String level = "/rest/v1/access-levels/devices/" + device;
        Product.put(level, "{\"readCommunity\":\"own-word\",\"password\":\"own-password\"}");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/access-level?device=" + device));
            PlaywrightAssertions.assertThat(page.locator("#level\\:takeWrite")).hasCount(0);

            page.locator("#level\\:takeRead .ui-chkbox-label").click();
            page.click("#level\\:save");

            PlaywrightAssertions.assertThat(page.locator("#level\\:takeRead")).hasCount(0);
            PlaywrightAssertions.assertThat(page.locator("#level\\:takePassword"))
                    .containsText("Take away");
            Chromium.picture(page, "access-level-secret");
            JsonNode said = Product.json(Product.get(level)).path("access");
            assertThat(said.path("readCommunity").asBoolean(true)).isFalse();
            assertThat(said.path("password").asBoolean()).isTrue();
        } finally {
            Product.delete("/rest/v1/devices/" + device);
        }
    }

    private static long device(String name, String address) {
        return Product.json(Product.post(
                        "/rest/v1/devices",
                        "{\"name\":\"" + name + "\",\"address\":\"" + address
                                + "\",\"pollEnabled\":false,\"modelKey\":\"huawei_ma5608t\"}"))
                .path("id")
                .asLong();
    }
}
