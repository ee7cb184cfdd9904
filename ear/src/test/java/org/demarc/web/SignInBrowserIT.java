package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

class SignInBrowserIT {

    @Test
    void theAdministratorSignsInSeesTheDashboardAndSignsOut() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            assertThat(page.locator("main h1").textContent()).isEqualTo("Dashboard");
            Chromium.picture(page, "dashboard-empty");

            page.click("button[title='Sign out']");

            page.waitForURL("**/ui/access/login");
            page.navigate(Product.url("/ui/dashboard/index"));
            assertThat(page.url()).contains("/ui/access/login");
        }
    }

    @Test
    void aWrongPasswordIsAnsweredWithoutSayingWhichPartIsWrong() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "en", false);
            page.navigate(Product.url("/ui/access/login"));

            page.fill("#signIn\\:login", "nobody-here");
            page.fill("#signIn\\:password", "wrong");
            page.click("#signIn\\:go");

            page.waitForSelector(".ui-messages-error");
            assertThat(page.locator(".ui-messages-error").textContent()).doesNotContain("nobody-here");
        }
    }

    @Test
    void anotherPasswordEndsEveryOtherSessionAndKeepsThisOne() {
        String login = "changer-" + UUID.randomUUID().toString().substring(0, 8);
        var role = Product.json(Product.post(
                "/rest/v1/roles", Map.of("name", login, "permissions", List.of("user_self", "user_self_control"))));
        Product.post(
                "/rest/v1/users",
                Map.of(
                        "login",
                        login,
                        "password",
                        "first-one-1",
                        "roleId",
                        role.path("id").asLong()));
        try (Chromium chromium = Chromium.open()) {
            Page here = chromium.page(1400, "en", false);
            Page elsewhere = chromium.page(1400, "en", false);
            signIn(here, login, "first-one-1");
            signIn(elsewhere, login, "first-one-1");

            here.navigate(Product.url("/ui/access/keys"));
            here.fill("#own\\:old", "first-one-1");
            here.fill("#own\\:fresh", "second-one-2");
            here.click("#own button[type=submit]");
            here.waitForSelector(".ui-messages-info");
            here.navigate(Product.url("/ui/access/keys"));
            elsewhere.navigate(Product.url("/ui/access/keys"));

            assertThat(here.url()).endsWith("/ui/access/keys");
            assertThat(elsewhere.url()).contains("/ui/access/login");
            signIn(elsewhere, login, "second-one-2");
        }
    }

    private static void signIn(Page page, String login, String password) {
        page.navigate(Product.url("/ui/access/login"));
        page.fill("#signIn\\:login", login);
        page.fill("#signIn\\:password", password);
        page.click("#signIn\\:go");
        page.waitForURL("**/ui/dashboard/index*");
    }

    @Test
    void theLoginPageSpeaksUkrainianAndFitsAPhoneInTheDark() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(390, "uk", true);

            page.navigate(Product.url("/ui/access/login"));
            page.waitForSelector("body.dc-dark");

            assertThat(page.locator("button#signIn\\:go").textContent()).contains("Увійти");
            assertThat(page.evaluate("() => [...document.styleSheets].some(s => (s.href || '').includes('vela-blue')"
                            + " && s.cssRules.length > 100)"))
                    .as("the dark theme is served")
                    .isEqualTo(true);
            Chromium.picture(page, "login-phone-dark-uk");
        }
    }
}
