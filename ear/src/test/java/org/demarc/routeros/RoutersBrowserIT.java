package org.demarc.routeros;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
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
            moreSettings(page);

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
    void aSourceThatNobodyHasIsRefusedAndShownWhereItWasTakenAway() {
        String source = name.replace("page-router", "gone");
        Map<String, Object> router =
                Map.of("name", name, "host", "127.0.0.1", "port", 1, "login", "api", "password", "p", "source", source);
        var refused = Product.post("/rest/v1/routers", router);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains("source-not-known")
                .contains("source: there is no source of services")
                .contains(source);
        made("/rest/v1/service-sources", Map.of("code", source, "name", source));
        made("/rest/v1/routers", router);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/routeros/routers?q=" + name));
            assertThat(row(page)).containsText(source, PATIENT);
            assertThat(row(page)).not().containsText("there is no such source");

            Product.delete("/rest/v1/service-sources/" + source);
            page.reload();
            assertThat(row(page)).containsText(source + ": there is no such source", PATIENT);
            edit(page);
            assertThat(page.locator("#edit\\:source_label")).hasText(source);
            page.click("#edit\\:save");
            assertThat(page.locator(".ui-messages-error").first())
                    .containsText("There is no such source of services", PATIENT);
            Chromium.picture(page, "router-of-a-source-that-is-gone");
            Chromium.pick(page, "#edit\\:source", "open to all");
            page.click("#edit\\:save");
            assertThat(page.locator("#edit\\:name")).isHidden();
            assertThat(row(page)).not().containsText("there is no such source");
        }
    }

    private static void made(String path, Map<String, Object> body) {
        var answer = Product.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** What is folded away: a wrong value is told at its field, good ones are stored and shown again. */
    private void moreSettings(Page page) {
        edit(page);
        page.click("#edit summary");
        page.fill("#edit\\:activeList", "clients, guests");
        page.fill("#edit\\:leaseTime", "tomorrow");
        page.click("#edit\\:save");
        assertThat(page.locator("#edit\\:leaseTimeField .ui-message-error")).containsText("a span such as 1d", PATIENT);
        assertThat(page.locator("#edit\\:activeListField .ui-message-error")).containsText("without a comma");
        Chromium.picture(page, "router-wrong-setting");
        page.fill("#edit\\:activeList", "clients");
        page.fill("#edit\\:leaseTime", "12h30m");
        page.fill("#edit\\:dhcpServer", "dhcp1");
        page.fill("#edit\\:insertQueueBefore", "none");
        page.click("#edit\\:asciiComments .ui-chkbox-box");
        Chromium.pick(page, "#edit\\:disableBy", "both");
        Chromium.pick(page, "#edit\\:pppService", "pppoe");
        page.click("#edit\\:save");
        assertThat(page.locator("#edit\\:name")).isHidden();

        var refused = Product.post(
                "/rest/v1/routers",
                Map.of("name", name + "-x", "host", "127.0.0.1", "login", "api", "password", "p", "leaseTime", "soon"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("setting-not-valid").contains("leaseTime must be a span of time");
        JsonNode stored =
                Product.json(Product.get("/rest/v1/routers?q=" + name)).at("/items/0");
        assertThat(stored.path("activeList").asText()).isEqualTo("clients");
        assertThat(stored.path("leaseTime").asText()).isEqualTo("12h30m");
        assertThat(stored.path("dhcpServer").asText()).isEqualTo("dhcp1");
        assertThat(stored.path("insertQueueBefore").asText()).isEqualTo("none");
        assertThat(stored.path("asciiComments").asBoolean()).isTrue();
        assertThat(stored.path("disableBy").asText()).isEqualToIgnoringCase("both");
        assertThat(stored.path("pppService").asText()).isEqualTo("pppoe");
        edit(page);
        page.click("#edit summary");
        assertThat(page.locator("#edit\\:leaseTime")).hasValue("12h30m");
        assertThat(page.locator("#edit\\:activeList")).hasValue("clients");
        assertThat(page.locator("#edit\\:dhcpServer")).hasValue("dhcp1");
        assertThat(page.locator("#edit\\:insertQueueBefore")).hasValue("none");
        assertThat(page.locator("#edit\\:asciiComments_input")).isChecked();
        assertThat(page.locator("#edit\\:disableBy_label")).hasText("both");
        assertThat(page.locator("#edit\\:pppService_label")).hasText("pppoe");
        Chromium.picture(page, "router-more-settings");
        page.reload();
    }

    private void edit(Page page) {
        row(page).locator("button[title='Edit']").click();
        Chromium.dialog(page, "#edit\\:name");
        assertThat(page.locator("#edit\\:name")).hasValue(name);
    }

    private Locator row(Page page) {
        return page.locator("#list\\:rows_data tr:has-text('" + name + "')");
    }

    private void test(Page page) {
        row(page).locator("button:has-text('Test')").click();
    }

    private void password(Page page, String password) {
        edit(page);
        page.fill("#edit\\:password", password);
        page.click("#edit\\:save");
        assertThat(page.locator("#edit\\:name")).isHidden();
    }
}
