package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.stream.StreamSupport;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelPagesBrowserIT {

    private static final String MODEL = "bdcom_gp3600_08";

    private static long device;

    @BeforeAll
    static void aDeviceOfTheModel() {
        device = Product.json(Product.post(
                        "/rest/v1/devices",
                        "{\"name\":\"models-olt\",\"address\":\"192.0.2.149\",\"pollEnabled\":false,\"modelKey\":\""
                                + MODEL + "\"}"))
                .path("id")
                .asLong();
    }

    @AfterAll
    static void removeIt() {
        Product.delete("/rest/v1/devices/" + device);
        Product.put(
                "/rest/v1/custom-parameters/models/" + MODEL,
                "{\"parameters\":{},\"seen\":{\"disabled_modules\":[\"pon_onts_optical\",\"uni_interfaces_status\",\"errors\"]}}");
        Product.delete("/rest/v1/pollers/rules?poller=fdb_table&model=" + MODEL);
    }

    @Test
    @DisplayName(
            "Row 14 from the list of models to one with its rules, readings, actions and evidence, and on to its devices")
    void fromTheListOfModelsToOne() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/device/models"));
            page.locator("#list\\:text").fill(MODEL);
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data tr"))
                    .hasCount(1);
            Chromium.picture(page, "models");

            page.click("#list\\:rows_data a >> nth=0");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("BDCOM GP3600-08");
            PlaywrightAssertions.assertThat(page.locator("#sheet")).containsText("^GP3600-08");
            PlaywrightAssertions.assertThat(page.locator("#sheet\\:readings")).containsText("rxDbm");
            PlaywrightAssertions.assertThat(page.locator("#sheet\\:readings")).containsText("rows of ONUs");
            PlaywrightAssertions.assertThat(page.locator("#sheet\\:actions")).containsText("Reboot ONU");
            PlaywrightAssertions.assertThat(page.locator("#evidence")).containsText("BDCOM(tm) GP3600-08");
            Chromium.picture(page, "model");

            page.click("#level");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText(MODEL);
            page.navigate(Product.url("/ui/device/model?key=" + MODEL));
            page.click("#devices");
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data tr"))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(page.locator("#list\\:rows_data")).containsText("models-olt");
            page.click("#list\\:rows_data a >> nth=0");
            page.click("#model");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("BDCOM GP3600-08");
        }
    }

    @Test
    @DisplayName("Row 14 models fit on a phone, in the dark and in Ukrainian")
    void modelsFitOnAPhone() {
        try (Chromium chromium = Chromium.open()) {
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            for (String path : new String[] {"models", "model?key=" + MODEL, "model?key=equicom_ping3"}) {
                phone.navigate(Product.url("/ui/device/" + path));
                assertThat(phone.locator("main h1").textContent()).isNotBlank();
                assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(390);
                Chromium.picture(phone, path.replaceAll("\\?key=", "-") + "-phone-uk");
            }
        }
    }

    @Test
    @DisplayName("Row 14 programs get the same document, with what custom parameters and rules of pollers make of it")
    void programsGetTheSameDocument() {
        JsonNode plain = Product.json(Product.get("/rest/v1/device-models/" + MODEL));

        assertThat(plain.path("devices").asLong()).isEqualTo(1);
        assertThat(plain.path("evidence").path("objects").asInt()).isPositive();
        assertThat(reading(plain, "onu-signal").path("enabled").asBoolean()).isTrue();
        assertThat(reading(plain, "fdb").path("poller").asText()).isEqualTo("fdb_table");

        Product.put(
                "/rest/v1/custom-parameters/models/" + MODEL,
                "{\"parameters\":{\"disabled_modules\":[\"pon_onts_optical\",\"uni_interfaces_status\",\"errors\"]},\"seen\":{}}");
        Product.put(
                "/rest/v1/pollers/rules",
                "{\"poller\":\"fdb_table\",\"modelKey\":\"" + MODEL + "\",\"intervalS\":777}");
        JsonNode changed = Product.json(Product.get("/rest/v1/device-models/" + MODEL));

        assertThat(reading(changed, "onu-signal").path("enabled").asBoolean()).isFalse();
        assertThat(reading(plain, "uni").path("enabled").asBoolean()).isTrue();
        assertThat(reading(changed, "uni").path("enabled").asBoolean()).isFalse();
        assertThat(reading(changed, "interface-counters").path("enabled").asBoolean())
                .isTrue();
        assertThat(reading(changed, "interface-counters").path("parts").toString())
                .contains("\"module\":\"errors\"", "\"enabled\":false", "inErrors")
                .contains("{\"module\":\"pon_interface_counters\",\"columns\":[],\"enabled\":true}");
        assertThat(reading(changed, "fdb").path("intervalS").asLong()).isEqualTo(777);
        assertThat(changed.path("parameters").toString()).contains("pon_onts_optical");
        assertThat(Product.get("/rest/v1/devices?model=" + MODEL).body()).contains("models-olt");
        assertThat(Product.get("/rest/v1/devices?model=huawei_ma5608t").body()).doesNotContain("models-olt");
        assertThat(Product.get("/rest/v1/device-models/no_such_model").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode reading(JsonNode model, String key) {
        return StreamSupport.stream(model.path("readings").spliterator(), false)
                .filter(reading -> reading.path("reading").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
