package org.demarc.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How long a CRM waits for the answer to its webhook, with 50 of them sending at once, while routers work and while they are down. */
final class WebhookPart implements Part {

    private static final int SENDERS = 50;
    private static final int HOOKS = 3000;
    private static final int WARM_UP = 1000;
    private static final long DRAIN_SECONDS = 180;

    private final BenchSettings settings;
    private final ProvisioningRig rig;

    WebhookPart(BenchSettings settings, ProvisioningRig rig) {
        this.settings = settings;
        this.rig = rig;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        rig.prepare();
        int hooks = settings.scaled(HOOKS, SENDERS);
        report.note("webhook: " + hooks + " hooks, each of a new service, by " + SENDERS
                + " senders without a pause; three routers work on the orders at the same time");
        Senders.send(SENDERS, settings.scaled(WARM_UP, SENDERS), at -> rig.newService());
        drain(rig, report);
        send("webhook.routers-up", hooks, report);
        drain(rig, report);
        rig.routersDown();
        try {
            send("webhook.routers-down", hooks, report);
        } finally {
            rig.routersUp();
        }
        report.say("webhook: waiting for the routers' return, " + rig.states());
    }

    private void send(String name, int hooks, Report report) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Latencies latencies = Senders.send(SENDERS, hooks, at -> rig.newService());
        latencies.report(name, report);
        report.add(name + ".rate", hooks * 1e9 / (System.nanoTime() - started), "hooks/s");
    }

    /** Waits until every service that was asked for is on its router. */
    static boolean drain(ProvisioningRig rig, Report report) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (rig.applied() < rig.services()) {
            if (System.nanoTime() > limit) {
                report.note("after " + DRAIN_SECONDS + " s not all " + rig.services()
                        + " services are on their routers: " + rig.states());
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        return true;
    }
}
