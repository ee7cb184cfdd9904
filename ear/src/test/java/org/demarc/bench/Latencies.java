package org.demarc.bench;

import java.util.Arrays;

/** How long answers took. */
final class Latencies {

    private final long[] sortedNanos;

    Latencies(long[] nanos) {
        sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    /**
     * The time within which this share of the answers came, in ms.
     *
     * @param share 0..1, 0.99 for the 99th percentile
     */
    double ms(double share) {
        if (sortedNanos.length == 0) {
            return 0;
        }
        int at = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, at)] / 1e6;
    }

    int count() {
        return sortedNanos.length;
    }

    /** Reports p50, p95 and p99. */
    void report(String name, Report report) {
        report.add(name + ".p50", ms(0.50), "ms");
        report.add(name + ".p95", ms(0.95), "ms");
        report.add(name + ".p99", ms(0.99), "ms");
    }
}
