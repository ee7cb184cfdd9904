package org.demarc.provisioning;

/** A router with one account that somebody has changed by hand, for tests of the command line. */
public final class RouterForCommands implements AutoCloseable {

    private final Shop shop = new Shop();

    public RouterForCommands() {
        Drifting drift = new Drifting(shop);
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
        drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
    }

    /** Its name. */
    public String router() {
        return shop.site1;
    }

    @Override
    public void close() {
        shop.close();
    }
}
