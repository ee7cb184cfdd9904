package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The three-way report of one router with ten thousand accounts (UR-70), its CRM read by its API. */
final class DriftPart implements Part {

    private static final int ACCOUNTS = 10_000;
    private static final int FIRST_ADDRESS = 0x64400000; // 100.64.0.0
    private static final int ROUNDS = 3;
    private static final long PATIENCE_SECONDS = 180;

    private final BenchSettings settings;
    private final RunningProduct product;

    DriftPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        int accounts = settings.scaled(ACCOUNTS, 100);
        try (FullRouters full = FullRouters.made(product, "drift", FIRST_ADDRESS, 1, accounts)) {
            report.note(
                    "drift: one router with " + accounts + " PPPoE accounts, every tenth changed on it; the first of "
                            + ROUNDS + " reports after the start (drift.report.first) and the last");
            for (int round = 1; round < ROUNDS; round++) {
                double seconds = seconds(full, accounts);
                if (round == 1) {
                    report.add("drift.report.first", seconds, "s");
                }
            }
            Spent spent = Spent.from(product);
            double seconds = seconds(full, accounts);
            spent.stop("drift");
            report.add("drift.report", seconds, "s");
            spent.report(accounts, "account", report);
        }
    }

    private double seconds(FullRouters full, int accounts) throws IOException, InterruptedException {
        JsonNode started = product.post("/rest/v1/drift-runs", Map.of("router", full.routerId(0)));
        String path = "/rest/v1/drift-runs/" + started.path("id").asLong();
        JsonNode run = started;
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (run.path("state").asText().matches("queued|running") && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(200);
            run = product.get(path);
        }
        if (!run.path("state").asText().equals("done")
                || run.path("accounts").asInt() != accounts
                || run.at("/counts/router_drift").asInt() != accounts / 10) {
            throw new IOException("not the report that was expected: " + run);
        }
        return Duration.between(
                                Instant.parse(run.path("createdAt").asText()),
                                Instant.parse(run.path("finishedAt").asText()))
                        .toMillis()
                / 1000.0;
    }
}
