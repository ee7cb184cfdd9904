package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.demarc.stand.Product;

/** An order that its router refuses until somebody makes the profile that it lacks, for tests of the command line. */
public final class RefusedOrder implements AutoCloseable {

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);
    private final String profile = "Later " + shop.unique;
    private final int service;

    public RefusedOrder() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
        service = shop.crm.create(shop.client, shop.crm.plan(profile, 1, 1), drift.pppoe(1));
        drift.awaitState(service, "FAILED");
    }

    /** Its number. */
    public String number() {
        for (JsonNode order : Product.json(Product.get("/rest/v1/orders?state=refused&limit=1000"))
                .path("items")) {
            if (order.path("source").asText().equals(shop.source)) {
                return order.path("id").asText();
            }
        }
        throw new AssertionError("no refused order of " + shop.source);
    }

    /** Code of the source of its service, which has no other. */
    public String source() {
        return shop.source;
    }

    public void makeProfile() {
        shop.router1.byHand("/ppp/profile/add", "=name=" + profile);
    }

    public void awaitApplied() {
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));
    }

    @Override
    public void close() {
        shop.close();
    }
}
