package org.demarc.poll.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Answers;
import org.demarc.device.control.CounterRow;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.InterfaceRow;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.OnuStateRow;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.control.SystemRow;
import org.demarc.device.control.VlanRow;
import org.demarc.device.entity.CustomParameters;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.ClaimedDevice.Epoch;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollChanges;
import org.demarc.poll.entity.PollChanges.MovedInterface;
import org.demarc.poll.entity.PollChanges.PollOutcome;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.PollChanges.SeenInterface;
import org.demarc.poll.entity.PollChanges.SeenLink;
import org.demarc.poll.entity.PollChanges.SeenMac;
import org.demarc.poll.entity.PollChanges.SeenOnu;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.poll.entity.PollChanges.SeenSignal;
import org.demarc.poll.entity.PollChanges.SeenState;
import org.demarc.poll.entity.PollChanges.SeenSystem;
import org.demarc.poll.entity.PollChanges.SeenVlan;
import org.demarc.poll.entity.PollChanges.SeenVlanPort;
import org.demarc.poll.entity.PollChanges.WholeReading;
import org.demarc.snmp.control.DeviceConduct;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Says what one device's answers change: decodes them by profile, compares with what was written last, and leaves out what is the same.
 * No I/O, no clock.
 */
final class Interpretation {

    private static final Duration REFRESH = Duration.ofMinutes(15);
    /** Rows without numbers need no samples: they are compared again only to be on the safe side. */
    private static final Duration SELDOM = Duration.ofHours(6);

    private final PollResult result;
    private final PollPlan plan;
    private final PollChanges changes;
    private final Instant now;
    private final long deviceId;
    private final boolean isDoubted;
    private final Decoded decoded;
    private final List<SeenInterface> interfaces;
    private final List<MovedInterface> moved;

    private Interpretation(PollResult result, PollSettings settings, PollChanges changes) {
        this.result = result;
        this.changes = changes;
        this.now = changes.at();
        this.deviceId = result.device().id();
        this.plan = new PollPlan(result.device(), result.profile().offered(), settings);
        this.isDoubted =
                InterfaceEpoch.isDoubted(result.device().epoch(), plan.planned(Reading.INTERFACES), result.read());
        this.decoded = ProfileDecoder.decode(
                result.profile(),
                result.asked(),
                Answers.of(result.read()),
                remembered(),
                new DeviceClock(now, ZoneId.systemDefault()));
        this.interfaces = decoded.interfaces().stream().map(this::seen).toList();
        this.moved = decoded.complete().contains(Reading.INTERFACES)
                ? Renumbering.of(result.known(), interfaces)
                : List.of();
    }

    /** The interfaces that are remembered; after a restart they may have other numbers. */
    private InterfaceDirectory remembered() {
        InterfaceDirectory known = KnownInterfaces.directory(result.known());
        return isDoubted ? known.doubted() : known;
    }

    /** What one device answered, decoded. */
    interface Decoding {

        /** Adds what is not known yet to the changes. */
        void compare();
    }

    /** Decodes what a poll brought; nothing for one that was not answered. */
    static Decoding of(PollChanges changes, PollResult result, PollSettings settings) {
        return result.read().outcome() == Outcome.ANSWERED
                ? new Interpretation(result, settings, changes)::add
                : () -> addSilence(changes, result, settings);
    }

    private void add() {
        addSystem();
        changes.moved(moved);
        addReading(Reading.INTERFACES, interfaces, rows -> {
            changes.interfaces(rows);
            whenComplete(Reading.INTERFACES, () -> changes.portsComplete(deviceId));
        });
        addOnus();
        addReading(Reading.INTERFACE_STATUS, portStates(), changes::states);
        addReading(Reading.ONU_STATE, onuStates(), changes::states);
        addReading(
                Reading.FDB,
                macs(),
                rows -> changes.fdb(deviceId, rows, decoded.complete().contains(Reading.FDB)));
        decoded.more().forEach(this::addRows);
        addSignals();
        addCounters();
        addOutcome();
    }

    private void whenComplete(Reading reading, Runnable then) {
        if (decoded.complete().contains(reading)) {
            then.run();
        }
    }

    /** Takes rows to the database unless they are those of the last time. */
    private <T extends Record> void addReading(
            Reading reading, List<T> rows, java.util.function.Consumer<List<T>> taker) {
        addReading(reading, rows, REFRESH, taker);
    }

    private <T extends Record> void addReading(
            Reading reading, List<T> rows, Duration refresh, java.util.function.Consumer<List<T>> taker) {
        addReading(reading, rows, Digest.of(rows), refresh, taker);
    }

    private <T extends Record> void addReading(
            Reading reading, List<T> rows, long sum, Duration refresh, java.util.function.Consumer<List<T>> taker) {
        if (!result.asked().contains(reading)) {
            return;
        }
        boolean complete = decoded.complete().contains(reading);
        long digest = complete ? sum : 0;
        PlannedReading before = plan.planned(reading);
        boolean same =
                complete && moved.isEmpty() && before != null && before.digest() == digest && isFresh(before, refresh);
        if (!same) {
            taker.accept(rows);
        }
        changes.reading(planned(reading, rows.size(), digest, same && before != null ? before.refreshedAt() : now));
    }

    private boolean isFresh(PlannedReading before, Duration refresh) {
        return before.refreshedAt() != null && before.refreshedAt().isAfter(now.minus(refresh));
    }

    private PlannedReading planned(Reading reading, int rows, long digest, @Nullable Instant refreshedAt) {
        boolean complete = decoded.complete().contains(reading);
        return new PlannedReading(
                deviceId,
                reading.key(),
                null,
                true,
                plan.nextDue(reading, now),
                complete ? now : null,
                complete ? "" : problem(reading),
                rows,
                digest,
                refreshedAt);
    }

    private String problem(Reading reading) {
        return result.profile().tables(Set.of(reading)).stream()
                .map(request -> result.read().table(request.name()))
                .filter(table -> !table.complete())
                .map(table -> table.name() + ": " + table.reason())
                .findFirst()
                .orElse("not complete");
    }

    private void addSystem() {
        SystemRow row = decoded.system();
        if (row == null) {
            return;
        }
        if (row.descr().isEmpty() && row.objectId().isEmpty() && row.uptimeTicks() == null) {
            changes.reading(planned(Reading.SYSTEM, 0, 0, now));
            return;
        }
        Long ticks = row.uptimeTicks();
        changes.system(new SeenSystem(
                deviceId,
                row.descr(),
                row.objectId(),
                row.name(),
                row.contact(),
                row.location(),
                row.mac(),
                row.serial(),
                row.software(),
                row.hardware(),
                ticks == null ? null : toldAt().minusMillis(ticks * 10)));
        changes.reading(planned(Reading.SYSTEM, 1, 0, now));
    }

    /** When the device told how long it has been up: a long conversation ends much later. */
    private Instant toldAt() {
        DeviceRead read = result.read();
        return read.sysUpTime().isPresent() ? read.at(read.sysUpTimeNanos()) : now;
    }

    private SeenInterface seen(InterfaceRow row) {
        return new SeenInterface(
                deviceId,
                row.bindKey(),
                row.parentKey(),
                row.snmpIndex(),
                row.ifIndex(),
                row.name(),
                row.type(),
                row.technology(),
                row.frame(),
                row.slot(),
                row.port(),
                row.onu(),
                description(row),
                row.ifType(),
                row.speedMbps(),
                row.mac());
    }

    /** An empty one leaves what was stored before. */
    private @Nullable String description(InterfaceRow row) {
        boolean saves = row.type().equals("ONU")
                ? parameters().savesDescriptions()
                : parameters().savesPortDescriptions();
        return saves ? row.description() : "";
    }

    private CustomParameters parameters() {
        return result.device().access().parameters();
    }

    /** One ONU of a list: the interface and what only ONUs have. */
    private record ListedOnu(SeenInterface line, SeenOnu onu) {}

    private void addOnus() {
        List<ListedOnu> onus = decoded.onus().stream()
                .map(row -> new ListedOnu(
                        seen(row.line()),
                        seenOnu(row.bindKey(), row.ident(), row.vendor(), row.model(), row.hardware(), row.software())))
                .toList();
        addReading(Reading.ONU_LIST, onus, rows -> {
            changes.interfaces(rows.stream().map(ListedOnu::line).toList());
            changes.onus(rows.stream().map(ListedOnu::onu).toList());
            whenComplete(Reading.ONU_LIST, () -> changes.onusComplete(deviceId));
        });
    }

    private SeenOnu seenOnu(
            String bindKey, @Nullable OnuIdent ident, String vendor, String model, String hardware, String software) {
        return new SeenOnu(
                deviceId,
                bindKey,
                ident == null ? null : ident.kind().name(),
                ident == null ? null : ident.value(),
                ident == null ? null : ident.shown(parameters().showsSerialsInLetters()),
                vendor,
                model,
                hardware,
                software);
    }

    private List<SeenState> portStates() {
        return decoded.statuses().stream()
                .map(row -> new SeenState(
                        deviceId,
                        row.bindKey(),
                        row.status(),
                        row.adminState(),
                        new SeenLink(
                                row.duplex(),
                                row.linkMode(),
                                row.adminMode(),
                                row.medium(),
                                row.addressLearning(),
                                row.lastChangeTicks()),
                        "",
                        null,
                        null))
                .toList();
    }

    private List<SeenState> onuStates() {
        return decoded.onuStates().stream()
                .map(row -> new SeenState(
                        deviceId,
                        row.bindKey(),
                        row.status().word(),
                        row.adminState(),
                        SeenLink.NONE,
                        downReason(row),
                        row.registeredAt(),
                        row.deregisteredAt()))
                .toList();
    }

    /** Null where it may be lost: only of a reading that came whole is what is missing not told by the device. */
    private @Nullable String downReason(OnuStateRow row) {
        boolean isLost = row.downReason().isEmpty() && !decoded.complete().contains(Reading.ONU_STATE);
        return isLost ? null : row.downReason();
    }

    private List<SeenMac> macs() {
        return decoded.fdb().stream()
                .map(row -> new SeenMac(deviceId, row.mac(), row.vlan(), row.bindKey(), row.portKey(), row.status()))
                .toList();
    }

    private void addRows(Reading reading, List<LookedRow> looked) {
        List<SeenRow> rows = AlikeRows.of(deviceId, reading, looked);
        if (reading == Reading.VLAN_LIST) {
            addVlans(rows);
            return;
        }
        boolean measured = rows.stream().anyMatch(row -> !row.measures().isEmpty());
        addReading(reading, rows, measured ? REFRESH : SELDOM, seen -> storeRows(reading, seen));
    }

    private void storeRows(Reading reading, List<SeenRow> seen) {
        changes.rows(
                new WholeReading(deviceId, reading.key()),
                seen,
                decoded.complete().contains(reading));
    }

    /** The list of VLANs as it is, and the VLANs of each port: which port is which may change while the list stays the same. */
    private void addVlans(List<SeenRow> rows) {
        List<SeenVlanPort> ports = decoded.portVlans().keySet().stream()
                .map(key -> new SeenVlanPort(deviceId, key))
                .toList();
        List<SeenVlan> vlans = decoded.portVlans().entrySet().stream()
                .flatMap(port -> port.getValue().stream().map(row -> seen(port.getKey(), row)))
                .toList();
        long sum = Digest.of(rows) + Digest.of(ports) + Digest.of(vlans);
        addReading(Reading.VLAN_LIST, rows, sum, SELDOM, seen -> {
            storeRows(Reading.VLAN_LIST, seen);
            whenComplete(Reading.VLAN_LIST, () -> changes.vlans(deviceId, ports, vlans));
        });
    }

    private SeenVlan seen(String bindKey, VlanRow row) {
        return new SeenVlan(deviceId, bindKey, row.vlan(), row.name(), row.untagged());
    }

    /** Signals are history: every reading is a sample, the same as before or not. */
    private void addSignals() {
        if (!result.asked().contains(Reading.ONU_SIGNAL)) {
            return;
        }
        List<SeenSignal> signals = decoded.onuSignals().stream()
                .filter(row -> !row.saysNothing())
                .map(row -> new SeenSignal(
                        deviceId,
                        row.bindKey(),
                        row.rxDbm(),
                        row.txDbm(),
                        row.oltRxDbm(),
                        row.temperatureC(),
                        row.voltageV(),
                        row.distanceM()))
                .toList();
        changes.signals(signals);
        changes.reading(planned(Reading.ONU_SIGNAL, signals.size(), 0, now));
    }

    private void addCounters() {
        if (!result.asked().contains(Reading.INTERFACE_COUNTERS)) {
            return;
        }
        Map<String, KnownInterface> knownByKey = new HashMap<>();
        Map<String, String> nameByKey = new HashMap<>();
        for (KnownInterface one : Renumbering.applied(result.known(), moved)) {
            knownByKey.put(one.bindKey(), one);
            nameByKey.put(one.bindKey(), one.name());
        }
        decoded.interfaces().forEach(row -> nameByKey.put(row.bindKey(), row.name()));
        Long uptime = result.read().sysUpTime().isPresent()
                ? (Long) result.read().sysUpTime().getAsLong()
                : null;
        double interval = plan.interval(Reading.INTERFACE_COUNTERS).toSeconds();
        List<SeenCounters> counters = new ArrayList<>();
        boolean ofOnus = ReadingModules.loadsCountersOfOnus(parameters());
        for (CounterRow row : decoded.counters()) {
            KnownInterface known = knownByKey.get(row.bindKey());
            if (known == null
                    || (known.pollEnabled() && (ofOnus || !known.type().equals("ONU")))) {
                Instant readAt = result.read().at(row.readAtNanos());
                String name = nameByKey.getOrDefault(row.bindKey(), "");
                counters.add(CounterComparison.compare(deviceId, row, known, name, uptime, readAt, interval));
            }
        }
        changes.counters(counters);
        changes.reading(planned(Reading.INTERFACE_COUNTERS, counters.size(), 0, now));
    }

    private void addOutcome() {
        DeviceRead read = result.read();
        String incomplete = read.tables().stream()
                .filter(table -> !table.complete())
                .map(table -> table.name() + ": " + table.reason())
                .findFirst()
                .orElse(read.reason());
        changes.outcome(outcome(
                result,
                epoch(),
                plan.deviceDue(result.asked(), now),
                incomplete,
                Verdict.of(read.outcome(), incomplete, result.device().reach())));
    }

    /** As long as the list is doubted and has not come, the next poll is to doubt it, too, and to ask for it first. */
    private Epoch epoch() {
        boolean isWhole = decoded.complete().contains(Reading.INTERFACES);
        return isDoubted && !isWhole && result.asked().contains(Reading.INTERFACES)
                ? Epoch.UNKNOWN
                : InterfaceEpoch.of(result.read(), isWhole);
    }

    private static void addSilence(PollChanges changes, PollResult result, PollSettings settings) {
        DeviceRead read = result.read();
        Verdict verdict =
                Verdict.of(read.outcome(), read.reason(), result.device().reach());
        changes.outcome(
                outcome(result, Epoch.UNKNOWN, changes.at().plus(settings.silentInterval()), read.reason(), verdict));
    }

    private static PollOutcome outcome(
            PollResult result, Epoch epoch, Instant nextDue, String reason, Verdict verdict) {
        DeviceRead read = result.read();
        ClaimedDevice device = result.device();
        return new PollOutcome(
                device.id(),
                read.outcome().name(),
                reason,
                device.claimedAt(),
                clamped(Duration.between(device.dueAt(), device.claimedAt())),
                clamped(read.effort().duration()),
                read.effort().pdus(),
                read.effort().timeouts(),
                stored(read.conduct()),
                epoch,
                nextDue,
                device.requestedAt(),
                verdict.status(),
                verdict.problem(),
                result.node(),
                device.asker(),
                off(result));
    }

    private static List<String> off(PollResult result) {
        CustomParameters parameters = result.device().access().parameters();
        return result.device().readings().stream()
                .map(PlannedReading::reading)
                .filter(key -> Reading.withKey(key)
                        .flatMap(reading -> ReadingModules.whyNotLoaded(reading, result.family(), parameters))
                        .isPresent())
                .toList();
    }

    static int clamped(Duration duration) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    static ClaimedDevice.Conduct stored(DeviceConduct conduct) {
        return new ClaimedDevice.Conduct(
                conduct.budget(),
                conduct.shrunk(),
                conduct.cleanCycles(),
                conduct.longestMs(),
                conduct.longestBeforeMs(),
                conduct.varBinds(),
                conduct.silentCycles());
    }
}
