package org.demarc.bench;

import java.io.IOException;

/** Orders from the webhook to the row that was read back from the router. */
final class OrdersPart implements Part {

    private static final int SENDERS = 20;
    private static final int ORDERS = 4000;
    private static final int WARM_UP = 6000;

    private final BenchSettings settings;
    private final ProvisioningRig rig;
    private final RunningProduct product;

    OrdersPart(BenchSettings settings, ProvisioningRig rig, RunningProduct product) {
        this.settings = settings;
        this.rig = rig;
        this.product = product;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        rig.prepare();
        Senders.send(SENDERS, settings.scaled(WARM_UP, SENDERS), at -> rig.newService());
        if (!WebhookPart.drain(rig, report)) {
            report.notMeasured("orders", "earlier orders do not end");
            return;
        }
        int orders = settings.scaled(ORDERS, SENDERS);
        Spent spent = Spent.from(product);
        long started = System.nanoTime();
        Senders.send(SENDERS, orders, at -> rig.newService());
        if (!WebhookPart.drain(rig, report)) {
            report.notMeasured("orders", "the orders do not end");
            return;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        spent.stop("orders");
        if (rig.rows() != rig.services()) {
            report.notMeasured("orders", rig.rows() + " rows on the routers instead of " + rig.services());
            return;
        }
        report.note(
                "orders: " + orders + " new PPPoE services on twenty simulated routers, from the first webhook to the"
                        + " last row read back; every row is there once");
        report.add("orders.rate", orders / seconds, "orders/s");
        spent.report(orders, "order", report);
    }
}
