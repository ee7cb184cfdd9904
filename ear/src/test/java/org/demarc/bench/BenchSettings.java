package org.demarc.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * How the benchmark was started.
 *
 * @param dir folder for everything that it writes
 * @param tools folder with the replay agent and the peers; it may be missing
 * @param fixtures folder with recordings; it may be missing
 * @param only names of the parts to run, with commas, or {@code all}
 * @param scale share of the real size, 0.001..1: for a quick look whether a part works at all
 */
record BenchSettings(Path dir, Path tools, Path fixtures, String only, double scale) {

    static BenchSettings fromBuild() {
        return new BenchSettings(
                Path.of(System.getProperty("bench.dir", "target/bench")).toAbsolutePath(),
                Path.of(System.getProperty("bench.tools", "../shared/tools/snmp"))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(System.getProperty("demarc.fixtures", "../shared/fixtures"))
                        .toAbsolutePath()
                        .normalize(),
                System.getProperty("bench.only", "all"),
                Double.parseDouble(System.getProperty("bench.scale", "1")));
    }

    boolean asks(String part) {
        return only.equals("all") || List.of(only.split(",", -1)).contains(part);
    }

    /** The count at this scale, at least {@code least}. */
    int scaled(int count, int least) {
        return Math.max(least, (int) Math.round(count * scale));
    }

    boolean fullSize() {
        return scale >= 1;
    }
}
