package org.demarc.provisioning;

import org.demarc.stand.Product;

/** A router with one account that the predecessor made, for tests of the command line. */
public final class RouterToAdopt implements AutoCloseable {

    private final Shop shop = new Shop();

    public RouterToAdopt() {
        Adopting adopting = new Adopting(shop);
        int service = adopting.service(1);
        adopting.secret(1, service + ",Test Client");
    }

    /** Its name. */
    public String router() {
        return shop.site1;
    }

    /** The newest adoption of it. */
    public String adoption() {
        return Product.json(Product.get("/rest/v1/routers/" + shop.router1Id + "/adoptions"))
                .at("/items/0/id")
                .asText();
    }

    /** What is written at its account. */
    public String comment() {
        return shop.router1.rows("/ppp/secret").get(0).getOrDefault("comment", "");
    }

    @Override
    public void close() {
        shop.close();
    }
}
