package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.stand.Database;

/**
 * PostgreSQL goes away for a minute in the middle of a cycle of {@code isp.map} (snmp-engine.md 12, case 33): what the node holds stays
 * within its bounds, everything is polled again without anybody's help, and nothing is written twice (ENG-33).
 */
final class OutagePart implements Part {

    private static final int DEVICES = 1000;
    private static final int ONE_OF = 20;
    private static final int AWAY_S = 60;
    private static final int LEAST_AWAY_S = 10;

    private final BenchSettings settings;

    OutagePart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException, SQLException {
        if (!IspPopulation.isPossible(settings)) {
            report.notMeasured("outage", "it needs gcc, fastagent.c and the recordings of the fixtures");
            return;
        }
        Path folder = Folder.emptied(settings.dir().resolve("outage"));
        try (IspPopulation population = population();
                Database database = Database.start(folder);
                PollingNode node = PollingNode.start(database, 1, population.port(), population.devices())) {
            population.chooseOlts(database);
            int live = population.devices() - population.dead();
            new Course(node, database, live, settings.scaled(AWAY_S, LEAST_AWAY_S), report).run();
        }
    }

    private IspPopulation population() throws IOException, InterruptedException {
        return settings.fullSize() ? IspPopulation.copies(settings, DEVICES) : IspPopulation.few(settings, ONE_OF);
    }

    /**
     * What happens, in its order.
     *
     * @param live devices that answer
     * @param awayS seconds without PostgreSQL
     */
    private record Course(PollingNode node, Database database, int live, int awayS, Report report) {

        private static final int LONGEST_CYCLE_S = 300;
        private static final int BETWEEN_LOOKS_MS = 100;

        void run() throws IOException, InterruptedException, SQLException {
            node.begin();
            double first = cycle();
            HighWater.Marks atFirst = node.peaks();
            double before = cycle();
            long heapBefore = node.held().heapBytes();
            report.note(String.format(
                    Locale.ROOT,
                    "outage: %d devices that answer, all readings each time, 8 batches at a time; the first look took"
                            + " %.1f s and held %,d var-binds at most, the next cycle took %.1f s; a node of 512 MB,"
                            + " which ends where they do not suffice, the server's classes without WildFly and JMS",
                    live,
                    first,
                    atFirst.varBinds(),
                    before));
            node.peaks();
            away();
            again();
            HighWater.Marks peaks = node.peaks();
            report.add("outage.held", (double) peaks.varBinds(), "var-binds");
            report.add("outage.heap", peaks.heapBytes() / 1e6, "MB");
            afterwards(heapBefore);
        }

        /** PostgreSQL ends in the middle of a cycle. */
        private void away() throws IOException, InterruptedException, SQLException {
            Instant begun = everythingIsDue();
            requireRead(begun, live / 2);
            report.note("outage: PostgreSQL is stopped when " + read(begun) + " of " + live + " devices are read");
            database.stop();
            TimeUnit.SECONDS.sleep(awayS);
        }

        /** It is started again, and a minute has passed for whoever looks at due times; whose places and leases are held stay held. */
        private void again() throws InterruptedException, SQLException {
            Instant begun = Instant.now();
            database.resume();
            everythingIsDue();
            long unread = awaitRead(begun, live);
            report.add("outage.again", secondsSince(begun), "s after PostgreSQL was started");
            report.add("outage.unread", (double) unread, "devices");
        }

        /** Another cycle shows that the node goes on as before; then it ends, and nothing may be left or written twice. */
        private void afterwards(long heapBefore) throws IOException, InterruptedException, SQLException {
            double after = cycle();
            ServerPolling.Failures failures = node.end();
            Held held = node.held();
            report.note(String.format(
                    Locale.ROOT,
                    "outage: PostgreSQL was away for %d s, at which %d ticks, batches and groups of devices failed;"
                            + " the cycle after it took %.1f s; heap alive %.0f MB before, %.0f after; %,d samples",
                    awayS,
                    failures.away(),
                    after,
                    heapBefore / 1e6,
                    held.heapBytes() / 1e6,
                    samples()));
            report.add("outage.doubled", (double) doubled(), "samples");
            report.add("outage.overlapping", (double) overlapping(), "polls");
            report.add("outage.faults", failures.faults(), "of the server's code");
            report.add("outage.left", (double) held.varBinds() + held.requests(), "var-binds held, requests");
        }

        /** Everything is due; gives the seconds until every device that answers has been read and written. */
        private double cycle() throws IOException, InterruptedException, SQLException {
            Instant begun = everythingIsDue();
            requireRead(begun, live);
            return secondsSince(begun);
        }

        private void requireRead(Instant since, long wanted) throws IOException, InterruptedException, SQLException {
            long unread = awaitRead(since, wanted);
            if (unread > 0) {
                throw new IOException(unread + " devices are not read in " + LONGEST_CYCLE_S + " s");
            }
        }

        /** Gives the time before it. Rows that are being written are left out: whoever waited for them could bar the writer's way. */
        private Instant everythingIsDue() throws SQLException {
            Instant now = Instant.now();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("update poll_reading set due_at = now() where (device_id, reading) in"
                        + " (select device_id, reading from poll_reading for update skip locked)");
                statement.executeUpdate("update device_poll set due_at = now() where device_id in"
                        + " (select device_id from device_poll for update skip locked)");
            }
            return now;
        }

        /** Waits until so many devices were read and written since; tells how many were not when that takes too long. */
        private long awaitRead(Instant since, long wanted) throws InterruptedException, SQLException {
            Instant began = Instant.now();
            long missing = wanted - read(since);
            while (missing > 0 && secondsSince(began) < LONGEST_CYCLE_S) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
                missing = wanted - read(since);
            }
            return Math.max(0, missing);
        }

        private static double secondsSince(Instant began) {
            return Duration.between(began, Instant.now()).toMillis() / 1e3;
        }

        /** Devices that were read and written since. */
        private long read(Instant since) throws SQLException {
            try (Connection connection = database.connect();
                    PreparedStatement statement = connection.prepareStatement(
                            "select count(*) from device_poll where outcome = 'ANSWERED' and finished_at >= ?")) {
                statement.setObject(1, since.atOffset(ZoneOffset.UTC));
                return number(statement);
            }
        }

        /** Samples of one series at one time. */
        private long doubled() throws SQLException {
            return copies("interface_rate_sample", "interface_id, at")
                    + copies("onu_signal_sample", "interface_id, at")
                    + copies("reading_sample", "row_id, measure, at");
        }

        private long copies(String table, String key) throws SQLException {
            return number("sum(samples - 1) from (select count(*) samples from " + table + " group by " + key + ") s");
        }

        private long samples() throws SQLException {
            return number("(select count(*) from interface_rate_sample) + (select count(*) from onu_signal_sample)"
                    + " + (select count(*) from reading_sample)");
        }

        /** Polls that began before the device's poll before was written: two at a time, or what was read once and written twice. */
        private long overlapping() throws SQLException {
            return number("""
                    count(*)
                      from (select started_at < lag(at) over (partition by device_id order by at) early
                              from poll_log where kind = 'POLL') polls
                     where early
                    """);
        }

        private long number(String wanted) throws SQLException {
            try (Connection connection = database.connect();
                    PreparedStatement statement = connection.prepareStatement("select " + wanted)) {
                return number(statement);
            }
        }

        private static long number(PreparedStatement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
