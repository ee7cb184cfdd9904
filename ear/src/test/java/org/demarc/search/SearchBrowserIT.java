package org.demarc.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;
import org.demarc.lab.ubilling.UbillingServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** The search box finds a subscriber by everything that a caller on the phone may know, and devices and ONUs, too. */
class SearchBrowserIT {

    @Test
    void theSearchBoxAnswersWhileTypingForEachKindOfKey() throws Exception {
        try (UbillingServer billing =
                        UbillingServer.start("127.0.0.1", 0, "UBsearch", IspPlan.ofSeed(23), InstantSource.system());
                Chromium chromium = Chromium.open()) {
            imported(billing);
            device();
            Page page = chromium.signedIn();

            for (var key : keys(billing.subscribers().get(7)).entrySet()) {
                page.fill("#global-search input", key.getValue());
                assertThat(page.locator("#global-search-hits"))
                        .containsText(
                                hit(key.getKey(), billing.subscribers().get(7)),
                                new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            }
            Chromium.picture(page, "search");

            page.fill("#global-search input", "zzqqxxy nobody");
            assertThat(page.locator("#global-search-hits .empty")).containsText("Nothing fits");
            page.fill("#global-search input", "HWTC5EA2C4D1");
            assertThat(page.locator("#global-search-hits a").first()).containsText("search-onu");
            page.keyboard().press("Enter");
            page.waitForURL("**/ui/onu/onu?id=*");
        }
    }

    private static String hit(String kind, Subscriber subscriber) {
        return kind.equals("device") || kind.equals("address of a device") ? "search-olt" : subscriber.fullName();
    }

    private static Map<String, String> keys(Subscriber subscriber) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("login", subscriber.login());
        keys.put("contract", subscriber.contract());
        keys.put("name", subscriber.fullName());
        keys.put("phone", subscriber.phone());
        keys.put("number at the billing", subscriber.uid());
        keys.put("postal address", addressOf(subscriber));
        keys.put("postal address, begun words", addressOf(subscriber).replaceAll("(\\p{L}{4})\\p{L}+", "$1"));
        keys.put("IP", subscriber.ip());
        keys.put("MAC", subscriber.mac());
        keys.put("MAC in another writing", subscriber.mac().replace(":", "").toUpperCase(java.util.Locale.ROOT));
        keys.put("device", "search-olt");
        keys.put("address of a device", "192.0.2.177");
        return keys;
    }

    /** City, street, house and flat, as he says them on the phone. */
    private static String addressOf(Subscriber subscriber) {
        var places = IspPlan.ofSeed(23).places();
        var house = places.houses().get(subscriber.home().houseId() - 1);
        var street = places.streets().get(house.streetId() - 1);
        var city = places.cities().get(street.cityId() - 1);
        return city.name() + ", " + street.name() + " " + house.number() + house.block() + ", "
                + subscriber.home().apartment();
    }

    private static void imported(UbillingServer billing) {
        String name = "search-" + UUID.randomUUID();
        long source = Product.json(Product.post(
                        "/rest/v1/billing-sources", Map.of("name", name, "kind", "ubilling", "url", billing.url())))
                .path("id")
                .asLong();
        Product.post("/rest/v1/billing-sources/" + source + "/run", Map.of());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(Product.get("/rest/v1/billing-sources/" + source + "/runs?limit=1")
                                .body())
                        .containsIgnoringCase("\"done\""));
    }

    private static void device() throws Exception {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    delete from device where name = 'search-olt';
                    with made as (insert into device (name, address, type, profile, status, poll_enabled)
                        values ('search-olt', '192.0.2.177', 'OLT', 'huawei-smartax', 'Up', false) returning id),
                    line as (insert into interface (device_id, bind_key, name, type, status, onu)
                        select id, '9', 'search-onu', 'ONU', 'Online', 1 from made returning id, device_id)
                    insert into onu (interface_id, device_id, ident_kind, ident, ident_shown)
                        select id, device_id, 'SN', '485754435EA2C4D1', 'HWTC5EA2C4D1' from line
                    """);
        }
    }
}
