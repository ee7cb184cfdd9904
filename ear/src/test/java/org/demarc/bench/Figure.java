package org.demarc.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured, the part's name in front: {@code collection.devices}
 * @param value the measured value
 * @param unit of both values
 * @param peer who did the same in the same run, null where there is nobody to compare with
 * @param peerValue the peer's value
 * @param ratio {@code value / peerValue}
 */
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable String peer,
        @Nullable Double peerValue,
        @Nullable Double ratio) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, rounded(value), unit, null, null, null);
    }

    static Figure beside(String name, double value, String unit, String peer, double peerValue) {
        double ratio = peerValue == 0 ? 0 : value / peerValue;
        return new Figure(name, rounded(value), unit, peer, rounded(peerValue), rounded(ratio));
    }

    /** Four significant digits: more would be noise. */
    private static double rounded(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 3);
        return step >= 1 ? Math.round(value) : Math.round(value / step) / (1 / step);
    }
}
