package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Takes pictures of every page of provisioning for people to look at: wide and as on a phone, light and dark, in both languages, with rows,
 * empty, and about something that is not there. Not one of the tests: its name keeps it out of them. {@code -Dit.test=ProvisioningPagesPictures} runs it;
 * the pictures are in {@code target/screenshots}. It fails where a page is wider than a phone.
 */
class ProvisioningPagesPictures {

    private static final int PHONE = 390;

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyPageOfProvisioning() {
        Map<String, String> pages = pages();
        List<String> tooWide = new ArrayList<>();
        try (Chromium chromium = Chromium.open()) {
            take(chromium.page(1400, "en", false), "wide", pages);
            take(chromium.page(1400, "uk", true), "wide-dark-uk", pages);
            for (String language : List.of("en", "uk")) {
                Page phone = chromium.page(PHONE, language, language.equals("uk"));
                tooWide.addAll(take(phone, "phone-" + language, pages));
            }
        }
        assertThat(tooWide).isEmpty();
    }

    private static List<String> take(Page page, String look, Map<String, String> pages) {
        List<String> tooWide = new ArrayList<>();
        Chromium.signIn(page);
        pages.forEach((name, address) -> {
            page.navigate(Product.url(address));
            page.waitForLoadState();
            if ((boolean) page.evaluate("typeof PrimeFaces !== 'undefined'")) {
                Chromium.settled(page);
            }
            page.waitForTimeout(400); // charts draw themselves
            Chromium.picture(page, "provisioning-" + name + "-" + look);
            int width = (int) page.evaluate("document.documentElement.scrollWidth");
            if (width > page.viewportSize().width) {
                tooWide.add(name + " " + look + ": " + width);
            }
        });
        return tooWide;
    }

    /** Addresses by names, about things that are there now. */
    private Map<String, String> pages() {
        Hooks.pppPool();
        Drifting.pppPool();
        shop.dhcpPool(shop.router1Id, "10.126." + shop.octet() + ".0/28");
        int applied = hooks.applied("pictured");
        int leased = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(leased, "APPLIED");
        shop.crm.suspend(applied);
        hooks.deliver(hooks.last(2));
        int failed = shop.crm.create(
                shop.client, shop.crm.plan("No Such Plan " + shop.unique, 5, 1), hooks.pppoe("failed", shop.site1));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(failed, "FAILED");
        shop.crm.end(leased);
        hooks.deliver(hooks.last(2));
        request("{\"id\":\"p1-" + shop.unique
                + "\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"nobody\"}}");
        request("no JSON of " + shop.unique);
        request("{\"id\":\"p2-" + shop.unique + "\",\"action\":\"ensure\",\"service\":{\"source\":\"jms\",\"id\":\"p-"
                + shop.unique + "\"},\"by\":\"web shop\",\"desired\":{\"device\":\"" + shop.site2
                + "\",\"plan\":\"Basic 10M\",\"username\":\"p-" + shop.unique + "\",\"password\":\"pw\"}}");
        shop.router1.byHand("/ppp/secret/set", "=.id=" + hooks.login("pictured"), "=profile=Pro 50M");
        shop.router1.add("/ppp/secret", Map.of("name", "guest-" + shop.unique, "comment", "by hand"));
        JsonNode report = new Drifting(shop).report();
        JsonNode plan = new Drifting(shop).dryRun("rebuild");
        JsonNode adoption = Product.json(Product.post("/rest/v1/routers/" + shop.router1Id + "/adoptions", Map.of()));
        await().atMost(Drifting.SOON).until(() -> Product.json(
                        Product.get("/rest/v1/adoptions/" + adoption.path("id").asLong()))
                .path("state")
                .asText()
                .equals("ready"));
        long source = shop.registered.path("id").asLong();
        long pool = Product.json(Product.get("/rest/v1/pools?limit=1000"))
                .at("/items/0/id")
                .asLong();

        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("services", "/ui/provisioning/services");
        pages.put("services-empty", "/ui/provisioning/services?q=nobody-has-this-name");
        pages.put("service", "/ui/provisioning/service?source=" + shop.source + "&id=" + failed);
        pages.put("service-suspended", "/ui/provisioning/service?source=" + shop.source + "&id=" + applied);
        pages.put("service-unknown", "/ui/provisioning/service?source=" + shop.source + "&id=999999");
        pages.put("orders", "/ui/provisioning/orders");
        pages.put("orders-dead", "/ui/provisioning/orders?state=dead-letter");
        pages.put("requests", "/ui/provisioning/requests");
        pages.put("requests-empty", "/ui/provisioning/requests?q=nobody-has-this-name");
        pages.put("messages", "/ui/provisioning/messages");
        pages.put("messages-empty", "/ui/provisioning/messages?q=nobody-has-this-name");
        pages.put("drift", "/ui/provisioning/drift");
        pages.put("report", "/ui/provisioning/report?id=" + report.path("id").asLong());
        pages.put("report-unknown", "/ui/provisioning/report?id=999999999");
        pages.put("plans", "/ui/provisioning/plans");
        pages.put("plan", "/ui/provisioning/plan?id=" + plan.path("id").asLong());
        pages.put("plan-unknown", "/ui/provisioning/plan?id=999999999");
        pages.put("adoptions", "/ui/provisioning/adoptions");
        pages.put(
                "adoption",
                "/ui/provisioning/adoption?id=" + adoption.path("id").asLong());
        pages.put("adoption-unknown", "/ui/provisioning/adoption?id=999999999");
        pages.put("suspension-unknown", "/ui/provisioning/suspension?id=999999999");
        pages.put("routers", "/ui/routeros/routers");
        pages.put("sources", "/ui/ucrm/sources");
        pages.put("events", "/ui/ucrm/events");
        pages.put("setup", "/ui/ucrm/setup?id=" + source);
        pages.put("setup-unknown", "/ui/ucrm/setup?id=999999999");
        pages.put("predecessor", "/ui/ucrm/predecessor?id=" + source);
        pages.put("pools", "/ui/addressing/pools");
        pages.put("pool", "/ui/addressing/pool?id=" + pool);
        pages.put("pool-unknown", "/ui/addressing/pool?id=999999999");
        pages.put("ledger", "/ui/addressing/ledger");
        return pages;
    }

    private static void request(String body) {
        Product.post("/rest/v1/provisioning-requests", body);
    }
}
