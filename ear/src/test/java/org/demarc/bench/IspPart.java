package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.lab.stand.Database;

/**
 * An hour of a believable ISP in minutes (snmp-engine.md 11.2, {@code isp.map}: 1,000 devices, 76 of them OLTs, 24 dead, with delays and
 * losses): minute after minute everything that is due by the intervals of devices.md 14 is read and written; then the clock of the due
 * times is put forward by what is left of the minute. Tells how much of the hour a node works, how late it is at worst, what it keeps in
 * memory, and how fast the database grows; then the same for two nodes.
 */
final class IspPart implements Part {

    private static final int DEVICES = 1000;
    private static final int MINUTE = 60;

    private final BenchSettings settings;

    IspPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "isp";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException, SQLException {
        if (!IspPopulation.isPossible(settings)) {
            report.notMeasured("isp", "it needs gcc, fastagent.c and the recordings of the fixtures");
            return;
        }
        int hour = settings.scaled(60, 3);
        measure(new Case("isp.1000", DEVICES, 1, hour), report);
        measure(new Case("isp.1000.two-nodes", DEVICES, 2, Math.max(3, hour / 3)), report);
    }

    private record Case(String name, int devices, int nodes, int minutes) {}

    private void measure(Case one, Report report) throws IOException, InterruptedException, SQLException {
        Path folder = Folder.emptied(settings.dir().resolve("isp"));
        try (IspPopulation population = IspPopulation.copies(settings, one.devices());
                Database database = Database.start(folder)) {
            List<PollingNode> nodes = new ArrayList<>();
            try {
                for (int number = 1; number <= one.nodes(); number++) {
                    nodes.add(PollingNode.start(database, number, population.port(), number == 1 ? one.devices() : 0));
                }
                population.chooseOlts(database);
                new Hour(one, nodes, database, Postgres.postmaster(folder), report).run();
            } finally {
                nodes.forEach(PollingNode::close);
            }
        }
    }

    /** What happens in the minutes of one case. */
    private record Hour(Case one, List<PollingNode> nodes, Database database, long postmaster, Report report) {

        void run() throws IOException, InterruptedException, SQLException {
            double first = minute();
            putForward(first);
            double second = minute();
            report.note(one.name() + ": " + one.devices() + " devices, "
                    + number("select count(*) from interface where type = 'ONU' and gone_at is null") + " ONUs, "
                    + number("select count(*) from interface where gone_at is null") + " interfaces; "
                    + one.minutes() + " minutes, all readings at their default intervals; " + one.nodes()
                    + " node(s) of 512 MB, the server's classes without WildFly and JMS");
            report.add(one.name() + ".first", first, "s");
            long heap = megabytes(nodes.get(0));
            long bytes = number("select pg_database_size(current_database())");
            double cpu = cpu();
            double worst = 0;
            double busy = 0;
            double last = second;
            for (int minute = 0; minute < one.minutes(); minute++) {
                putForward(last);
                last = minute();
                busy += last;
                worst = Math.max(worst, last);
            }
            double seconds = one.minutes() * (double) MINUTE;
            report.add(one.name() + ".busy", 100 * busy / seconds, "% of the time");
            report.add(one.name() + ".cores", (cpu() - cpu) / seconds, "cores");
            report.add(one.name() + ".slowest-minute", worst, "s of 60");
            report.add(one.name() + ".heap", (double) megabytes(nodes.get(0)), "MB, " + heap + " before");
            double grown = number("select pg_database_size(current_database())") - bytes;
            report.add(one.name() + ".growth", grown * 86_400 / seconds / 1e9, "GB a day");
            report.add(
                    one.name() + ".unread",
                    (double) number("select count(*) from device_poll p where outcome <> 'ANSWERED'"),
                    "devices");
            tables();
        }

        /** Everything that is due now is read and written; gives the seconds it took. */
        private double minute() throws IOException {
            long began = System.nanoTime();
            List<String> batches = nodes.get(0).batches();
            while (!batches.isEmpty()) {
                for (int node = 0; node < nodes.size(); node++) {
                    int mine = node;
                    List<String> all = batches;
                    nodes.get(node)
                            .ask("work "
                                    + IntStream.range(0, all.size())
                                            .filter(at -> at % nodes.size() == mine)
                                            .mapToObj(all::get)
                                            .collect(Collectors.joining(",")));
                }
                for (PollingNode node : nodes) {
                    if (!node.answer().equals("0")) {
                        report.note(one.name() + ": the server's code failed at a device");
                    }
                }
                batches = nodes.get(0).batches();
            }
            return (System.nanoTime() - began) / 1e9;
        }

        private void putForward(double tookS) throws SQLException {
            double left = Math.max(0, MINUTE - tookS);
            update("update device_poll set queued_until = null, due_at = due_at - ? * interval '1 s'", left);
            update(
                    "update poll_reading set due_at = due_at - ? * interval '1 s', refreshed_at = refreshed_at - ? * interval '1 s'",
                    left);
        }

        private static long megabytes(PollingNode node) throws IOException {
            return node.held().heapBytes() / 1_000_000;
        }

        private double cpu() {
            return Cpu.ofTree(postmaster)
                    + nodes.stream().mapToDouble(node -> Cpu.of(node.pid())).sum();
        }

        private long number(String sql) throws SQLException {
            return Postgres.number(database, sql);
        }

        private void update(String sql, double parameter) throws SQLException {
            try (Connection connection = database.connect();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setDouble(i, parameter);
                }
                statement.executeUpdate();
            }
        }

        private void tables() throws SQLException {
            try (Connection connection = database.connect();
                    PreparedStatement statement = connection.prepareStatement("""
                            select coalesce(parent.relname, c.relname) || ' ' || round(sum(pg_total_relation_size(c.oid)) / 1000000) || ' MB'
                            from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
                            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by coalesce(parent.relname, c.relname)
                            order by sum(pg_total_relation_size(c.oid)) desc limit 8""");
                    ResultSet row = statement.executeQuery()) {
                List<String> largest = new ArrayList<>();
                while (row.next()) {
                    largest.add(row.getString(1));
                }
                report.note(one.name() + ": largest tables " + String.join(", ", largest));
            }
        }
    }
}
