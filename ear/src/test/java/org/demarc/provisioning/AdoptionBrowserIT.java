package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-74: taking over a router as an operator does it. */
@DisplayName("UR-74 adoption in the browser")
class AdoptionBrowserIT {

    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);
    private static final LocatorAssertions.ContainsTextOptions IN_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private final Shop shop = new Shop();
    private final Adopting adopting = new Adopting(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRouterIsReadItsRowsAreApprovedTogetherAndOneByOneAndUndone() {
        int first = adopting.service(1);
        int second = adopting.service(2);
        adopting.service(3);
        adopting.service(3);
        adopting.service(4);
        adopting.secret(1, first + ",Test Client");
        shop.router1.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        adopting.login(2),
                        "password",
                        "Wh1sper-" + shop.unique,
                        "profile",
                        "Pro 50M",
                        "remote-address",
                        adopting.address(2),
                        "comment",
                        "" + second));
        adopting.secret(3, "");
        adopting.secret(5, "by hand");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/routeros/routers?q=" + shop.site1));
            page.fill("#list\\:filter", shop.site1);
            assertThat(page.locator("#list\\:rows_data tr:has-text('" + shop.site1 + "')"))
                    .hasCount(1, PATIENT);
            page.locator("#list\\:rows_data tr:has-text('" + shop.site1 + "') a:has-text('Adopt')")
                    .click();
            page.waitForURL("**/ui/provisioning/adoptions*");
            assertThat(page.locator("#list\\:rows_data")).containsText("No adoption fits", IN_TIME);
            Chromium.picture(page, "adoptions-empty");
            page.click("#list\\:read");
            page.waitForURL("**/ui/provisioning/adoption?id=*");
            Chromium.awaitEnd(page, "adoption:live", "only in the billing");

            assertThat(rows(page)).hasCount(5, PATIENT);
            assertThat(row(page, 1)).containsText("by the old comment");
            assertThat(row(page, 2)).containsText("Basic 10M · Pro 50M");
            assertThat(row(page, 2)).containsText("••• differs");
            assertThat(row(page, 3)).containsText("ambiguous");
            assertThat(page.locator("body")).not().containsText("Wh1sper-" + shop.unique);
            Chromium.picture(page, "adoption");
            filters(page);

            page.click("#list\\:approveAll");
            assertThat(page.locator("#approval")).containsText("2 row(s)", IN_TIME);
            Chromium.picture(page, "adoption-approve");
            page.click("#approval\\:go");
            Chromium.awaitEnd(page, "adoption:live", "taken over 2");
            assertThat(page.locator("#list\\:rows_data tr:has-text('taken over')"))
                    .hasCount(2, PATIENT);

            row(page, 3).locator("button[title='Approve']").click();
            assertThat(page.locator("#approval\\:service")).isVisible();
            page.locator("#approval\\:service").click();
            page.locator("#approval\\:service_panel li:visible").nth(1).click();
            page.click("#approval\\:go");
            Chromium.awaitEnd(page, "adoption:live", "taken over 1");
            assertThat(page.locator("#list\\:rows_data tr:has-text('taken over')"))
                    .hasCount(3, PATIENT);
            Chromium.picture(page, "adoption-done");
            String address = page.url();
            for (String language : List.of("en", "uk")) {
                for (boolean dark : List.of(false, true)) {
                    pictures(chromium, language, dark, address);
                }
            }

            page.click("#list\\:undo");
            page.locator(".ui-confirm-dialog button.ui-confirmdialog-yes").click();
            Chromium.awaitEnd(page, "adoption:live", "undone 3");
            assertThat(page.locator("#list\\:rows_data tr:has-text('undone')")).hasCount(3, PATIENT);
            org.assertj.core.api.Assertions.assertThat(Drifting.secret(shop.router1, adopting.login(1)))
                    .containsEntry("comment", first + ",Test Client");
        }
    }

    private void filters(Page page) {
        page.fill("#list\\:text", adopting.login(2));
        assertThat(rows(page)).hasCount(1, PATIENT);
        page.fill("#list\\:text", "");
        assertThat(rows(page)).hasCount(5, PATIENT);
        Chromium.pick(page, "#list\\:kind", "ambiguous");
        assertThat(rows(page)).hasCount(1, PATIENT);
        Chromium.pick(page, "#list\\:kind", "Any result");
        assertThat(rows(page)).hasCount(5, PATIENT);
    }

    private static void pictures(Chromium chromium, String language, boolean dark, String adoption) {
        Page page = chromium.page(dark ? 390 : 1400, language, dark);
        Chromium.signIn(page);
        String name = language + (dark ? "-dark-phone" : "");
        page.navigate(adoption);
        Chromium.picture(page, "adoption-" + name);
        page.navigate(Product.url("/ui/provisioning/adoptions"));
        Chromium.picture(page, "adoptions-" + name);
        page.context().close();
    }

    private static Locator rows(Page page) {
        return page.locator("#list\\:rows_data tr:not(.ui-datatable-empty-message)");
    }

    private Locator row(Page page, int number) {
        return page.locator("#list\\:rows_data tr:has-text('" + adopting.login(number) + "')");
    }
}
