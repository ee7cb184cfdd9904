package org.demarc.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** What a user may not do is neither shown to him nor reachable by its address, and he is told so in his language. */
class PermissionsBrowserIT {

    private static final String PASSWORD = "Correct-Horse-8";

    private static final List<String> CLOSED = List.of(
            "/ui/device/devices",
            "/ui/device/edit",
            "/ui/device/import",
            "/ui/device/groups",
            "/ui/device/access-profiles",
            "/ui/onu/onus",
            "/ui/subscriber/subscribers",
            "/ui/subscriber/subscriber?id=1",
            "/ui/provisioning/services",
            "/ui/provisioning/service?source=main&id=1",
            "/ui/provisioning/orders",
            "/ui/addressing/pools",
            "/ui/routeros/routers",
            "/ui/billing/sources",
            "/ui/billing/source?id=1",
            "/ui/ucrm/sources",
            "/ui/ucrm/events",
            "/ui/access/users",
            "/ui/access/roles",
            "/ui/schedule/schedules",
            "/ui/job/jobs",
            "/ui/settings/settings",
            "/ui/component/components",
            "/ui/audit/audit");

    @Test
    void whoMayNothingSeesAShortMenuAndAReadableRefusalEverywhereElse() {
        String login = user("user_self");
        try (Chromium chromium = Chromium.open()) {
            Page page = signedIn(chromium, login, "uk");
            assertThat(page.locator("nav a")).hasCount(2);
            assertThat(page.locator("#global-search")).hasCount(0);

            for (String address : CLOSED) {
                Response answer = Objects.requireNonNull(page.navigate(Product.url(address)));

                assertThat(answer.status()).as(address).isEqualTo(403);
                assertThat(page.locator("h1")).hasText("Ця сторінка вам недоступна");
                assertThat(page.content())
                        .as(address)
                        .doesNotContain("Exception")
                        .doesNotContain("org.demarc");
            }
            Chromium.picture(page, "refused-403-uk");
            page.click("a:has-text('Назад до Demarc')");
            page.waitForURL("**/ui/dashboard/index");
        }
    }

    @Test
    void whoMayOnlyLookSeesNoButtonsThatChange() {
        String login = user(
                "user_self",
                "device_show",
                "olts_info",
                "subscribers_view",
                "provisioning_view",
                "imports_view",
                "user_display",
                "global_search");
        try (Chromium chromium = Chromium.open()) {
            Page page = signedIn(chromium, login, "en");
            for (String address : List.of(
                    "/ui/device/devices",
                    "/ui/routeros/routers",
                    "/ui/addressing/pools",
                    "/ui/billing/sources",
                    "/ui/ucrm/sources",
                    "/ui/provisioning/orders",
                    "/ui/access/users",
                    "/ui/access/roles")) {
                page.navigate(Product.url(address));

                assertThat(page.locator("main h1")).not().isEmpty();
                assertThat(page.locator(
                                        "main button:has(.pi-plus), main button:has(.pi-trash), main button:has(.pi-pencil),"
                                                + " main button:has(.pi-play), main button:has(.pi-replay), main a:has(.pi-plus)")
                                .count())
                        .as("buttons that change on %s", address)
                        .isZero();
            }
            assertThat(page.locator("#global-search")).hasCount(1);
        }
    }

    @Test
    void anAddressThatDoesNotExistIsAnsweredWithAWayBack() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            Response answer = Objects.requireNonNull(page.navigate(Product.url("/ui/device/no-such-page")));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(page.locator("h1")).hasText("There is no such page");
            assertThat(page.locator("header .dc-brand")).isVisible();

            answer = Objects.requireNonNull(page.navigate(Product.url("/ui/device/device?id=999999999")));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(page.locator("h1")).hasText("There is no such page");
        }
    }

    @Test
    void whoseSessionEndedSignsInAndIsBackWhereHeWas() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/schedule/schedules"));
            page.context().clearCookies();

            page.locator("#list .dc-toolbar input").first().fill("tidy");

            page.waitForURL("**/ui/access/login?from=*");
            page.fill("#signIn\\:login", Product.ADMIN_LOGIN);
            page.fill("#signIn\\:password", Product.ADMIN_PASSWORD);
            page.click("#signIn\\:go");
            page.waitForURL("**/ui/schedule/schedules");
            assertThat(page.locator("main h1")).hasText("System configuration");
        }
    }

    private static Page signedIn(Chromium chromium, String login, String language) {
        Page page = chromium.page(1400, language, false);
        page.navigate(Product.url("/ui/access/login"));
        page.fill("#signIn\\:login", login);
        page.fill("#signIn\\:password", PASSWORD);
        page.click("#signIn\\:go");
        page.waitForURL("**/ui/dashboard/index*");
        return page;
    }

    /** A user with a role of exactly these permissions. */
    private static String user(String... permissions) {
        String name = "look-" + UUID.randomUUID().toString().substring(0, 8);
        long role = Product.json(
                        Product.post("/rest/v1/roles", Map.of("name", name, "permissions", List.of(permissions))))
                .path("id")
                .asLong();
        var added = Product.post(
                "/rest/v1/users", Map.of("login", name, "roleId", role, "status", "ENABLED", "password", PASSWORD));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return name;
    }
}
