package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.ubilling.UbillingServer;

/** Imports from the lab's Ubilling through the running product: everybody new, then nobody changed. */
final class ImportPart implements Part {

    private static final long SEED = 7;
    private static final int[] SIZES = {20_000, 100_000};
    private static final Set<String> OPEN = Set.of("QUEUED", "RUNNING");

    private final BenchSettings settings;
    private final RunningProduct product;

    ImportPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        for (int size : SIZES) {
            int count = settings.scaled(size, 50);
            report.say("import: making a billing of " + count + " subscribers");
            IspPlan plan = IspPlan.ofSeed(SEED + size, count);
            try (UbillingServer billing =
                    UbillingServer.start("127.0.0.1", 0, "UBbench", plan, InstantSource.system())) {
                measure(billing, count, report);
            }
        }
    }

    private void measure(UbillingServer billing, int count, Report report) throws IOException, InterruptedException {
        long source = product.post(
                        "/rest/v1/billing-sources",
                        Map.of("name", "bench-" + count, "kind", "ubilling", "url", billing.url()))
                .path("id")
                .asLong();
        Run first = run(source, count);
        Run unchanged = run(source, count);
        report.add("import." + count + ".first", first.seconds(), "s");
        report.add("import." + count + ".first.cpu", first.cpuSeconds(), "s CPU");
        report.add("import." + count + ".unchanged", unchanged.seconds(), "s");
        report.add("import." + count + ".unchanged.cpu", unchanged.cpuSeconds(), "s CPU");
        report.note("import: report of the unchanged run of " + count + ": " + unchanged.report());
    }

    private record Run(double seconds, double cpuSeconds, JsonNode report) {}

    private Run run(long source, int count) throws IOException, InterruptedException {
        double cpu = product.cpuSeconds();
        long started = System.nanoTime();
        String path = "/rest/v1/billing-sources/" + source + "/run";
        JsonNode run = product.post(path, Map.of());
        while (OPEN.contains(run.path("state").asText("").toUpperCase(java.util.Locale.ROOT))) {
            TimeUnit.MILLISECONDS.sleep(100);
            run = product.get("/rest/v1/billing-sources/" + source + "/runs/"
                    + run.path("id").asLong());
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!run.path("state").asText("").equalsIgnoreCase("DONE")) {
            throw new IOException("the run did not end well: " + run);
        }
        long written = product.count("select count(*) from subscriber where in_billing and source_id = " + source);
        if (written != count) {
            throw new IOException(written + " subscribers in the database instead of " + count + ": " + run);
        }
        return new Run(seconds, product.cpuSeconds() - cpu, run.path("report"));
    }
}
