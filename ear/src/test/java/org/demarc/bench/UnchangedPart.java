package org.demarc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A storm of webhooks in which nothing has changed, as a CRM's recalculation sends it (UR-33): no router may notice. */
final class UnchangedPart implements Part {

    private static final int SENDERS = 50;
    private static final int EDITS = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BenchSettings settings;
    private final ProvisioningRig rig;
    private final RunningProduct product;

    UnchangedPart(BenchSettings settings, ProvisioningRig rig, RunningProduct product) {
        this.settings = settings;
        this.rig = rig;
        this.product = product;
    }

    @Override
    public String name() {
        return "unchanged";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        rig.prepare();
        int edits = settings.scaled(EDITS, SENDERS);
        if (rig.services() < edits) {
            Senders.send(SENDERS, edits - rig.services(), at -> rig.newService());
        }
        if (!WebhookPart.drain(rig, report)) {
            report.notMeasured("unchanged", "the services do not get on their routers");
            return;
        }
        storm(edits); // the first edit of each is the warm-up
        long connections = rig.connections();
        long commands = rig.commands();
        Spent spent = Spent.from(product);
        Latencies latencies = storm(edits);
        spent.stop("unchanged");
        report.note("unchanged: " + edits + " edits of as many services, by " + SENDERS + " senders without a pause");
        latencies.report("unchanged", report);
        report.add("unchanged.connections", (double) (rig.connections() - connections), "connections");
        report.add("unchanged.commands", (double) (rig.commands() - commands), "commands");
        spent.report(edits, "edit", report);
    }

    private Latencies storm(int edits) throws IOException, InterruptedException {
        Latencies latencies = Senders.send(SENDERS, edits, at -> rig.unchangedService(at + 1));
        if (!RunningProduct.await(PATIENCE, this::isAllHandled)) {
            throw new IOException(rig.waitingHooks() + " edits are not handled");
        }
        return latencies;
    }

    private boolean isAllHandled() {
        try {
            return rig.waitingHooks() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
