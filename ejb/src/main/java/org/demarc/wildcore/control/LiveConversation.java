package org.demarc.wildcore.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.InterfaceRef;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.poll.control.Targets;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * One question to a device about one line: only the cells of that line are asked, never a whole table.
 *
 * @param parent the PON port of an ONU, null where it is not known
 * @param deadline when the answer must be there, whatever the device does
 */
public record LiveConversation(
        StoredLine line, @Nullable StoredLine parent, DeviceAccess access, DeviceProfile profile, Duration deadline) {

    private static final Set<Reading> OF_ONU =
            EnumSet.of(Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_SIGNAL, Reading.INTERFACE_COUNTERS);
    private static final Set<Reading> OF_PORT =
            EnumSet.of(Reading.INTERFACES, Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS);
    private static final String TIMEOUT = "DEVICE_TIMEOUT";

    /** Asks. Completes normally, at the deadline at the latest. */
    public CompletableFuture<LiveLine> hold(SnmpEngine engine) {
        Set<Reading> asked = line.isOnu() ? OF_ONU : OF_PORT;
        NarrowRead narrow = NarrowRead.of(profile, asked, subject());
        long began = System.nanoTime();
        if (narrow.instances().isEmpty()) {
            return CompletableFuture.completedFuture(LiveLine.failed(
                    "NOT_SUPPORTED",
                    "the profile " + profile.key() + " cannot read this line alone",
                    Instant.now(),
                    0));
        }
        Optional<SnmpTarget> target = target();
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture(
                    LiveLine.failed("NOT_SUPPORTED", "the device's way of access cannot be used", Instant.now(), 0));
        }
        var request = PollRequest.of(target.get(), new ScalarRequest(narrow.instances()), List.of())
                .withDeadline(deadline);
        return engine.poll(request)
                .thenApply(read -> told(narrow, read, spent(began)))
                .completeOnTimeout(silent(spentAtDeadline()), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private LiveLine told(NarrowRead narrow, DeviceRead read, double spent) {
        if (read.outcome() == Outcome.SILENT) {
            return silent(spent);
        }
        if (read.outcome() != Outcome.ANSWERED) {
            return LiveLine.failed("DEVICE_ERROR", access.address() + ": " + read.reason(), Instant.now(), spent);
        }
        if (read.scalars().isEmpty()) {
            return LiveLine.failed("DEVICE_ERROR", access.address() + " does not list this line", Instant.now(), spent);
        }
        var clock = new DeviceClock(read.startedAt(), ZoneId.systemDefault());
        var decoded = ProfileDecoder.decode(
                profile, narrow.covered(), narrow.answers(read.scalars()), InterfaceDirectory.of(refs()), clock);
        return new LiveLine(decoded, narrow.covered(), "", "", read.startedAt(), spent);
    }

    private LiveLine silent(double spent) {
        return LiveLine.failed(TIMEOUT, "No response from " + access.address(), Instant.now(), spent);
    }

    private double spentAtDeadline() {
        return deadline.toMillis() / 1000.0;
    }

    private static double spent(long began) {
        return Math.round((System.nanoTime() - began) / 1e6) / 1000.0;
    }

    /** A billing waits: the device gets fewer and shorter tries than a poll gives it. */
    private Optional<SnmpTarget> target() {
        int timeoutMs = (int) Math.min(access.snmpTimeoutMs(), Math.max(500, deadline.toMillis() / 3));
        return Targets.reading(access).map(target -> target.withTiming(timeoutMs, Math.min(2, target.retries())));
    }

    private NarrowRead.Subject subject() {
        StoredLine.Place at = line.place();
        StoredLine.Onu onu = line.onu();
        return new NarrowRead.Subject(
                at.ifIndex(),
                parent == null ? null : parent.place().ifIndex(),
                at.snmpIndex(),
                at.technology() == null ? "" : at.technology(),
                at.frame(),
                at.slot(),
                at.port(),
                at.onu(),
                onu != null && "MAC".equals(onu.identKind()) ? onu.ident() : null);
    }

    private List<InterfaceRef> refs() {
        List<InterfaceRef> refs = new ArrayList<>();
        refs.add(ref(line));
        if (parent != null) {
            refs.add(ref(parent));
        }
        return refs;
    }

    private static InterfaceRef ref(StoredLine line) {
        StoredLine.Place at = line.place();
        return new InterfaceRef(
                at.bindKey(),
                at.parentKey(),
                at.ifIndex(),
                at.name(),
                at.type(),
                at.technology(),
                at.frame(),
                at.slot(),
                at.port(),
                at.onu());
    }
}
