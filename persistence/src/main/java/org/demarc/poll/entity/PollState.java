package org.demarc.poll.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the polls of a device go.
 *
 * @param dueAt when it is due next
 * @param requestedAt since when somebody waits for it, null when nobody does
 * @param ways beside SNMP by which it is being asked just now: ICMP, API
 * @param leaseUntil until when a node reads it, null when none does
 * @param node who reads it or read it last
 * @param outcome of the last poll: ANSWERED, SILENT, REFUSED, GARBLED, SKIPPED; empty when there was none
 * @param lateMs how long after it was due the last poll began
 */
public record PollState(
        long deviceId,
        Instant dueAt,
        @Nullable Instant requestedAt,
        List<String> ways,
        @Nullable Instant leaseUntil,
        String node,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String outcome,
        String reason,
        long lateMs,
        long durationMs,
        int pdus,
        int timeouts,
        ClaimedDevice.Conduct conduct,
        List<PlannedReading> readings) {

    public PollState {
        ways = List.copyOf(ways);
        readings = List.copyOf(readings);
    }

    /** What it does just now. */
    public enum Phase {
        IDLE,
        WAITING,
        RUNNING
    }

    public Phase phase(Instant now) {
        if (leaseUntil != null && leaseUntil.isAfter(now)) {
            return Phase.RUNNING;
        }
        if (requestedAt != null) {
            return Phase.WAITING;
        }
        return ways.isEmpty() ? Phase.IDLE : Phase.RUNNING;
    }
}
