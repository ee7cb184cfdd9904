package org.demarc.poll.control;

import java.util.Collection;

/** Tells whether a set of rows is the same as before without keeping the rows; the order does not matter. */
final class Digest {

    private Digest() {}

    /** 64 bits; 0 only for a set without rows. */
    static long of(Collection<? extends Record> rows) {
        long sum = rows.size();
        for (Record row : rows) {
            sum += mixed(row.hashCode());
        }
        return sum;
    }

    /** Spreads 32 bits over 64, so that sums of different sets differ. */
    private static long mixed(int hash) {
        long z = hash * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
