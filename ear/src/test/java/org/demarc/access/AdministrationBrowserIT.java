package org.demarc.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

class AdministrationBrowserIT {

    private static final List<String> PAGES = List.of(
            "/ui/access/users",
            "/ui/access/roles",
            "/ui/access/keys",
            "/ui/audit/audit",
            "/ui/schedule/schedules",
            "/ui/job/jobs",
            "/ui/settings/settings",
            "/ui/component/components");

    @Test
    void everyAdministrationPageOpensInBothLanguagesAndOnAPhone() {
        try (Chromium chromium = Chromium.open()) {
            Page english = chromium.signedIn();
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            for (var address : PAGES) {
                english.navigate(Product.url(address));
                phone.navigate(Product.url(address));

                assertThat(english.locator(".ui-datatable").count()).as(address).isEqualTo(1);
                assertThat(english.content()).as(address).doesNotContain("???").doesNotContain("access.permission.");
                assertThat(phone.locator("main h1").textContent()).as(address).matches("[\\p{IsCyrillic} 'API]+");
                assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                        .as("%s is as wide as the phone", address)
                        .isLessThanOrEqualTo(390);
            }
        }
    }

    @Test
    void aRoleAUserAndHisKeyAreMadeOnThePages() {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();

            page.navigate(Product.url("/ui/access/roles"));
            page.click("button:has-text('Billing service')");
            page.locator("#edit\\:name").fill("mb_dms-" + unique);
            assertThat(page.locator("#edit\\:form .ui-chkbox-box.ui-state-active")
                            .count())
                    .isEqualTo(6);
            page.click("#edit\\:form button:has-text('Save')");
            page.waitForSelector("#list\\:rows td:has-text('mb_dms-" + unique + "')");

            page.navigate(Product.url("/ui/access/users"));
            page.click("button:has-text('Add a user')");
            Chromium.dialog(page, "#edit\\:login");
            page.locator("#edit\\:login").fill("mikbill-" + unique);
            page.click("#edit\\:role");
            page.click(".ui-selectonemenu-panel li:has-text('mb_dms-" + unique + "')");
            page.click("#edit\\:form button:has-text('Save')");
            page.waitForSelector("#list\\:rows td:has-text('mikbill-" + unique + "')");

            page.navigate(Product.url("/ui/access/keys"));
            page.click("#list button:has-text('Create API key')");
            Chromium.dialog(page, "#edit\\:login");
            page.locator("#edit\\:login").fill("mikbill-" + unique);
            page.locator("#edit\\:life").fill("365d");
            page.click("#edit\\:form button:has-text('Create API key')");
            page.waitForSelector("#edit\\:issued");

            assertThat(page.locator("#edit\\:issued").textContent()).matches("[0-9a-f-]{36}");
            Chromium.picture(page, "access-key");

            page.reload();
            assertThat(page.locator("#edit\\:issued").count()).isZero();
        }
    }

    @Test
    void aJobStartedOnThePageIsFollowedToItsEnd() {
        var source = "by-hand-" + UUID.randomUUID().toString().substring(0, 8);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/job/jobs"));

            page.click("#start\\:kind");
            page.click(".ui-selectonemenu-panel li:has-text('Forget old runs')");
            page.fill("#start\\:source", source);
            page.click("#start\\:go");

            page.waitForSelector("#list\\:rows tr:has-text('" + source + "') .dc-good");
            assertThat(page.locator("#list\\:rows .ui-column-filter").count()).isZero();
            Chromium.picture(page, "jobs");
        }
    }

    @Test
    void anUnreadableCronIsSaidOnThePageAndNothingIsChanged() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/schedule/schedules"));

            page.click("#list\\:rows tr:has-text('access-tidy') button[title='Edit']");
            page.locator("#edit\\:cron").fill("whenever");
            page.click("#edit\\:form button:has-text('Save')");

            page.waitForSelector(".ui-messages-error");
            assertThat(Product.json(Product.get("/rest/v1/schedules/access-tidy"))
                            .path("cron")
                            .asText())
                    .isEqualTo("17 4 * * *");
        }
    }
}
