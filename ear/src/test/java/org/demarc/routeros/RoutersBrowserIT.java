package org.demarc.routeros;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
