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
        try (StompClient guesser = new StompClient(OutsideClient.port(), "guess-" + mark, "no key")) {
            org.assertj.core.api.Assertions.assertThat(guesser.read()).startsWith("ERROR");
        }
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> Product.json(Product.get("/rest/v1/provisioning-requests/sign-ins"))
                                .path("lastDay")
                                .asLong()
                        > 0);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/messages"));
            page.fill("#list\\:text", mark);
            assertThat(rows(page)).hasCount(2, PATIENT);
            assertThat(page.locator("#list\\:rows_data")).containsText("unknown source");
            assertThat(page.locator("#list\\:rows_data")).containsText("not JSON");
            assertThat(page.locator("#list\\:signIns")).containsText("refused sign-ins");
            org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain("Wh1sper-" + mark);
            Chromium.picture(page, "messages");

            Page ukrainian = chromium.page(1440, "uk", false);
            Chromium.signIn(ukrainian);
            ukrainian.navigate(Product.url("/ui/provisioning/messages?q=" + mark));
            assertThat(rows(ukrainian)).hasCount(2, PATIENT);
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("джерело " + source + " Demarc не відоме");
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("повідомлення не є JSON");
            assertThat(ukrainian.locator("#list\\:signIns")).containsText("відмовив у вході");

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

    @Test
    void acceptedRequestsAreListedFilteredSortedAndTellEverythingThatWasSaid() {
        String source = "req-" + mark;
        Product.post("/rest/v1/service-sources", Map.of("code", source, "name", "Requests"));
        for (int i = 1; i <= 2; i++) {
            Product.post(
                    "/rest/v1/provisioning-requests",
                    "{\"id\":\"" + mark + "-" + i + "\",\"action\":\"ensure\",\"service\":{\"source\":\"" + source
                            + "\",\"id\":\"" + i + "\"},\"by\":\"web shop\",\"desired\":{\"device\":\"no-router-" + mark
                            + "\",\"mac\":\"02000000007" + i + "\"}}");
        }
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/requests?q=" + mark));
            assertThat(rows(page)).hasCount(2, PATIENT);
            assertThat(page.locator("#list\\:rows_data")).containsText("web shop");
            assertThat(page.locator("#list\\:rows_data")).containsText("device not listed");
            Chromium.picture(page, "requests");

            page.locator("#list\\:rows th:has-text('Request')").first().click();
            assertThat(rows(page).first()).containsText(mark + "-1", SOON);
            rows(page).first().locator(".ui-row-toggler").click();
            assertThat(page.locator(".dc-told")).containsText("refused", SOON);

            page.fill("#list\\:text", mark + "-2");
            assertThat(rows(page)).hasCount(1, PATIENT);
            page.fill("#list\\:text", "nobody-" + mark);
            assertThat(page.locator("#list\\:rows_data")).containsText("No requests fit", SOON);
        }
    }

    private static com.microsoft.playwright.Locator rows(Page page) {
        return page.locator("#list\\:rows_data tr:not(.ui-datatable-empty-message)");
    }
}
