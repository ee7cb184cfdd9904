package org.demarc.routeros;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A router from its registration to a connection test that says in plain words what is wrong. */
class RoutersBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final String name = "page-router-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRouterIsAddedTestedAndItsTroublesAreToldInPlainWords() {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().profiles("disabled"));
                Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/routeros/routers"));
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", name);
            page.fill("#edit\\:host", "127.0.0.1");
            page.fill("#edit\\:port", Integer.toString(router.port()));
            page.fill("#edit\\:user", "api");
            page.fill("#edit\\:password", "secret");
            page.fill("#edit\\:commandTimeout", "7");
            page.click("#edit\\:save");
            assertThat(page.locator(".ui-messages-error").first()).containsText("from 100 to 120,000", PATIENT);
            page.fill("#edit\\:commandTimeout", "7000");
            page.click("#edit\\:save");
            assertThat(row(page)).containsText("not called yet", PATIENT);
            assertThat(Product.json(Product.get("/rest/v1/routers?q=" + name))
                            .at("/items/0/commandTimeoutMs")
                            .asInt())
                    .isEqualTo(7000);

            test(page);
            assertThat(page.locator("#result\\:steps")).containsText("Everything works.", PATIENT);
            Chromium.picture(page, "router-tested");
            page.reload();
            assertThat(row(page)).containsText("answers", PATIENT);

            password(page, "wrong");
            test(page);
            assertThat(page.locator("#result\\:steps")).containsText("Check user and password", PATIENT);
            Chromium.picture(page, "router-refuses-login");
            page.reload();

            password(page, "secret");
            router.stop();
            test(page);
            assertThat(page.locator("#result\\:steps")).containsText("could not connect", PATIENT);
            assertThat(page.locator("#result\\:steps")).containsText("Check address and port", PATIENT);
        }
    }

    @Test
    @DisplayName("rows 29, 32, 33: a RouterOS device is read on its page, searched for an address and has pings sent")
    void aRouterIsReadSearchedAndPings() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                Chromium chromium = Chromium.open()) {
            for (int i = 1; i <= 30; i++) {
                router.lease("02:00:00:00:33:%02X".formatted(i), "10.33.1." + i);
            }
            router.add(
                    "/ip/arp",
                    Map.of("address", "10.33.1.5", "mac-address", "02:00:00:00:33:05", "interface", "vlan133"));
            router.add(
                    "/interface/bridge/host",
                    Map.of("mac-address", "02:00:00:00:33:05", "on-interface", "ether7", "vid", "133"));
            long profile = Product.json(Product.post(
                            "/rest/v1/access-profiles",
                            Map.of("name", name, "apiPort", router.port(), "login", "api", "password", "secret")))
                    .path("id")
                    .asLong();
            long device = Product.json(Product.post(
                            "/rest/v1/devices",
                            Map.of(
                                    "name",
                                    name,
                                    "address",
                                    "127.0.0.1",
                                    "pollEnabled",
                                    false,
                                    "accessProfileId",
                                    profile,
                                    "modelKey",
                                    "mikrotik_router_os")))
                    .path("id")
                    .asLong();
            Product.post(
                    "/rest/v1/routers",
                    Map.of(
                            "name",
                            name,
                            "host",
                            "127.0.0.1",
                            "port",
                            router.port(),
                            "login",
                            "api",
                            "password",
                            "secret"));
            Page page = chromium.signedIn();

            page.navigate(Product.url("/ui/device/device?id=" + device));
            page.locator("#lists .ui-tabs-nav a:has-text('Readings')").click();
            page.click("#lists\\:tabs\\:byApi");
            assertThat(page.locator("#messages")).containsText("DHCP leases (RouterOS), rows: 30", PATIENT);
            assertThat(page.locator("#lists\\:tabs\\:rows")).containsText("10.33.1.", PATIENT);
            Chromium.picture(page, "routeros-readings");

            page.navigate(Product.url("/ui/search/devices"));
            Chromium.pick(page, "#ask\\:kind", "IP address with its port");
            Chromium.settled(page);
            page.fill("#ask\\:address", "10.33.1.5");
            page.fill("#ask\\:routers", Long.toString(device));
            page.fill("#ask\\:devices", Long.toString(device));
            page.locator("#ask\\:live .ui-chkbox-box, #ask\\:live_input").last().click();
            page.click("#ask\\:start");
            assertThat(page.locator("#result\\:rows")).containsText("ether7", PATIENT);
            assertThat(page.locator("#result\\:rows")).containsText("vlan133", PATIENT);
            assertThat(page.locator("#result\\:progress")).containsText("Devices asked: 2 of 2", PATIENT);
            Chromium.picture(page, "device-search-live");
            page.fill("#ask\\:address", "not one");
            page.click("#ask\\:start");
            assertThat(page.locator("#messages")).containsText("This is no IPv4 address", PATIENT);

            page.navigate(Product.url("/ui/icmp/ping"));
            Chromium.pick(page, "#ask\\:kind", "ARP ping");
            Chromium.settled(page);
            page.fill("#ask\\:target", "10.33.1.5");
            page.click("#ask\\:start");
            assertThat(page.locator("#messages")).containsText("Choose the router", PATIENT);
            Chromium.pick(page, "#ask\\:router", name);
            page.click("#ask\\:start");
            assertThat(page.locator("#result\\:rows")).containsText("02:00:00:00:33:05", PATIENT);
            page.click("#result\\:stop");
            assertThat(page.locator("#result\\:stop")).hasCount(0);
            Chromium.picture(page, "ping");

            for (String address :
                    List.of("/ui/icmp/gateways", "/ui/search/devices?q=02:00:00:00:33:05", "/ui/icmp/ping")) {
                Page phone = chromium.page(390, "uk", true);
                Chromium.signIn(phone);
                phone.navigate(Product.url(address));
                Chromium.picture(phone, "phone" + address.replaceAll("[^a-z]+", "-"));
                phone.close();
            }
            page.navigate(Product.url("/ui/search/devices?q=02:00:00:00:33:05"));
            assertThat(page.locator("#result\\:rows")).containsText("DHCP leases (RouterOS)", PATIENT);
            Chromium.picture(page, "device-search-kept");
            page.navigate(Product.url("/ui/icmp/gateways"));
            assertThat(page.locator("#lists\\:tabs\\:rows")).containsText(name, PATIENT);
            Chromium.picture(page, "gateways");
            page.locator("#lists .ui-tabs-nav a:has-text('Rounds')").click();
            assertThat(page.locator("#lists\\:tabs\\:runs")).isVisible();
            Chromium.picture(page, "icmp-rounds");
            Product.delete("/rest/v1/devices/" + device);
            Product.delete("/rest/v1/access-profiles/" + profile);
        }
    }

    private Locator row(Page page) {
        return page.locator("#list\\:rows_data tr:has-text('" + name + "')");
    }

    private void test(Page page) {
        row(page).locator("button:has-text('Test')").click();
    }

    private void password(Page page, String password) {
        row(page).locator("button[title='Edit']").click();
        Chromium.dialog(page, "#edit\\:name");
        assertThat(page.locator("#edit\\:name")).hasValue(name);
        page.fill("#edit\\:password", password);
        page.click("#edit\\:save");
        assertThat(page.locator("#edit\\:name")).isHidden();
    }
}
