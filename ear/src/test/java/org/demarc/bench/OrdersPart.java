package org.demarc.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Orders from the webhook to the row that was read back from the router. */
final class OrdersPart implements Part {

    private static final int SENDERS = 20;
    private static final int ORDERS = 4000;
    private static final int WARM_UP = 2000;
    private static final int FEWEST_ROUNDS = 10;
    private static final int MOST_ROUNDS = 20;

    /** The compiler works in steps: a single round that is no faster says nothing. */
    private static final int RESTED = 3;

    /** A round that is not this much faster than the best before has nothing more to warm. */
    private static final double STILL_WARMING = 1.05;

    private final String name;
    private final BenchSettings settings;
    private final ProvisioningRig rig;
    private final RunningProduct product;

    OrdersPart(String name, BenchSettings settings, ProvisioningRig rig, RunningProduct product) {
        this.name = name;
        this.settings = settings;
        this.rig = rig;
        this.product = product;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        rig.prepare();
        if (!warmedUp(report)) {
            report.notMeasured(name, "earlier orders do not end");
            return;
        }
        int orders = settings.scaled(ORDERS, SENDERS);
        Spent spent = Spent.from(product);
        long started = System.nanoTime();
        Senders.send(SENDERS, orders, at -> rig.newService());
        if (!WebhookPart.drain(rig, report)) {
            report.notMeasured(name, "the orders do not end");
            return;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        spent.stop(name);
        if (rig.rows() != rig.services()) {
            report.notMeasured(name, rig.rows() + " rows on the routers instead of " + rig.services());
            return;
        }
        report.note(
                name + ": " + orders + " new PPPoE services on twenty simulated routers, from the first webhook to the"
                        + " last row read back; every row is there once");
        report.add(name + ".rate", orders / seconds, "orders/s");
        spent.report(orders, "order", report);
    }

    /** A server and a lab that have just started are three times slower: their code is being compiled on the same two cores. */
    private boolean warmedUp(Report report) throws IOException, InterruptedException {
        List<Double> rates = new ArrayList<>();
        double best = 0;
        int restedRounds = 0;
        while (rates.size() < FEWEST_ROUNDS || (restedRounds < RESTED && rates.size() < MOST_ROUNDS)) {
            int orders = settings.scaled(WARM_UP, SENDERS);
            long started = System.nanoTime();
            Senders.send(SENDERS, orders, at -> rig.newService());
            if (!WebhookPart.drain(rig, report)) {
                return false;
            }
            double rate = orders * 1e9 / (System.nanoTime() - started);
            restedRounds = rate > best * STILL_WARMING ? 0 : restedRounds + 1;
            best = Math.max(best, rate);
            rates.add(rate);
        }
        report.note(name + ": warmed up in rounds of " + WARM_UP + ", orders/s "
                + rates.stream().map(rate -> "%.0f".formatted(rate)).collect(Collectors.joining(", ")));
        return true;
    }
}
