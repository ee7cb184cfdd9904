package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.demarc.lab.ucrm.Trouble;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CRMs that are away or talk nonsense, each in its own way and all at the same time. */
class Ur22CrmAwayIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    /** A CRM that was asked three times in vain rests for a minute. */
    private static final Duration AFTER_RESTING = Duration.ofSeconds(150);

    private final Shop shop = new Shop();
    private final AtomicInteger macs = new AtomicInteger();
    private final List<SickCrm> all = new ArrayList<>();

    Ur22CrmAwayIT() {
        shop.dhcpPool(shop.router1Id, "10.129." + shop.octet() + ".0/24");
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        all.forEach(sick -> sick.crm.close());
        shop.close();
    }

    @Test
    @DisplayName(
            "UR-22 while a CRM is away or talks nonsense its events wait and say why, others are served, and nothing is lost")
    void whatASickCrmToldOfWaitsUntilItIsWellAgain() {
        suffers("connection refused", UcrmServer::stop);
        suffers("no answer within 10 s", crm -> crm.trouble(Trouble.HANGS));
        suffers("no answer within 10 s", crm -> crm.trouble(Trouble.STOPS));
        suffers("the CRM answered 500", crm -> crm.trouble(Trouble.FAILS));
        suffers("the CRM answered 500", crm -> crm.trouble(Trouble.FAILS, "clients/services"));
        suffers("the CRM answered 429", crm -> crm.trouble(Trouble.TOO_MANY));
        suffers("not JSON", crm -> crm.trouble(Trouble.ANOTHER_PAGE));
        suffers("not JSON", crm -> crm.trouble(Trouble.HALF_JSON, "clients/services"));
        suffers("404, but not the CRM's own", crm -> crm.trouble(Trouble.NOBODY_HOME));
        suffers("404, but not the CRM's own", crm -> crm.trouble(Trouble.NOBODY_HOME, "clients/services"));
        suffers("connection failed", crm -> crm.trouble(Trouble.BREAKS_OFF));
        all.forEach(
                sick -> await().atMost(SOON).until(() -> sick.state(sick.old).equals("APPLIED")));

        all.forEach(SickCrm::fallIll);
        int well = shop.crm.create(shop.client, shop.basic, lease());

        await().atMost(SOON).until(() -> shop.state(well).equals("APPLIED"));
        all.forEach(sick -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(sick.events("")).contains(sick.complaint)));
        assertThat(Shop.leases(shop.router1))
                .as("of those whose CRM is sick nothing has changed")
                .hasSize(all.size() + 1)
                .allSatisfy(
                        row -> assertThat(row.getOrDefault("address-lists", "")).isEmpty());
        all.forEach(SickCrm::recover);
        all.forEach(sick -> await().atMost(AFTER_RESTING).untilAsserted(() -> {
            assertThat(sick.state(sick.young)).isEqualTo("APPLIED");
            assertThat(sick.state(sick.old)).isEqualTo("APPLIED_DISABLED");
        }));
        assertThat(Shop.leases(shop.router1)).hasSize(2 * all.size() + 1);
        assertThat(Shop.leases(shop.router1))
                .filteredOn(row -> row.getOrDefault("address-lists", "").equals("disabled"))
                .hasSize(all.size());
        all.forEach(sick ->
                assertThat(sick.events("FAILED") + sick.events("REJECTED")).doesNotContain(sick.source));
    }

    private void suffers(String complaint, Consumer<UcrmServer> illness) {
        all.add(new SickCrm(all.size(), complaint, illness));
    }

    private Map<String, String> lease() {
        return shop.lease(shop.site1, macs.incrementAndGet());
    }

    /** A CRM with a source of its own: one service is old, one is ordered while it is ill. */
    private final class SickCrm {

        final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().keys("write-key", shop.readKey()));
        final String source;
        final String complaint;
        final int old;
        int young;

        private final Consumer<UcrmServer> illness;
        private final int client;
        private final int plan;

        SickCrm(int number, String complaint, Consumer<UcrmServer> illness) {
            this.source = "sick" + number + "-" + shop.unique;
            this.complaint = complaint;
            this.illness = illness;
            String hookUrl = Product.json(Product.post(
                            "/rest/v1/crm-sources",
                            Map.of("code", source, "baseUrl", crm.url(), "appKey", shop.readKey())))
                    .path("hookUrl")
                    .asText();
            crm.hookTo(hookUrl);
            client = crm.client("Test", "Client");
            plan = crm.plan("Basic 10M", 10, 2);
            old = crm.create(client, plan, lease());
        }

        void fallIll() {
            illness.accept(crm);
            young = crm.create(client, plan, lease());
            crm.suspend(old);
        }

        void recover() {
            crm.recover();
            crm.resume();
        }

        String events(String state) {
            return Product.get("/rest/v1/ucrm/events?limit=100&source=" + source + "&state=" + state)
                    .body();
        }

        String state(int service) {
            return Product.json(Product.get("/rest/v1/services/" + source + "/" + service))
                    .at("/service/state")
                    .asText();
        }
    }
}
