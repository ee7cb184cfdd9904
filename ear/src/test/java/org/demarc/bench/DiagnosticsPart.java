package org.demarc.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.isp.Isp;

/** A billing asks about lines, answered from what was read before: the lab's 1,280 ONUs and the ports of its switches. */
final class DiagnosticsPart implements Part {

    private static final int CALLERS = 8;
    private static final int CALLS = 3000;

    /** Until the server's code is compiled. */
    private static final int WARM_UP = 4000;

    private static final int POLL_SECONDS = 120;

    private final BenchSettings settings;
    private final RunningProduct product;

    DiagnosticsPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "diagnostics";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Isp isp = Isp.start(Isp.Options.defaults())) {
            fill(isp, report);
            List<String> lines = product.texts(
                    "select id::text from interface where type = 'ONU' and gone_at is null order by id limit 2000");
            if (lines.isEmpty()) {
                report.notMeasured("diagnostics", "no ONU was read within " + POLL_SECONDS + " s");
                return;
            }
            ask(lines, settings.scaled(WARM_UP, 20));
            Latencies latencies = ask(lines, settings.scaled(CALLS, 50));
            report.note("diagnostics: " + latencies.count() + " calls by " + CALLERS + " callers at once over "
                    + lines.size() + " ONUs of the lab, from=cache");
            latencies.report("diagnostics.cache", report);
        }
    }

    private void fill(Isp isp, Report report) throws IOException, InterruptedException {
        for (Isp.Device device : isp.devices()) {
            product.execute("insert into device (name, address, snmp_port) values ('diag-" + device.name() + "', '"
                    + device.address() + "', " + isp.snmpPort() + ")");
        }
        report.say("diagnostics: waiting until the pollers have read the lab's devices");
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(POLL_SECONDS);
        while (read() < isp.devices().size() && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private long read() throws IOException {
        return product.count("select count(*) from device_poll p join device d on d.id = p.device_id"
                + " where d.name like 'diag-%' and p.finished_at is not null");
    }

    private Latencies ask(List<String> lines, int calls) throws IOException, InterruptedException {
        HttpRequest.Builder request = product.request("/");
        String url = product.url("/api/v1/component/diagnostic/interface/");
        return Senders.send(CALLERS, calls, at -> request.copy()
                .uri(URI.create(url + lines.get(at % lines.size()) + "/diag?from=cache"))
                .GET()
                .build());
    }
}
