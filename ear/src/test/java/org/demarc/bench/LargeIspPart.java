package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.stand.Database;

/**
 * Ten times {@code isp.map} (snmp-engine.md 11.2), by the clock: one node polls 10,000 devices, 760 of them OLTs, as the server does, with a
 * tick every five seconds and eight batches at a time. Tells when all have been read for the first time, and how late the latest device is
 * from then on, with all readings at their default intervals (devices.md 14).
 */
final class LargeIspPart implements Part {

    private static final int DEVICES = 10_000;
    private static final int ONE_OF = 20;
    private static final int LONGEST_FIRST_LOOK_S = 900;
    private static final int TO_SETTLE_S = 180;
    private static final int WATCHED_S = 600;
    private static final int LEAST_WATCHED_S = 30;
    private static final int EVERY_S = 5;

    private final BenchSettings settings;

    LargeIspPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "isp-large";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException, SQLException {
        if (!IspPopulation.isPossible(settings)) {
            report.notMeasured("isp-large", "it needs gcc, fastagent.c and the recordings of the fixtures");
            return;
        }
        Path folder = Folder.emptied(settings.dir().resolve("isp-large"));
        try (IspPopulation population = population();
                Database database = Database.start(folder);
                PollingNode node = PollingNode.start(database, 1, population.port(), population.devices())) {
            population.chooseOlts(database);
            new Watch(node, database, Postgres.postmaster(folder), population, settings, report).run();
        }
    }

    private IspPopulation population() throws IOException, InterruptedException {
        return settings.fullSize() ? IspPopulation.copies(settings, DEVICES) : IspPopulation.few(settings, ONE_OF);
    }

    private record Watch(
            PollingNode node,
            Database database,
            long postmaster,
            IspPopulation population,
            BenchSettings settings,
            Report report) {

        void run() throws IOException, InterruptedException, SQLException {
            double cpuBefore = cpu();
            node.begin();
            double first = firstLook();
            report.note(String.format(
                    Locale.ROOT,
                    "isp-large: %,d devices, %,d ONUs, %,d interfaces; the first look took %.2f cores and held %,d"
                            + " var-binds at most; a node of 512 MB, the server's classes without WildFly and JMS",
                    population.devices(),
                    number("select count(*) from interface where type = 'ONU' and gone_at is null"),
                    number("select count(*) from interface where gone_at is null"),
                    (cpu() - cpuBefore) / first,
                    node.peaks().varBinds()));
            report.add("isp-large.first", first, "s");
            TimeUnit.SECONDS.sleep(settings.scaled(TO_SETTLE_S, EVERY_S));
            watch(settings.scaled(WATCHED_S, LEAST_WATCHED_S));
        }

        private double firstLook() throws IOException, InterruptedException, SQLException {
            long began = System.nanoTime();
            int live = population.devices() - population.dead();
            while (number("select count(*) from device_poll where outcome = 'ANSWERED'") < live) {
                if (secondsSince(began) > LONGEST_FIRST_LOOK_S) {
                    throw new IOException("the first look is not over after " + LONGEST_FIRST_LOOK_S + " s");
                }
                TimeUnit.SECONDS.sleep(1);
            }
            return secondsSince(began);
        }

        private void watch(int seconds) throws IOException, InterruptedException, SQLException {
            double cpuBefore = cpu();
            long bytesBefore = number("select pg_database_size(current_database())");
            long began = System.nanoTime();
            long[] lateness = new long[seconds / EVERY_S];
            for (int at = 0; at < lateness.length; at++) {
                TimeUnit.SECONDS.sleep(EVERY_S);
                lateness[at] = latenessSeconds();
            }
            double took = secondsSince(began);
            double cores = (cpu() - cpuBefore) / took;
            long grown = number("select pg_database_size(current_database())") - bytesBefore;
            HighWater.Marks peaks = node.peaks();
            ServerPolling.Failures failures = node.end();
            Arrays.sort(lateness);
            report.add("isp-large.lateness", (double) lateness[lateness.length / 2], "s of the latest device, median");
            report.add("isp-large.lateness.most", (double) lateness[lateness.length - 1], "s");
            report.add("isp-large.cores", cores, "cores, poller and PostgreSQL");
            report.add("isp-large.held", (double) peaks.varBinds(), "var-binds");
            report.add("isp-large.heap", peaks.heapBytes() / 1e6, "MB");
            report.add("isp-large.growth", grown * 86_400 / took / 1e9, "GB a day");
            report.add(
                    "isp-large.unread",
                    (double) number("select count(*) from device_poll where outcome <> 'ANSWERED'"),
                    "devices, " + population.dead() + " of them dead");
            report.add("isp-large.faults", failures.faults(), "of the server's code");
        }

        /** As the server tells it: of those that nobody reads at the moment. */
        private long latenessSeconds() throws SQLException {
            return number("""
                    select coalesce(extract(epoch from now() - min(due_at)), 0)::bigint from device_poll
                     where due_at < now() and (lease_until is null or lease_until < now())
                    """);
        }

        private static double secondsSince(long began) {
            return (System.nanoTime() - began) / 1e9;
        }

        private double cpu() {
            return Cpu.ofTree(postmaster) + Cpu.of(node.pid());
        }

        private long number(String sql) throws SQLException {
            return Postgres.number(database, sql);
        }
    }
}
