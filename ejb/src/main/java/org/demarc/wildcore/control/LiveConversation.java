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
import org.demarc.device.control.Answers;
import org.demarc.device.control.Detail;
import org.demarc.device.control.DetailRead;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.FdbRow;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.InterfaceRef;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.poll.control.Targets;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.TableRequest;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * One question to a device about one line: the cells of that line alone, and what else a billing wants to see of it as far as the time
 * allows.
 *
 * @param parent the PON port of an ONU, null where it is not known
 * @param profile everything that the device's family can be asked for
 * @param deadline when the answer must be there, whatever the device does
 */
public record LiveConversation(
        StoredLine line, @Nullable StoredLine parent, DeviceAccess access, DeviceProfile profile, Duration deadline) {

    private static final Set<Reading> OF_ONU =
            EnumSet.of(Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_SIGNAL, Reading.INTERFACE_COUNTERS);
    private static final Set<Reading> OF_PORT =
            EnumSet.of(Reading.INTERFACES, Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS);
    static final String TIMEOUT = "DEVICE_TIMEOUT";
    static final String REFUSED = "DEVICE_ERROR";
    private static final Duration URGENCY = Duration.ofHours(1);
    private static final Duration SPARE = Duration.ofMillis(250);

    /** Readings whose cells of this line the device is asked for; empty where its family cannot be asked for a line alone. */
    public Set<Reading> asked() {
        return narrow().covered();
    }

    /** What custom parameters switch off of a line is not asked for, columns of readings among it. */
    private DeviceProfile enabled() {
        return ReadingModules.enabled(profile, access.parameters());
    }

    private NarrowRead narrow() {
        return NarrowRead.of(enabled(), wanted(), subject());
    }

    /** Without what the custom parameters switch off, and without levels that are to be shown as polls found them. */
    private Set<Reading> wanted() {
        Set<Reading> wanted = EnumSet.copyOf(possible());
        wanted.removeIf(reading -> ReadingModules.whyDisabled(reading, profile, line.isOnu(), access.parameters())
                .isPresent());
        if (access.parameters().showsOpticsFromHistory()) {
            wanted.remove(Reading.ONU_SIGNAL);
        }
        return wanted;
    }

    private Set<Reading> possible() {
        return line.isOnu() ? OF_ONU : OF_PORT;
    }

    /** Asks. Completes normally, at the deadline at the latest. */
    public CompletableFuture<LiveLine> hold(SnmpEngine engine) {
        NarrowRead narrow = narrow();
        if (narrow.instances().isEmpty()) {
            return canBeRead()
                    ? CompletableFuture.completedFuture(LiveLine.switchedOff(Instant.now()))
                    : failed("the profile " + profile.key() + " cannot read this line alone");
        }
        Optional<SnmpTarget> target = target();
        return target.isEmpty()
                ? failed("the device's way of access cannot be used")
                : hold(engine, target.get(), narrow);
    }

    /** Whether the family can be asked for this line alone, whatever the custom parameters say. */
    private boolean canBeRead() {
        return !NarrowRead.of(profile, possible(), subject()).instances().isEmpty();
    }

    private static CompletableFuture<LiveLine> failed(String problem) {
        return CompletableFuture.completedFuture(LiveLine.failed("NOT_SUPPORTED", problem, Instant.now(), 0));
    }

    /** What belongs to the line alone comes first; tables of the whole device are walked in the time that is left. */
    private CompletableFuture<LiveLine> hold(SnmpEngine engine, SnmpTarget target, NarrowRead narrow) {
        long began = System.nanoTime();
        DetailRead detail = DetailRead.of(enabled(), offered().details(), subject(), clock(Instant.now()));
        var request = PollRequest.of(target, new ScalarRequest(narrow.instances()), detail.tables(Detail.UNI));
        return engine.poll(urgent(request.ofOneLine(), deadline))
                .thenApply(read -> told(narrow, detail, read, spent(began)))
                .thenCompose(told -> rest(engine, target, detail, told, began))
                .completeOnTimeout(silent(spentAtDeadline()), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Offer offered() {
        return Offer.of(profile, line, access.parameters());
    }

    /** A person or a billing waits: before every poll that is merely due. */
    private static PollRequest urgent(PollRequest request, Duration longest) {
        return request.dueAt(System.nanoTime() - URGENCY.toNanos()).withDeadline(longest);
    }

    private LiveLine told(NarrowRead narrow, DetailRead detail, DeviceRead read, double spent) {
        if (read.outcome() == Outcome.SILENT) {
            return silent(spent);
        }
        if (read.outcome() != Outcome.ANSWERED) {
            return LiveLine.failed(REFUSED, access.address() + ": " + read.reason(), Instant.now(), spent);
        }
        if (read.scalars().isEmpty()) {
            return LiveLine.failed(REFUSED, access.address() + " does not list this line", Instant.now(), spent);
        }
        var decoded = ProfileDecoder.decode(
                enabled(),
                narrow.covered(),
                narrow.answers(read.scalars()),
                InterfaceDirectory.of(refs()),
                clock(read.startedAt()));
        LiveDetails details = LiveDetails.NONE;
        if (detail.covered().contains(Detail.UNI)) {
            details = details.withUnis(detail.unis(Answers.of(read)).orElse(null));
        }
        return new LiveLine(decoded, narrow.covered(), details, "", "", read.startedAt(), spent);
    }

    private CompletableFuture<LiveLine> rest(
            SnmpEngine engine, SnmpTarget target, DetailRead detail, LiveLine told, long began) {
        boolean wantsMacs = wantsMacs();
        List<TableRequest> tables = new ArrayList<>(detail.tables(Detail.VLANS));
        if (wantsMacs) {
            tables.addAll(enabled().tables(Set.of(Reading.FDB)));
        }
        if (!told.answered() || tables.isEmpty()) {
            return CompletableFuture.completedFuture(told);
        }
        LiveDetails missing =
                told.details().withTables(!detail.tables(Detail.VLANS).isEmpty(), wantsMacs);
        Duration left = deadline.minusNanos(System.nanoTime() - began).minus(SPARE);
        if (left.compareTo(SPARE) < 0) {
            return CompletableFuture.completedFuture(told.with(missing, spent(began)));
        }
        return engine.poll(urgent(PollRequest.of(target, ScalarRequest.none(), tables), left))
                .thenApply(read -> told.with(withTables(missing, detail, read), spent(began)))
                .completeOnTimeout(told.with(missing, spentAtDeadline()), left.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The table of an OLT holds everybody behind it: too much for one answer. */
    private boolean wantsMacs() {
        return !line.isOnu()
                && line.place().ifIndex() != null
                && !line.host().model().type().equals("OLT")
                && offered().readings().contains(Reading.FDB)
                && ReadingModules.whyDisabled(Reading.FDB, profile, access.parameters())
                        .isEmpty();
    }

    private LiveDetails withTables(LiveDetails asked, DetailRead detail, DeviceRead read) {
        Answers answers = Answers.of(read);
        return asked.withVlans(detail.vlans(answers).orElse(null)).withMacs(macs(answers, read.startedAt()));
    }

    /** Null when the table did not come completely. */
    private @Nullable List<FdbRow> macs(Answers answers, Instant at) {
        var decoded = ProfileDecoder.decode(
                enabled(), Set.of(Reading.FDB), answers, InterfaceDirectory.of(refs()), clock(at));
        return decoded.complete().contains(Reading.FDB)
                ? decoded.fdb().stream()
                        .filter(row -> line.place().bindKey().equals(row.bindKey()))
                        .toList()
                : null;
    }

    private static DeviceClock clock(Instant at) {
        return new DeviceClock(at, ZoneId.systemDefault());
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
