package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** Refused messages as an operator sees them. */
class MessagesBrowserIT {

    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final String mark =
            "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    void aRefusedMessageSaysWhyHidesItsSecretsAndIsSentAgainOrDiscarded() {
        String source = "src-" + mark;
        Product.post(
                "/rest/v1/provisioning-requests",
                "{\"id\":\"" + mark + "-1\",\"action\":\"ensure\",\"service\":{\"source\":\"" + source
                        + "\",\"id\":\"1\"},\"desired\":{\"device\":\"no-router-" + mark
                        + "\",\"mac\":\"020000000077\",\"password\":\"Wh1sper-" + mark + "\"}}");
        Product.post("/rest/v1/provisioning-requests", "garbage of " + mark);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/messages"));
            page.fill("#list\\:text", mark);
            assertThat(rows(page)).hasCount(2, PATIENT);
            assertThat(page.locator("#list\\:rows_data")).containsText("unknown source");
            assertThat(page.locator("#list\\:rows_data")).containsText("not JSON");
            org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain("Wh1sper-" + mark);
            Chromium.picture(page, "messages");

            page.locator("#list\\:rows_data tr:has-text('garbage') button[title='Discard']")
                    .click();
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(rows(page)).hasCount(1, PATIENT);

            Product.post("/rest/v1/service-sources", Map.of("code", source, "name", "Later"));
            page.locator("#list\\:rows_data button[title='Send again']").click();
            assertThat(page.locator("#messages")).containsText("no-router-" + mark, SOON);
            assertThat(page.locator("#list\\:rows_data")).containsText("device not listed", SOON);
        }
    }

    private static com.microsoft.playwright.Locator rows(Page page) {
        return page.locator("#list\\:rows_data tr:not(.ui-datatable-empty-message)");
    }
}
