package org.demarc.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.demarc.lab.isp.Isp;

/** A billing asks about lines, answered from what was read before: the lab's 1,280 ONUs and the ports of its switches. */
final class DiagnosticsPart implements Part {

    private static final int CALLERS = 8;
    private static final int CALLS = 3000;

    /** Calls a second: a hundred operators who open somebody's card each second. */
    private static final int RATE = 100;

    /** Until the server's code is compiled. */
    private static final int WARM_UP = 20_000;

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
            IntFunction<HttpRequest> calls = calls(lines);
            Senders.send(CALLERS, settings.scaled(WARM_UP, 20), calls);
            Latencies even = Senders.sendEvenly(RATE, settings.scaled(CALLS, 50), calls);
            report.note("diagnostics: " + even.count() + " calls, " + RATE + " a second, and as many by " + CALLERS
                    + " callers without a pause (storm), over " + lines.size() + " ONUs of the lab, from=cache");
            even.report("diagnostics.cache", report);
            long began = System.nanoTime();
            Latencies storm = Senders.send(CALLERS, settings.scaled(CALLS, 50), calls);
            report.add("diagnostics.storm.rate", storm.count() * 1e9 / (System.nanoTime() - began), "calls/s");
            storm.report("diagnostics.storm", report);
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

    private IntFunction<HttpRequest> calls(List<String> lines) throws IOException {
        HttpRequest.Builder request = product.request("/");
        String url = product.url("/api/v1/component/diagnostic/interface/");
        return at -> request.copy()
                .uri(URI.create(url + lines.get(at % lines.size()) + "/diag?from=cache"))
                .GET()
                .build();
    }
}
