package org.demarc.bench;

import java.io.IOException;

/** CPU time that a piece of work takes: of the server, of PostgreSQL, and of this JVM, in which senders and simulated routers run. */
final class Spent {

    private final RunningProduct product;
    private final double[] began;
    private final Profile profile;
    private double[] ended;
    private String name = "";

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

    /**
     * What comes later is not counted.
     *
     * @param name of what was measured
     */
    void stop(String name) throws IOException {
        ended = now(product);
        this.name = name;
        profile.end(name);
    }

    /** Milliseconds for each of {@code count}: {@code name.cpu} of server and PostgreSQL together, and the three by themselves. */
    void report(int count, String one, Report report) {
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
