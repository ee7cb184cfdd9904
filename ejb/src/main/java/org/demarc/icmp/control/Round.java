package org.demarc.icmp.control;

/**
 * How a round of echo requests goes.
 *
 * @param count requests to each address, 1..20
 * @param timeoutMs wait for an answer to the last one, 50..10,000
 * @param periodMs between two requests to the same address, 10..10,000
 */
public record Round(int count, int timeoutMs, int periodMs) {

    public static final Round DEFAULT = new Round(3, 1000, 500);

    public Round {
        if (count < 1 || count > 20) {
            throw new IllegalArgumentException("count outside 1..20: " + count);
        }
        if (timeoutMs < 50 || timeoutMs > 10_000 || periodMs < 10 || periodMs > 10_000) {
            throw new IllegalArgumentException("timeoutMs or periodMs out of range: " + timeoutMs + ", " + periodMs);
        }
    }
}
