package org.demarc.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every page: two languages, two themes, a phone, lists that filter and sort as they look. */
class PagesBrowserIT {

    private static final List<String> LISTS = List.of(
            "/ui/dashboard/widgets",
            "/ui/device/devices",
            "/ui/device/groups",
            "/ui/device/access-profiles",
            "/ui/onu/onus",
            "/ui/subscriber/subscribers",
            "/ui/provisioning/services",
            "/ui/provisioning/orders",
            "/ui/provisioning/drift",
            "/ui/provisioning/adoptions",
            "/ui/provisioning/plans",
            "/ui/provisioning/messages",
            "/ui/addressing/pools",
            "/ui/routeros/routers",
            "/ui/icmp/gateways",
            "/ui/icmp/ping",
            "/ui/search/devices",
            "/ui/fdb/history",
            "/ui/billing/sources",
            "/ui/ucrm/sources",
            "/ui/ucrm/events",
            "/ui/access/users",
            "/ui/access/roles",
            "/ui/access/keys",
            "/ui/schedule/schedules",
            "/ui/job/jobs",
            "/ui/settings/settings",
            "/ui/component/components",
            "/ui/audit/audit");

    private static final Pattern BARE_KEY = Pattern.compile("(?m)^[a-z]+\\.[a-z]+[A-Za-z.]+$");

    @BeforeAll
    static void someRows() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    delete from device where name = 'every-olt';
                    with made as (insert into device (name, address, type, profile, status, poll_enabled)
                        values ('every-olt', '192.0.2.178', 'OLT', 'huawei-smartax', 'Up', false) returning id),
                    line as (insert into interface (device_id, bind_key, name, type, status, onu)
                        select id, '9', 'every-onu', 'ONU', 'LOS', 1 from made returning id, device_id),
                    lit as (insert into onu_signal (interface_id, read_at, rx_dbm) select id, now(), -27.5 from line returning interface_id)
                    insert into onu (interface_id, device_id, ident_kind, ident, ident_shown)
                        select id, device_id, 'SN', '485754435EA2C4D2', 'HWTC5EA2C4D2' from line;
                    insert into subscriber (source_id, external_id, login, name)
                        select id, 'every-1', 'every', 'Every One' from billing_source where name = 'local' on conflict do nothing;
                    delete from provisioning_refused where request_id = 'every-message';
                    insert into provisioning_refused (request_id, code, text, origin, octets, shown)
                        values ('every-message', 'NOT_JSON', 'the message is not JSON', 'rest', 7, 'garbage');
                    insert into provisioning_account (source, service, client_name, state) values ('every', '1', 'Every One', 'CONFLICT')
                        on conflict do nothing;
                    insert into provisioning_order (kind, account_id, router_id, router_name, state, cause, correlation)
                        select 'ENSURE', id, 0, 'every-router', 'SUPERSEDED', 'test', 'test' from provisioning_account where source = 'every';
                    """);
        }
    }

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
                            () -> header.locator(".ui-column-title").click());

                    assertThat(answer.status()).as("%s %s", address, name).isEqualTo(200);
                    assertThat(answer.text()).as("%s %s", address, name).doesNotContain("ui-messages-error");
                }
            }
        }
    }

    @Test
    void aDialogFitsAPhoneAndItsLastButtonIsReached() {
        try (Chromium chromium = Chromium.open()) {
            Page phone = chromium.page(390, "uk", false);
            Chromium.signIn(phone);
            for (String address : List.of("/ui/routeros/routers", "/ui/ucrm/sources", "/ui/access/users")) {
                phone.navigate(Product.url(address));
                phone.locator("#list button:has(.pi-plus)").first().click();
                Locator save = phone.locator(".ui-dialog:visible button:has-text('Зберегти')");
                save.scrollIntoViewIfNeeded();

                var box = phone.locator(".ui-dialog:visible").boundingBox();
                assertThat(box.x).as(address).isGreaterThanOrEqualTo(0);
                assertThat(box.x + box.width).as(address).isLessThanOrEqualTo(390);
                assertThat(save).isInViewport();
                save.click();
                assertThat(phone.locator(".ui-messages-error").first()).containsText("заповніть це поле");
            }
        }
    }

    @Test
    void sourcesAndExclusionsAreFilteredByName() {
        for (String name : List.of("filter-apples", "filter-pears")) {
            Product.post(
                    "/rest/v1/billing-sources",
                    Map.of("name", name, "kind", "ubilling", "url", "http://127.0.0.1:1/?key=x"));
            Product.post("/rest/v1/crm-sources", Map.of("code", name));
            Product.post("/rest/v1/pools/exclusions", Map.of("range", "10.254.250.7", "note", name));
        }
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            filters(page, "/ui/billing/sources", "#sources\\:text", "#sources\\:rows_data");
            filters(page, "/ui/ucrm/sources", "#list\\:text", "#list\\:rows_data");
            filters(page, "/ui/addressing/pools", "#exclusions\\:text", "#exclusions\\:excluded_data");
        }
        assertThat(Product.json(Product.get("/rest/v1/pools/exclusions?q=filter-&sort=-note&limit=1"))
                        .at("/items/0/note")
                        .asText())
                .isEqualTo("filter-pears");
        assertThat(Product.json(Product.get("/rest/v1/crm-sources?q=filter-&sort=-code&limit=1"))
                        .toString())
                .contains("\"total\":2", "filter-pears")
                .doesNotContain("filter-apples");
        assertThat(Product.get("/rest/v1/pools?sort=colour").statusCode()).isEqualTo(422);
    }

    private static void filters(Page page, String address, String input, String rows) {
        page.navigate(Product.url(address));
        page.locator(input).fill("filter-pea");
        assertThat(page.locator(rows + " tr")).hasCount(1);
        assertThat(page.locator(rows + " tr")).containsText("filter-pears");
        page.locator(input).fill("filter-plums");
        assertThat(page.locator(rows + " .dc-empty")).containsText("Nothing fits the filter");
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
    void aUsersProfileSaysTheLanguageUntilHeClicksAnother() {
        Product.post(
                "/rest/v1/users",
                Map.of(
                        "login",
                        "speaks-ukrainian",
                        "name",
                        "Оксана",
                        "roleId",
                        -1,
                        "language",
                        "uk",
                        "password",
                        "Speaks-Ukrainian-7",
                        "deviceGroupIds",
                        List.of(-1)));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "en", false);
            page.navigate(Product.url("/ui/access/login"));
            page.fill("#signIn\\:login", "speaks-ukrainian");
            page.fill("#signIn\\:password", "Speaks-Ukrainian-7");
            page.click("#signIn\\:go");
            page.waitForURL("**/ui/dashboard/index*");
            assertThat(page.locator("main h1")).hasText("Огляд");

            page.click("header button[title='Мова']");
            assertThat(page.locator("main h1")).hasText("Dashboard");
        }
    }

    @Test
    void onAPhoneTheOrderThatIsNamedIsTheOneThatIsShown() {
        try (Chromium chromium = Chromium.open()) {
            Page phone = chromium.page(390, "uk", false);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/schedule/schedules"));
            Locator order = phone.locator("[id='list:rows_reflowDD']");
            Locator chosen = order.locator("option:checked");

            assertThat(chosen).hasText("звичний порядок списку");
            order.selectOption(new SelectOption().setIndex(2));
            Chromium.settled(phone);

            String second = order.locator("option").nth(2).textContent();
            assertThat(chosen).hasText(second);
            assertThat(phone.locator("[id='list:rows_head'] th[aria-sort=descending]"))
                    .hasCount(1);
            Chromium.picture(phone, "phone-order-uk");
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
