package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.demarc.Sql;
import org.demarc.icmp.control.Prober;
import org.demarc.icmp.control.Probers;
import org.demarc.icmp.control.ReachRound;
import org.demarc.icmp.control.ReachWindow;
import org.demarc.icmp.control.Round;
import org.demarc.icmp.entity.Reaches;
import org.demarc.lab.stand.Database;

/**
 * What it costs to ask 10,000 devices every minute whether they live: the server's prober and its statements on PostgreSQL, without WildFly.
 * One address in twenty is of a documentation network (RFC 5737), where nobody answers.
 */
final class ReachPart implements Part {

    private static final int DEVICES = 10_000;
    private static final int EVERY_NTH_IS_DEAD = 20;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;
    private static final double MINUTE = 60;

    private final BenchSettings settings;

    ReachPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Probers.Choice choice = Probers.choose();
        if (choice.prober().isEmpty()) {
            report.notMeasured("reach", String.join("; ", choice.tried()));
            return;
        }
        int devices = settings.scaled(DEVICES, 100);
        Path folder = Folder.emptied(settings.dir().resolve("reach"));
        try (Prober prober = choice.prober().get();
                Database database = Database.start(folder)) {
            report.note("reach: " + devices + " devices, every " + EVERY_NTH_IS_DEAD + "th dead, " + prober.means()
                    + ", 3 requests each; CPU counts this JVM and all PostgreSQL processes");
            ReachRound rounds = new ReachRound(prober, new Reaches(filled(database, devices)), new ReachWindow());
            for (int i = 0; i < WARM_UP; i++) {
                rounds.go(Round.DEFAULT, Instant.now());
            }
            measure(rounds, devices, report);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void measure(ReachRound rounds, int devices, Report report) throws IOException {
        double cpu = Cpu.ofTree(ProcessHandle.current().pid());
        long started = System.nanoTime();
        int alive = 0;
        for (int i = 0; i < ROUNDS; i++) {
            alive += rounds.go(Round.DEFAULT, Instant.now()).alive();
        }
        double seconds = (System.nanoTime() - started) / 1e9 / ROUNDS;
        double cpuPerRound = (Cpu.ofTree(ProcessHandle.current().pid()) - cpu) / ROUNDS;
        report.add(Figure.of("reach.answered", 100.0 * alive / ROUNDS / devices, "%"));
        report.add(Figure.of("reach.round", seconds, "s"));
        report.add(Figure.of("reach.cpu", 100 * cpuPerRound / MINUTE, "% of a core"));
    }

    private static Sql filled(Database database, int devices) throws SQLException {
        Sql sql = new Sql(KeptConnections.migrated(database.jdbcUrl()));
        sql.update("""
                insert into device (name, address)
                select 'reach-' || n,
                       case when n % ? = 0
                            then (array['192.0.2.0', '198.51.100.0', '203.0.113.0'])[n / ? % 3 + 1]::inet + n / ? % 254 + 1
                            else '127.60.0.0'::inet + n end
                  from generate_series(1, ?) n
                """, EVERY_NTH_IS_DEAD, EVERY_NTH_IS_DEAD, EVERY_NTH_IS_DEAD, devices);
        return sql;
    }
}
