package org.demarc.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** Settings and schedules, and that each change of them is in the audit log. */
class SettingsBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void aSettingIsChangedAndTheAuditLogSaysByWhomAndWhatItWas() {
        String words = "denied " + UUID.randomUUID();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/settings/settings"));
            page.click("#list\\:rows tr:has-text('embed-denied-text') button[title='Edit']");
            Chromium.dialog(page, "#edit\\:value");
            page.fill("#edit\\:value", words);
            page.click("#edit\\:form button:has-text('Save')");
            assertThat(page.locator("#list\\:rows tr:has-text('embed-denied-text')"))
                    .containsText(words, PATIENT);

            page.navigate(Product.url("/ui/audit/audit"));
            var first = page.locator("#list\\:rows_data tr").first();
            assertThat(first).containsText("setting: changed");
            assertThat(first).containsText("admin");
            first.locator("button").click();
            assertThat(page.locator("#detail\\:states")).containsText(words, PATIENT);

            page.navigate(Product.url("/ui/settings/settings"));
            page.click("#list\\:rows tr:has-text('embed-denied-text') button[title='Back to the default']");
            assertThat(page.locator("#list\\:rows tr:has-text('embed-denied-text')"))
                    .containsText("Wildcore iframe permission denied", PATIENT);
        }
    }

    @Test
    void aSettingThatDoesNotFitIsRefusedWithWhatIsExpected() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "uk", false);
            Chromium.signIn(page);
            page.navigate(Product.url("/ui/settings/settings"));
            page.click("#list\\:rows tr:has-text('iframe-zoom') button[title='Змінити']");
            Chromium.dialog(page, "#edit\\:value");
            page.fill("#edit\\:value", "huge");
            page.click("#edit\\:form button:has-text('Зберегти')");
            assertThat(page.locator(".ui-messages-error").first()).containsText("Значення не підходить", PATIENT);
        }
    }

    @Test
    void aScheduleShowsItsRunsAndIsRunNow() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/schedule/schedules"));
            var row = page.locator("#list\\:rows_data tr:has-text('access-tidy')");
            assertThat(row).containsText(java.util.regex.Pattern.compile("20\\d\\d-\\d\\d-\\d\\d 04:17"));

            row.locator("button[title='Run now']").click();

            assertThat(page.locator(".ui-messages-info").first()).containsText("Jobs", PATIENT);
            page.navigate(Product.url("/ui/job/jobs"));
            assertThat(page.locator("#list\\:rows_data tr:has-text('Remove expired keys')")
                            .first())
                    .containsText("done", PATIENT);
        }
    }
}
