package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.demarc.lab.stand.Database;

/**
 * A thousand cycles one after another, from the wire to the rows, of a network with devices of every kind of {@code isp.map}, losses and a
 * dead device among them: what the process holds at the end is compared with what it held after the fiftieth (ENG-32).
 */
final class SoakPart implements Part {

    private static final int ONE_OF = 20;
    private static final int CYCLES = 1000;
    private static final int EARLY = 50;
    private static final int SOME = 100;

    private final BenchSettings settings;

    SoakPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException, SQLException {
        if (!IspPopulation.isPossible(settings)) {
            report.notMeasured("soak", "it needs gcc, fastagent.c and the recordings of the fixtures");
            return;
        }
        Path folder = Folder.emptied(settings.dir().resolve("soak"));
        try (IspPopulation population = IspPopulation.few(settings, ONE_OF);
                Database database = Database.start(folder);
                PollingNode node = PollingNode.start(database, 1, population.port(), population.devices())) {
            population.chooseOlts(database);
            measure(new Soak(node, database), population.devices(), report);
        }
    }

    private void measure(Soak soak, int devices, Report report) throws IOException, SQLException {
        int early = settings.scaled(EARLY, 5);
        int all = settings.scaled(CYCLES, 4 * early);
        long began = System.nanoTime();
        int faults = soak.cycles(early);
        Held first = soak.node().held();
        for (int done = early; done < all; done += Math.min(SOME, all - done)) {
            faults += soak.cycles(Math.min(SOME, all - done));
            report.say("soak: " + Math.min(all, done + SOME) + " of " + all + " cycles, "
                    + soak.node().held() + ", load " + Machine.load());
        }
        Held last = soak.node().held();
        report.note("soak: " + all + " cycles of " + devices
                + " devices of every kind of isp.map, all readings each time, early means after " + early + "; "
                + faults + " faults; a node of 512 MB, the server's classes without WildFly and JMS");
        report.add("soak.time", (System.nanoTime() - began) / 1e9, "s");
        report.add(beside("soak.heap", last.heapBytes() / 1e6, "MB", first.heapBytes() / 1e6));
        report.add(beside("soak.threads", last.threads(), "", first.threads()));
        report.add(beside("soak.handles", (double) last.handles(), "", (double) first.handles()));
        report.add("soak.requests", last.requests(), "outstanding");
    }

    private static Figure beside(String name, double last, String unit, double early) {
        return Figure.beside(name, last, unit, "early", early);
    }

    private record Soak(PollingNode node, Database database) {

        /** Tells how often the server's code failed at a device. */
        int cycles(int howMany) throws IOException, SQLException {
            int faults = 0;
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (int cycle = 0; cycle < howMany; cycle++) {
                    statement.executeUpdate("update device_poll set due_at = now(), queued_until = null");
                    statement.executeUpdate("update poll_reading set due_at = now()");
                    node.ask("work " + String.join(",", node.batches()));
                    faults += Integer.parseInt(node.answer());
                }
            }
            return faults;
        }
    }
}
