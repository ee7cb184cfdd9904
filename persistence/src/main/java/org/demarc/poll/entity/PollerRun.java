package org.demarc.poll.entity;

import java.time.Instant;
import java.util.List;

/**
 * A call of a device that is over: a poll, or what it was asked beside.
 *
 * @param at when it was written
 * @param lateMs how long after it was due it began
 * @param outcome ANSWERED, SILENT, REFUSED, GARBLED, SKIPPED
 * @param requested somebody wanted it
 * @param argument of a line its name, of a search the address; empty for the whole device
 * @param askedBy login, empty where no user is behind it
 * @param readings that were asked
 * @param rows how many came, by reading
 * @param problems why a reading did not come whole, by reading; empty when it did
 */
public record PollerRun(
        long deviceId,
        String deviceName,
        Instant at,
        Instant startedAt,
        long lateMs,
        long durationMs,
        String node,
        String outcome,
        String reason,
        boolean requested,
        DeviceCall.Kind kind,
        String argument,
        Asker.As askedAs,
        String askedBy,
        List<String> readings,
        List<Integer> rows,
        List<String> problems) {

    /** The same without the login of who had it asked. */
    public PollerRun withoutLogin() {
        return new PollerRun(
                deviceId,
                deviceName,
                at,
                startedAt,
                lateMs,
                durationMs,
                node,
                outcome,
                reason,
                requested,
                kind,
                argument,
                askedAs,
                "",
                readings,
                rows,
                problems);
    }

    /** The first trouble, empty when all is well. */
    public String trouble() {
        return !reason.isEmpty()
                ? reason
                : problems.stream()
                        .filter(problem -> !problem.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    public int totalRows() {
        return rows.stream().mapToInt(Integer::intValue).sum();
    }
}
