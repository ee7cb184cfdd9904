package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a rebuild of everything would do (UR-71): fifty thousand services on twenty routers, their CRM read by its API. */
final class DryRunPart implements Part {

    private static final int SERVICES = 50_000;
    private static final int ROUTERS = 20;
    private static final int FIRST_ADDRESS = 0x64500000; // 100.80.0.0
    private static final long PATIENCE_SECONDS = 300;

    private final BenchSettings settings;
    private final RunningProduct product;

    DryRunPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "dryrun";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        int services = settings.scaled(SERVICES, 10 * ROUTERS);
        try (FullRouters full = FullRouters.made(product, "dryrun", FIRST_ADDRESS, ROUTERS, services)) {
            report.note("dryrun: " + services + " PPPoE services of one CRM on " + ROUTERS
                    + " routers, every tenth changed on its router; from the question to the plan with every row");
            Spent spent = Spent.from(product);
            double seconds = seconds(full, services);
            spent.stop("dryrun");
            report.add("dryrun.ready", seconds, "s");
            spent.report(services, "service", report);
        }
    }

    private double seconds(FullRouters full, int services) throws IOException, InterruptedException {
        JsonNode started = product.post(
                "/rest/v1/provisioning-plans", Map.of("scope", "source", "value", full.code(), "kind", "rebuild"));
        String path = "/rest/v1/provisioning-plans/" + started.path("id").asLong();
        JsonNode plan = started;
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (plan.path("state").asText().equals("reading") && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(250);
            plan = product.get(path);
        }
        if (!plan.path("state").asText().equals("ready") || plan.path("writes").asInt() != services / 10) {
            throw new IOException("not the plan that was expected: " + plan);
        }
        return Duration.between(
                                Instant.parse(plan.path("createdAt").asText()),
                                Instant.parse(plan.path("readAt").asText()))
                        .toMillis()
                / 1000.0;
    }
}
