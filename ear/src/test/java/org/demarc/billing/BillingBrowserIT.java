package org.demarc.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.ubilling.Trouble;
import org.demarc.lab.ubilling.UbillingServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

class BillingBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void anImportThatHangsAtASilentBillingIsStoppedByItsButton() {
        try (UbillingServer billing =
                        UbillingServer.start("127.0.0.1", 0, "UBstop", IspPlan.ofSeed(9), InstantSource.system());
                Chromium chromium = Chromium.open()) {
            var added = Product.post(
                    "/rest/v1/billing-sources",
                    Map.of("name", "stop-" + UUID.randomUUID(), "kind", "ubilling", "url", billing.url()));
            billing.suffer(Trouble.SILENT);
            Page page = chromium.signedIn();
            page.navigate(Product.url(
                    "/ui/billing/source?id=" + Product.json(added).path("id").asLong()));
            page.click("#run\\:start");
            PlaywrightAssertions.assertThat(page.locator("#run\\:live")).containsText("running", PATIENT);

            page.click("#run\\:stop");

            PlaywrightAssertions.assertThat(page.locator("#run\\:live")).containsText("stopped", PATIENT);
            PlaywrightAssertions.assertThat(page.locator("#run\\:stop")).hasCount(0);
            Chromium.picture(page, "billing-stopped");
        }
    }

    @Test
    void anOperatorRunsAnImportWatchesItAndFindsASubscriberWhileTyping() {
        try (UbillingServer billing =
                        UbillingServer.start("127.0.0.1", 0, "UBpages", IspPlan.ofSeed(9), InstantSource.system());
                Chromium chromium = Chromium.open()) {
            String name = "pages-" + UUID.randomUUID();
            var added = Product.post(
                    "/rest/v1/billing-sources", Map.of("name", name, "kind", "ubilling", "url", billing.url()));
            long source = Product.json(added).path("id").asLong();
            String contract = billing.subscribers().get(3).contract();
            Page page = chromium.signedIn();

            page.navigate(Product.url("/ui/billing/sources"));
            assertThat(page.locator("main").textContent()).contains(name).doesNotContain("UBpages");
            page.navigate(Product.url("/ui/billing/source?id=" + source));
            page.click("#run\\:start");
            page.waitForSelector(
                    "#run\\:live .dc-good:has-text('DONE')", new Page.WaitForSelectorOptions().setTimeout(90_000));
            Chromium.picture(page, "billing-source");

            page.fill("#global-search input", contract);
            page.waitForSelector("#global-search-hits a");
            page.keyboard().press("Enter");
            page.waitForURL("**/ui/subscriber/subscriber?id=*");
            assertThat(page.locator("main").textContent()).contains(contract);
            Chromium.picture(page, "subscriber");

            page.navigate(Product.url("/ui/subscriber/subscribers"));
            Chromium.filter(page, "list:filter", contract);
            page.waitForSelector("#list\\:rows_data tr:first-child:has-text('" + contract + "')");
            Chromium.picture(page, "subscribers");
            assertThat(page.locator("#list\\:rows_data").textContent()).contains(contract);
        }
    }
}
