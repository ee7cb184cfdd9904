package org.demarc.lab.device;

/** Chance that can be repeated: the same seed and step give the same number, in any order of asking. */
final class Chance {

    private static final long HOUR_MS = 3_600_000;

    private Chance() {}

    /** From 0 up to, not including, 1. */
    static double unit(long seed, long step) {
        return (mix(seed * 0x9E3779B97F4A7C15L + step) >>> 11) * 0x1.0p-53;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A slow walk between -1 and 1: hours make most of it, minutes a little. */
    static double walk(long seed, long nowMs) {
        return 0.7 * wave(seed, nowMs, 6 * HOUR_MS)
                + 0.2 * wave(seed + 1, nowMs, HOUR_MS)
                + 0.1 * wave(seed + 2, nowMs, HOUR_MS / 12);
    }

    private static double wave(long seed, long nowMs, long periodMs) {
        long step = Math.floorDiv(nowMs, periodMs);
        double along = (double) Math.floorMod(nowMs, periodMs) / periodMs;
        double smooth = along * along * (3 - 2 * along);
        return 2 * (unit(seed, step) * (1 - smooth) + unit(seed, step + 1) * smooth) - 1;
    }
}
