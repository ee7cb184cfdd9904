package org.demarc.live.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.CounterRow;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.InterfaceRef;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.poll.control.CounterComparison;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.StoredCounters;
import org.demarc.port.entity.Line;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one interface alone, asked from its device.
 *
 * @param line as it is remembered
 * @param target the same, with its place in the device's tables
 * @param parent the PON port of an ONU, null for others
 */
public record TrafficReading(
        Line line, ActionTarget target, @Nullable Line parent, DeviceProfile profile, SnmpTarget device) {

    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration URGENCY = Duration.ofHours(1);

    public long interfaceId() {
        return line.id();
    }

    public long deviceId() {
        return line.device().id();
    }

    /** Whether the family of the device has counters of a single interface. */
    public boolean isPossible() {
        return !narrow().instances().isEmpty();
    }

    private NarrowRead narrow() {
        return NarrowRead.of(profile, Set.of(Reading.INTERFACE_COUNTERS), ActionPlan.subject(target));
    }

    /** Before every poll that is merely due: somebody looks. */
    public PollRequest request() {
        return PollRequest.of(device, new ScalarRequest(narrow().instances()), List.of())
                .dueAt(System.nanoTime() - URGENCY.toNanos())
                .withDeadline(DEADLINE);
    }

    /** The counters with the rates since those before; empty when they did not come. */
    public Optional<SeenCounters> counters(DeviceRead read, @Nullable SeenCounters before) {
        if (read.outcome() != Outcome.ANSWERED || read.scalars().isEmpty()) {
            return Optional.empty();
        }
        NarrowRead narrow = narrow();
        var decoded = ProfileDecoder.decode(
                profile,
                narrow.covered(),
                narrow.answers(read.scalars()),
                InterfaceDirectory.of(refs()),
                new DeviceClock(read.startedAt(), ZoneId.systemDefault()));
        return decoded.counters().stream()
                .filter(row -> row.bindKey().equals(line.bindKey()))
                .findFirst()
                .map(row -> compared(row, read, before));
    }

    private SeenCounters compared(CounterRow row, DeviceRead read, @Nullable SeenCounters before) {
        long nanos = read.startedNanos() + read.effort().duration().toNanos();
        Long uptime = read.sysUpTime().isPresent() ? (Long) read.sysUpTime().getAsLong() : null;
        Instant at = read.at(nanos);
        KnownInterface known = known(before == null ? null : before.counters());
        return CounterComparison.compare(
                deviceId(), row.readAt(nanos), known, line.name(), uptime, at, (double) TrafficWatch.EVERY.toSeconds());
    }

    private KnownInterface known(@Nullable StoredCounters before) {
        return new KnownInterface(
                line.id(),
                deviceId(),
                line.bindKey(),
                line.parentKey(),
                line.ifIndex(),
                line.name(),
                line.type(),
                line.technology(),
                target.frame(),
                target.slot(),
                target.port(),
                target.onu(),
                true,
                line.speedMbps(),
                before);
    }

    private List<InterfaceRef> refs() {
        InterfaceRef own = new InterfaceRef(
                line.bindKey(),
                line.parentKey(),
                line.ifIndex(),
                line.name(),
                line.type(),
                line.technology(),
                target.frame(),
                target.slot(),
                target.port(),
                target.onu());
        return parent == null ? List.of(own) : List.of(own, ofParent(parent));
    }

    private InterfaceRef ofParent(Line pon) {
        return new InterfaceRef(
                pon.bindKey(),
                null,
                pon.ifIndex(),
                pon.name(),
                pon.type(),
                pon.technology(),
                target.frame(),
                target.slot(),
                target.port(),
                null);
    }
}
