package org.demarc.bench;

import java.io.IOException;

/** CPU time that a piece of work takes: of the server, of PostgreSQL, and of this JVM, in which senders and simulated routers run. */
final class Spent {

    private final RunningProduct product;
    private final double[] began;
    private final Profile profile;
    private double[] ended;

    private Spent(RunningProduct product) throws IOException {
        this.product = product;
        this.profile = Profile.begin(product);
        this.began = now(product);
        this.ended = began;
    }

    static Spent from(RunningProduct product) throws IOException {
        return new Spent(product);
    }

    private static double[] now(RunningProduct product) throws IOException {
        return new double[] {
            product.serverCpuSeconds(),
            product.databaseCpuSeconds(),
            Cpu.of(ProcessHandle.current().pid())
        };
    }

    /** What comes later is not counted. */
    void stop() throws IOException {
        ended = now(product);
    }

    /** Milliseconds for each of {@code count}: {@code name.cpu} of server and PostgreSQL together, and the three by themselves. */
    void report(String name, int count, String one, Report report) throws IOException {
        profile.end(name);
        String unit = "ms/" + one;
        report.add(name + ".cpu", ms(0, count) + ms(1, count), unit);
        report.add(name + ".cpu.server", ms(0, count), unit);
        report.add(name + ".cpu.database", ms(1, count), unit);
        report.add(name + ".cpu.lab", ms(2, count), unit);
    }

    private double ms(int who, int count) {
        return (ended[who] - began[who]) * 1000 / count;
    }
}
