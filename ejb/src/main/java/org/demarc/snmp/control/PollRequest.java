package org.demarc.snmp.control;

import java.time.Duration;
import java.util.List;

/**
 * One whole conversation with a device: probe, scalars, tables one after another.
 *
 * @param target the device
 * @param scalars single instances
 * @param tables tables, walked in this order
 * @param conduct what the device has shown before, {@link DeviceConduct#UNKNOWN} when nothing is known
 * @param dueNanos when the poll was due ({@link System#nanoTime()}): the latest ones go first
 * @param deadline longest time for the whole conversation, from its first request on; what was not read by then is incomplete
 * @param brief single values are asked for only, or rows of one line: it is read also where there is no room for whole devices
 */
public record PollRequest(
        SnmpTarget target,
        ScalarRequest scalars,
        List<TableRequest> tables,
        DeviceConduct conduct,
        long dueNanos,
        Duration deadline,
        boolean brief) {

    public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

    public PollRequest {
        tables = List.copyOf(tables);
    }

    /** A poll that is due now, of a device that nothing is known about. */
    public static PollRequest of(SnmpTarget target, ScalarRequest scalars, List<TableRequest> tables) {
        return new PollRequest(
                target, scalars, tables, DeviceConduct.UNKNOWN, System.nanoTime(), DEFAULT_DEADLINE, tables.isEmpty());
    }

    public PollRequest withConduct(DeviceConduct known) {
        return new PollRequest(target, scalars, tables, known, dueNanos, deadline, brief);
    }

    public PollRequest withDeadline(Duration longest) {
        return new PollRequest(target, scalars, tables, conduct, dueNanos, longest, brief);
    }

    public PollRequest dueAt(long nanos) {
        return new PollRequest(target, scalars, tables, conduct, nanos, deadline, brief);
    }

    /** Its tables are those of one line, such as the ports of an ONU: a handful of rows. */
    public PollRequest ofOneLine() {
        return new PollRequest(target, scalars, tables, conduct, dueNanos, deadline, true);
    }
}
