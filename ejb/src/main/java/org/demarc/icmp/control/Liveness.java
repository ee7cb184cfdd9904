package org.demarc.icmp.control;

/**
 * What echo requests to one address showed.
 *
 * @param sent echo requests sent
 * @param received answers received, 0..sent
 * @param rttMs mean round trip of the answers in ms, NaN when there was none
 */
public record Liveness(int sent, int received, double rttMs) {

    public boolean alive() {
        return received > 0;
    }

    /** Share of requests without an answer, 0..100. */
    public double lossPercent() {
        return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
    }
}
