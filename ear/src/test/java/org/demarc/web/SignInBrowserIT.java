package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
