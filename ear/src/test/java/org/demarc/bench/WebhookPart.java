package org.demarc.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long a CRM waits for the answer to its webhook, while routers work and while they are down: 50 a second, evenly; by four senders at
 * once without a pause, as CRMs do at their worst; and in a storm of 50 that never pause.
 */
final class WebhookPart implements Part {

    private static final int SENDERS = 4;
    private static final int STORM = 50;
    private static final int STORMS = 3;
    private static final int PER_SECOND = 50;
    private static final int HOOKS = 3000;
    private static final int WARM_UP = 16_000;
    private static final long DRAIN_SECONDS = 180;

    private final BenchSettings settings;
    private final ProvisioningRig rig;
    private final RunningProduct product;

    WebhookPart(BenchSettings settings, ProvisioningRig rig, RunningProduct product) {
        this.settings = settings;
        this.rig = rig;
        this.product = product;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        rig.prepare();
        int hooks = settings.scaled(HOOKS, STORM);
        report.note("webhook: " + hooks + " hooks, each of a new service, without a pause by " + SENDERS
                + " senders and by " + STORM + " (storm), and " + PER_SECOND
                + " a second (even); twenty routers work on the orders at the same time");
        Senders.send(STORM, settings.scaled(WARM_UP, STORM), at -> rig.newService());
        drain(rig, report);
        sendEvenly("webhook.even.routers-up", hooks / 3, report);
        send("webhook.routers-up", SENDERS, hooks / 3, report);
        drain(rig, report);
        storms("webhook.storm.routers-up", hooks, report, () -> drain(rig, report));
        rig.routersDown();
        try {
            sendEvenly("webhook.even.routers-down", hooks / 3, report);
            send("webhook.routers-down", SENDERS, hooks / 3, report);
            storms("webhook.storm.routers-down", hooks, report, () -> {});
        } finally {
            rig.routersUp();
        }
        report.say("webhook: waiting for the routers' return, " + rig.states());
    }

    private void sendEvenly(String name, int hooks, Report report) throws IOException, InterruptedException {
        Senders.sendEvenly(PER_SECOND, hooks, at -> rig.newService()).report(name, report);
    }

    /**
     * A storm is over in seconds, in which one pause of the machine is much: the one with the median p95 of three is reported.
     *
     * @param between what happens after each storm
     */
    private void storms(String name, int hooks, Report report, Pause between) throws IOException, InterruptedException {
        List<Sent> storms = new ArrayList<>();
        for (int i = 0; i < STORMS; i++) {
            storms.add(sent(name, STORM, hooks));
            between.take();
        }
        report.note(name + ": p95 of " + STORMS + " storms "
                + storms.stream()
                        .map(storm -> Math.round(storm.latencies().ms(0.95)) + " ms")
                        .collect(Collectors.joining(", ")));
        storms.sort(Comparator.comparingDouble(storm -> storm.latencies().ms(0.95)));
        storms.get(STORMS / 2).report(report);
    }

    /** What happens between two storms. */
    private interface Pause {
        void take() throws IOException, InterruptedException;
    }

    private void send(String name, int senders, int hooks, Report report) throws IOException, InterruptedException {
        sent(name, senders, hooks).report(report);
    }

    private Sent sent(String name, int senders, int hooks) throws IOException, InterruptedException {
        Spent spent = Spent.from(product);
        long started = System.nanoTime();
        Latencies latencies = Senders.send(senders, hooks, at -> rig.newService());
        long nanos = System.nanoTime() - started;
        spent.stop(name);
        return new Sent(name, latencies, hooks * 1e9 / nanos, spent);
    }

    /** @param rate hooks a second */
    private record Sent(String name, Latencies latencies, double rate, Spent spent) {

        void report(Report report) {
            latencies.report(name, report);
            report.add(name + ".rate", rate, "hooks/s");
            spent.report(latencies.count(), "hook", report);
        }
    }

    /** Waits until every service that was asked for is on its router. */
    static boolean drain(ProvisioningRig rig, Report report) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (!rig.isDone()) {
            if (System.nanoTime() > limit) {
                report.note("after " + DRAIN_SECONDS + " s not all " + rig.services()
                        + " services are on their routers: " + rig.states());
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }
}
