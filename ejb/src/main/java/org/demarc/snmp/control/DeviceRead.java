package org.demarc.snmp.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a conversation with a device brought.
 *
 * @param outcome how it ended
 * @param reason why it did not end well, empty when it did; never holds a secret
 * @param sysUpTime hundredths of a second, 0..4,294,967,295, empty when the device does not say
 * @param sysUpTimeNanos when sysUpTime was read ({@link System#nanoTime()})
 * @param sysObjectId as probed, {@link Oid#EMPTY} when the device does not say
 * @param tables the tables in the order they were asked for, also those that broke off
 * @param scalars values by instance; instances that are missing on the device are missing here; empty when not all were answered, because
 *     half of what a device says of itself looks like another device
 * @param defects what the device does wrong
 * @param conduct what to remember of the device for the next time
 * @param effort what it cost
 * @param startedAt wall clock at the first request
 * @param startedNanos the same moment on {@link System#nanoTime()}
 */
public record DeviceRead(
        Outcome outcome,
        String reason,
        OptionalLong sysUpTime,
        long sysUpTimeNanos,
        Oid sysObjectId,
        List<ReadTable> tables,
        Map<Oid, SnmpValue> scalars,
        List<Defect> defects,
        DeviceConduct conduct,
        Effort effort,
        Instant startedAt,
        long startedNanos) {

    public DeviceRead {
        tables = List.copyOf(tables);
        scalars = Map.copyOf(scalars);
        defects = List.copyOf(defects);
    }

    /**
     * What a conversation cost.
     *
     * @param pdus answers received
     * @param varBinds variable bindings received
     * @param requests datagrams sent, without the library's repetitions
     * @param timeouts requests (with all their repetitions) that nobody answered
     * @param duration from the first request to the last answer, without the time for which it was not asked because others were not stored yet
     */
    public record Effort(int pdus, long varBinds, int requests, int timeouts, Duration duration) {}

    /** The table of this name. */
    public ReadTable table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name + " was asked for"));
    }

    /** The scalar, {@link SnmpValue#ABSENT} when it did not come. */
    public SnmpValue scalar(Oid instance) {
        return scalars.getOrDefault(instance, SnmpValue.ABSENT);
    }

    /** True when it answered and every table is complete. */
    public boolean whole() {
        return outcome == Outcome.ANSWERED && tables.stream().allMatch(ReadTable::complete);
    }

    /** The wall clock time of a moment on {@link System#nanoTime()} within this conversation. */
    public Instant at(long nanos) {
        return startedAt.plusNanos(nanos - startedNanos);
    }
}
