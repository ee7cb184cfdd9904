package org.demarc.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** What holds for every page: two languages, two themes, a phone, lists that filter and sort as they look. */
class PagesBrowserIT {

    private static final List<String> LISTS = List.of(
            "/ui/device/devices",
            "/ui/device/groups",
            "/ui/device/access-profiles",
            "/ui/onu/onus",
            "/ui/subscriber/subscribers",
            "/ui/provisioning/services",
            "/ui/provisioning/orders",
            "/ui/addressing/pools",
            "/ui/routeros/routers",
            "/ui/billing/sources",
            "/ui/ucrm/sources",
            "/ui/ucrm/events",
            "/ui/access/users",
            "/ui/access/roles",
            "/ui/access/keys",
            "/ui/schedule/schedules",
            "/ui/job/jobs",
            "/ui/settings/settings",
            "/ui/audit/audit");

    private static final Pattern BARE_KEY = Pattern.compile("(?m)^[a-z]+\\.[a-z]+[A-Za-z.]+$");

    @Test
    void everyPageSpeaksUkrainianAndFitsAPhoneInTheDark() {
        try (Chromium chromium = Chromium.open()) {
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            for (String address : LISTS) {
                phone.navigate(Product.url(address));

                assertThat(phone.locator("body")).hasClass(Pattern.compile(".*dc-dark.*"));
                assertThat(phone.locator("main h1").textContent()).as(address).matches("[\\p{IsCyrillic}’' A-Z/-]+");
                assertThat(phone.locator("main").innerText()).as(address).doesNotContainPattern(BARE_KEY);
                assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                        .as("%s is as wide as the phone", address)
                        .isLessThanOrEqualTo(390);
            }
        }
    }

    @Test
    void everyColumnThatLooksSortableSorts() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            for (String address : LISTS) {
                page.navigate(Product.url(address));
                if (page.locator("main .ui-datatable-empty-message").count() > 0) {
                    continue; // a table without rows does not ask for another order
                }
                for (int column = 0; column < sortable(page).count(); column++) {
                    Locator header = sortable(page).nth(column);
                    String name = header.textContent();
                    Response answer = page.waitForResponse(
                            response -> response.request().method().equals("POST")
                                    && response.request().postData().contains("sorting"),
                            header::click);

                    assertThat(answer.status()).as("%s %s", address, name).isEqualTo(200);
                    assertThat(answer.text()).as("%s %s", address, name).doesNotContain("ui-messages-error");
                }
            }
        }
    }

    @Test
    void aTextPastedWithTheMouseFilters() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/schedule/schedules"));
            page.locator("#list .dc-toolbar input")
                    .first()
                    .fill("access-tidy"); // input events only, as a paste by mouse

            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
        }
    }

    @Test
    void languageAndThemeAreChangedWithOneClickAndStay() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.click("header button[title='Light or dark']");
            assertThat(page.locator("body")).hasClass(Pattern.compile(".*dc-dark.*"));
            page.click("header button[title='Language']");
            assertThat(page.locator("main h1")).hasText("Огляд");

            page.navigate(Product.url("/ui/device/devices"));

            assertThat(page.locator("body")).hasClass(Pattern.compile(".*dc-dark.*"));
            assertThat(page.locator("main h1")).hasText("Пристрої");
            assertThat(page.locator("html")).hasAttribute("lang", "uk");
        }
    }

    @Test
    void aFieldThatIsLeftEmptyIsNamedInTheUsersLanguage() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "uk", false);
            Chromium.signIn(page);
            page.navigate(Product.url("/ui/device/edit"));
            page.click("#device\\:save");

            assertThat(page.locator(".ui-messages-error").first()).containsText("Назва: заповніть це поле.");
            assertThat(page.locator(".ui-messages-error").first()).not().containsText("Validation");
        }
    }

    private static Locator sortable(Page page) {
        return page.locator("main th.ui-sortable-column");
    }
}
