package org.demarc.lab.routeros;

import java.util.Map;

/**
 * What happened to a simulated router since its start.
 *
 * @param connections API connections taken (also those closed at once for want of a free session)
 * @param failedLogins refused logins
 * @param commands commands received, without {@code /sim/...}
 * @param open API connections open now
 * @param peakOpen the most API connections that were open at the same time
 * @param peakWriters the most API connections that had a command under way at the same time which changes something
 * @param byCommand commands received by their path
 */
public record RouterCounters(
        long connections,
        long logins,
        long failedLogins,
        long commands,
        int open,
        int peakOpen,
        int peakWriters,
        Map<String, Long> byCommand) {}
