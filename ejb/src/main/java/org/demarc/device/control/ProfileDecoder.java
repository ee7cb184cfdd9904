package org.demarc.device.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.device.control.NamingRule.Numbers;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.onu.entity.OnuStatus;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a device answered into rows of readings, by its profile. Never fails on what a device sends: a value that cannot be
 * understood is no value, a row whose index cannot be understood is no row.
 */
public final class ProfileDecoder {

    private final DeviceProfile profile;
    private final Answers answers;
    private final DeviceClock clock;
    private final Naming naming;
    private InterfaceDirectory directory;
    private int strangers;

    private ProfileDecoder(DeviceProfile profile, Answers answers, InterfaceDirectory known, DeviceClock clock) {
        this.profile = profile;
        this.answers = answers;
        this.clock = clock;
        this.naming = new Naming(profile.naming());
        this.directory = known;
    }

    /**
     * The rows of the readings that were asked.
     *
     * @param known interfaces of the device as they are remembered; not needed where {@link Reading#INTERFACES} is asked too
     */
    public static Decoded decode(
            DeviceProfile profile, Set<Reading> asked, Answers answers, InterfaceDirectory known, DeviceClock clock) {
        return new ProfileDecoder(profile, answers, known, clock).all(asked);
    }

    private Decoded all(Set<Reading> asked) {
        SystemRow system = asked.contains(Reading.SYSTEM) ? system() : null;
        List<InterfaceRow> interfaces = asked.contains(Reading.INTERFACES) ? interfaces() : List.of();
        Set<Reading> placed = placed(asked, InterfaceDirectory.ofRows(interfaces));
        return all(asked, placed, system, interfaces);
    }

    /**
     * Which of the readings can be told where they belong. Where the list of ports was lost, what is remembered of them counts; where that does
     * not hold any more, nothing is said of what stands at ports until the list has come.
     */
    private Set<Reading> placed(Set<Reading> asked, InterfaceDirectory told) {
        InterfaceDirectory remembered = directory;
        if (!asked.contains(Reading.INTERFACES) || !isPartLost(Reading.INTERFACES)) {
            directory = told.isEmpty() ? remembered : told;
            return asked;
        }
        directory = told.withRestOf(remembered);
        boolean holds = remembered.isEmpty() || !(remembered.isDoubtful() || told.contradicts(remembered));
        Set<Reading> placed = EnumSet.noneOf(Reading.class);
        placed.addAll(asked);
        if (!holds) {
            placed.retainAll(EnumSet.of(Reading.SYSTEM, Reading.INTERFACES));
        }
        return placed;
    }

    private Decoded all(
            Set<Reading> wanted, Set<Reading> asked, @Nullable SystemRow system, List<InterfaceRow> interfaces) {
        boolean levels = asked.contains(Reading.ONU_SIGNAL);
        List<OnuStateRow> states = levels || asked.contains(Reading.ONU_STATE) ? onuStates() : List.of();
        List<OnuSignalRow> signals = levels ? onuSignals() : List.of();
        Map<Reading, List<LookedRow>> more = more(wanted, asked);
        return new Decoded(
                system,
                interfaces,
                asked.contains(Reading.INTERFACE_STATUS) ? statuses() : List.of(),
                asked.contains(Reading.INTERFACE_COUNTERS) ? counters() : List.of(),
                asked.contains(Reading.FDB)
                        ? new FdbDecoder(profile, answers, directory, naming, clock).rows()
                        : List.of(),
                asked.contains(Reading.ONU_LIST) ? onus() : List.of(),
                asked.contains(Reading.ONU_STATE) ? states : List.of(),
                ofLivingOnus(signals, states),
                more,
                new PortVlans(profile, answers, directory).of(more.getOrDefault(Reading.VLAN_LIST, List.of())),
                complete(asked),
                strangers);
    }

    private Map<Reading, List<LookedRow>> more(Set<Reading> wanted, Set<Reading> asked) {
        Map<Reading, List<LookedRow>> more = new EnumMap<>(Reading.class);
        for (Reading reading : wanted) {
            if (reading.isAlike() && profile.readable().contains(reading)) {
                more.put(
                        reading,
                        asked.contains(reading)
                                ? new LookedRows(profile, answers, directory, naming, clock).of(reading)
                                : List.of());
            }
        }
        return more;
    }

    private Set<Reading> complete(Set<Reading> asked) {
        EnumSet<Reading> complete = EnumSet.noneOf(Reading.class);
        for (Reading reading : asked) {
            if (isWhole(reading) && profile.readable().contains(reading)) {
                complete.add(reading);
            }
        }
        return complete;
    }

    private boolean isPartLost(Reading reading) {
        return profile.parts(reading).stream().anyMatch(part -> answers.isLost(part.table()));
    }

    private boolean isWhole(Reading reading) {
        return profile.parts(reading).stream()
                .map(part -> answers.table(part.table()))
                .allMatch(table -> table != null && table.complete());
    }

    private SystemRow system() {
        Cells cells = new Cells(Reading.SYSTEM);
        for (Column column : profile.system()) {
            cells.put(column.slot(), column.decode(answers.scalar(column.oid()), clock));
        }
        return new SystemRow(
                cells.text("descr"),
                cells.text("objectId"),
                cells.number("uptimeTicks"),
                cells.text("contact"),
                cells.text("name"),
                cells.text("location"),
                cells.number("ifNumber"),
                cells.mac("mac"),
                cells.text("serial"),
                cells.text("software"),
                cells.text("hardware"));
    }

    private List<InterfaceRow> interfaces() {
        boolean isNameLost = isPartLost(Reading.INTERFACES);
        Map<Long, Cells> rows = new TreeMap<>();
        for (ReadingPart part : profile.parts(Reading.INTERFACES)) {
            eachRow(Reading.INTERFACES, part, (index, key, cells, nanos) -> {
                if (index.ifIndex() != null) {
                    rows.merge(index.ifIndex(), cells, Cells::filledFrom);
                }
            });
        }
        List<InterfaceRow> interfaces = new ArrayList<>(rows.size());
        Set<String> keys = new HashSet<>();
        rows.forEach((ifIndex, cells) -> {
            if (isNameLost && directory.isDoubtful() && isNameless(cells)) {
                return;
            }
            InterfaceRow row = interfaceRow(ifIndex, cells, isNameLost);
            if (keys.add(row.bindKey())) {
                interfaces.add(row);
            }
        });
        return interfaces;
    }

    private boolean isNameless(Cells cells) {
        return profile.nameFrom().isEmpty()
                || cells.text(profile.nameFrom().get(0)).isBlank();
    }

    /** A name that was lost is the one that is remembered, not the next best. */
    private InterfaceRow interfaceRow(long ifIndex, Cells cells, boolean isNameLost) {
        String name = "";
        for (String column : profile.nameFrom()) {
            name = name.isBlank() ? cells.text(column).strip() : name;
            if (name.isBlank() && isNameLost) {
                InterfaceRef remembered = directory.at(ifIndex);
                name = remembered == null ? "" : remembered.name();
            }
        }
        return naming.named(
                ifIndex,
                name.isBlank() ? "if" + ifIndex : name,
                cells.integer("ifType"),
                cells.text("alias"),
                speed(cells),
                cells.mac("mac"));
    }

    private static @Nullable Long speed(Cells cells) {
        Long mbps = cells.number("speedMbps");
        if (mbps != null && mbps > 0) {
            return mbps;
        }
        Long bps = cells.number("speedBps");
        return bps == null || bps == 0 ? mbps : (Long) (bps / 1_000_000);
    }

    private List<InterfaceStatusRow> statuses() {
        List<InterfaceStatusRow> statuses = new ArrayList<>();
        boolean isPartLost = isPartLost(Reading.INTERFACE_STATUS);
        byInterface(Reading.INTERFACE_STATUS).forEach((ref, cells) -> {
            if (!ref.isOnu() && !(isPartLost && cells.text("status").isEmpty())) {
                statuses.add(new InterfaceStatusRow(
                        ref.bindKey(),
                        stored(cells.text("status")),
                        cells.text("adminState"),
                        speed(cells),
                        cells.text("duplex"),
                        cells.number("lastChangeTicks"),
                        cells.text("linkMode"),
                        cells.text("adminMode"),
                        cells.text("medium"),
                        cells.text("addressLearning")));
            }
        });
        return statuses;
    }

    private static String stored(String word) {
        return switch (word) {
            case "Up" -> "Up";
            case "Down", "NotPresent", "LLDown" -> "Down";
            default -> "Unknown";
        };
    }

    /** Rows of a reading that is found by interface, ONUs or ports, in the order in which their first part has them. */
    private Map<InterfaceRef, Cells> byInterface(Reading reading) {
        Map<InterfaceRef, Cells> rows = new LinkedHashMap<>();
        for (ReadingPart part : profile.parts(reading)) {
            eachRow(reading, part, (index, key, cells, nanos) -> {
                InterfaceRef ref = reference(index);
                if (ref != null && (part.role() == Role.ROWS || rows.containsKey(ref))) {
                    rows.merge(
                            ref,
                            cells,
                            (known, more) -> part.index() == IndexDecoder.PORT_MEDIUM
                                    ? livelier(known, more)
                                    : known.filledFrom(more));
                }
            });
        }
        return rows;
    }

    /** A combo port has a row for copper and one for fibre: the one with a link counts, else copper (devices.md 12.1). */
    private static Cells livelier(Cells copper, Cells fibre) {
        String mode = fibre.text("linkMode");
        return copper.text("linkMode").equals("Down") && !mode.isEmpty() && !mode.equals("Down") ? fibre : copper;
    }

    private @Nullable InterfaceRef reference(RowIndex index) {
        if (index.ifIndex() == null) {
            return null;
        }
        InterfaceRef ref = directory.at(index.ifIndex());
        if (ref != null) {
            return ref;
        }
        if (naming.isPlain()) {
            String key = naming.keyOfStranger(index.ifIndex());
            return new InterfaceRef(key, null, index.ifIndex(), "", "OTHER", null, null, null, null, null);
        }
        strangers++;
        return null;
    }

    /** What the standard MIB says of a line goes before what a vendor's table says of it: ports stand in tables of ONUs too. */
    private List<CounterRow> counters() {
        List<CounterRow> counters = new ArrayList<>();
        List<ReadingPart> parts = profile.parts(Reading.INTERFACE_COUNTERS);
        Set<String> told = new HashSet<>();
        for (ReadingPart part : parts) {
            eachRow(Reading.INTERFACE_COUNTERS, part, (index, key, cells, nanos) -> {
                String bindKey = counterKey(part, index, key);
                if (bindKey != null && (parts.size() == 1 || told.add(bindKey))) {
                    counters.add(counterRow(bindKey, cells, nanos));
                }
            });
        }
        return counters;
    }

    private @Nullable String counterKey(ReadingPart part, RowIndex index, Oid key) {
        if (index.onu() != null || part.index() == IndexDecoder.SERIAL) {
            InterfaceRow onu = onu(part, index, key, index.onu());
            return onu == null ? null : onu.bindKey();
        }
        InterfaceRef ref = reference(index);
        return ref == null ? null : ref.bindKey();
    }

    private static CounterRow counterRow(String bindKey, Cells cells, long nanos) {
        Long in = cells.number("inOctets");
        Long out = cells.number("outOctets");
        boolean wide = in != null || out != null;
        Long in32 = cells.number("inOctets32");
        Long out32 = cells.number("outOctets32");
        boolean dead = wide && isZero(in) && isZero(out) && (!isZero(in32) || !isZero(out32));
        boolean narrow = !wide || dead;
        return new CounterRow(
                bindKey,
                !narrow,
                narrow ? in32 : in,
                narrow ? out32 : out,
                cells.number("inUnicastPackets"),
                cells.number("outUnicastPackets"),
                cells.number("inMulticastPackets"),
                cells.number("outMulticastPackets"),
                cells.number("inBroadcastPackets"),
                cells.number("outBroadcastPackets"),
                cells.number("inErrors"),
                cells.number("outErrors"),
                cells.number("inDiscards"),
                cells.number("outDiscards"),
                cells.number("discontinuityTicks"),
                nanos);
    }

    private static boolean isZero(@Nullable Long number) {
        return number == null || number == 0;
    }

    private List<OnuRow> onus() {
        List<OnuRow> onus = new ArrayList<>();
        byOnu(Reading.ONU_LIST).values().forEach(row -> {
            Cells cells = row.cells;
            OnuIdent serial = cells.ident("serial");
            String description = cells.text("description");
            onus.add(new OnuRow(
                    described(row.line, description),
                    serial == null ? cells.ident("mac") : serial,
                    cells.text("name"),
                    vendor(cells.text("vendor"), serial),
                    cells.text("model"),
                    cells.text("hardware"),
                    cells.text("software")));
        });
        return onus;
    }

    /** A GPON serial begins with the four letters of whoever made the ONU (devices.md 6.3). */
    private static String vendor(String told, @Nullable OnuIdent serial) {
        if (serial == null || !told.isEmpty()) {
            return told;
        }
        return serial.shown().matches("[A-Z]{4}[0-9A-F]{8}") ? serial.shown().substring(0, 4) : "";
    }

    private static InterfaceRow described(InterfaceRow line, String description) {
        return new InterfaceRow(
                line.bindKey(),
                line.parentKey(),
                line.snmpIndex(),
                line.ifIndex(),
                line.name(),
                line.type(),
                line.technology(),
                line.frame(),
                line.slot(),
                line.port(),
                line.onu(),
                description.isEmpty() ? line.description() : description,
                line.ifType(),
                line.speedMbps(),
                line.mac());
    }

    private List<OnuStateRow> onuStates() {
        List<OnuStateRow> states = new ArrayList<>();
        boolean tellsStates = profile.parts(Reading.ONU_STATE).stream()
                .flatMap(part -> part.columns().stream())
                .anyMatch(column -> column.name().equals("status"));
        boolean isPartLost = isPartLost(Reading.ONU_STATE);
        byOnu(Reading.ONU_STATE).values().forEach(row -> {
            Cells cells = row.cells;
            String word = tellsStates ? cells.text("status") : byTimes(cells);
            if (isPartLost && word.isEmpty()) {
                return; // what was lost is no state
            }
            String reason = cells.text("downReason");
            String bind = bindStatus(word, cells.text("bindStatus"), reason);
            OnuStatus byBind = OnuStatus.of(word, bind);
            states.add(new OnuStateRow(
                    row.line.bindKey(),
                    byBind == OnuStatus.OFFLINE ? OnuStatus.of(word, reason) : byBind,
                    word,
                    cells.text("adminState"),
                    bind,
                    reason,
                    cells.instant("registeredAt"),
                    cells.instant("deregisteredAt")));
        });
        return states;
    }

    /** A family that tells no state tells when an ONU came and went: the later of the two is its state. */
    private static String byTimes(Cells cells) {
        Instant came = cells.instant("registeredAt");
        Instant went = cells.instant("deregisteredAt");
        if (came == null && went == null) {
            return "";
        }
        return came != null && (went == null || came.isAfter(went)) ? "Online" : "Offline";
    }

    private static String bindStatus(String word, String told, String reason) {
        if (word.equals("Online")) {
            return word;
        }
        if (!told.isEmpty()) {
            return told;
        }
        return reason.isEmpty() || reason.equalsIgnoreCase("unknown") ? word : reason;
    }

    private List<OnuSignalRow> onuSignals() {
        List<OnuSignalRow> signals = new ArrayList<>();
        byOnu(Reading.ONU_SIGNAL).values().forEach(row -> {
            Cells cells = row.cells;
            var signal = new OnuSignalRow(
                    row.line.bindKey(),
                    cells.decimal("rxDbm"),
                    cells.decimal("txDbm"),
                    cells.decimal("oltRxDbm"),
                    cells.decimal("temperatureC"),
                    cells.decimal("voltageV"),
                    cells.decimal("biasMa"),
                    cells.integer("distanceM"));
            if (!signal.saysNothing()) {
                signals.add(signal);
            }
        });
        return signals;
    }

    /** Optics of an ONU that is not online are what it had before it went: no value (DEV-10). */
    private static List<OnuSignalRow> ofLivingOnus(List<OnuSignalRow> signals, List<OnuStateRow> states) {
        Set<String> dead = new HashSet<>();
        for (OnuStateRow state : states) {
            if (state.status() != OnuStatus.ONLINE) {
                dead.add(state.bindKey());
            }
        }
        return dead.isEmpty()
                ? signals
                : signals.stream()
                        .filter(signal -> !dead.contains(signal.bindKey()))
                        .toList();
    }

    /** An ONU with what several parts say of it. */
    private static final class OnuCells {
        final InterfaceRow line;
        final Cells cells;

        OnuCells(InterfaceRow line, Reading reading) {
            this.line = line;
            this.cells = new Cells(reading);
        }
    }

    private Map<String, OnuCells> byOnu(Reading reading) {
        Map<String, OnuCells> rows = new LinkedHashMap<>();
        for (ReadingPart part : profile.parts(reading)) {
            eachRow(reading, part, (index, key, cells, nanos) -> {
                InterfaceRow line = line(reading, part, index, key, cells);
                if (line != null && (part.role() == Role.ROWS || rows.containsKey(line.bindKey()))) {
                    rows.computeIfAbsent(line.bindKey(), k -> new OnuCells(line, reading))
                            .cells
                            .filledFrom(cells);
                }
            });
        }
        return rows;
    }

    private @Nullable InterfaceRow line(Reading reading, ReadingPart part, RowIndex index, Oid key, Cells cells) {
        if (part.index() == IndexDecoder.SERIAL) {
            Integer ponPort = reading == Reading.ONU_LIST ? cells.integer("ponPort") : null;
            return ofSerial(part, key, ponPort == null ? 0 : ponPort);
        }
        return onu(part, index, key, index.onu() == null ? cells.integer("onuNumber") : index.onu());
    }

    private @Nullable InterfaceRow ofSerial(ReadingPart part, Oid key, int ponPort) {
        return naming.onuOfSerial(IndexDecoder.serialIn(key), ponPort, part.technology(), key.toString());
    }

    private @Nullable InterfaceRow onu(ReadingPart part, RowIndex index, Oid key, @Nullable Integer number) {
        if (part.index() == IndexDecoder.SERIAL) {
            return ofSerial(part, key, 0);
        }
        if (index.place() != null && number != null) {
            var place = index.place();
            return naming.onu(
                    new Numbers(place.frame(), place.slot(), place.port(), number, -1),
                    part.technology(),
                    key.toString());
        }
        InterfaceRef ref = index.ifIndex() == null ? null : directory.at(index.ifIndex());
        if (ref == null) {
            strangers++;
            return null;
        }
        if (ref.isOnu()) {
            return lineOf(ref);
        }
        return number == null || ref.port() == null
                ? null
                : naming.onu(numbers(ref).withOnu(number), part.technology(), key.toString());
    }

    private static Numbers numbers(InterfaceRef ref) {
        return new Numbers(
                orNone(ref.frame()),
                orNone(ref.slot()),
                orNone(ref.port()),
                -1,
                ref.ifIndex() == null ? -1 : ref.ifIndex());
    }

    private static int orNone(@Nullable Integer number) {
        return number == null ? -1 : number;
    }

    /** An ONU that is a row of the IF-MIB: the reading of interfaces tells the rest. */
    private InterfaceRow lineOf(InterfaceRef ref) {
        return new InterfaceRow(
                ref.bindKey(),
                ref.parentKey(),
                String.valueOf(ref.ifIndex()),
                ref.ifIndex(),
                ref.name(),
                ref.type(),
                ref.technology(),
                ref.frame(),
                ref.slot(),
                ref.port(),
                ref.onu(),
                "",
                null,
                null,
                null);
    }

    /** Takes one row of a table. */
    private interface RowTaker {
        void take(RowIndex index, Oid key, Cells cells, long readAtNanos);
    }

    private void eachRow(Reading reading, ReadingPart part, RowTaker taker) {
        ReadTable table = answers.table(part.table());
        if (table == null) {
            return;
        }
        for (int row = 0; row < table.rowCount(); row++) {
            RowIndex index = part.index().decode(table.key(row));
            if (index != null && part.index().isOctets()) {
                eachOctet(reading, part, table, row, index, taker);
            } else if (index != null) {
                taker.take(index, table.key(row), cells(reading, part, table, row), readAt(part, table, row));
            }
        }
    }

    /** Octet k is ONU k, 0 says that there is none; what a number means is the first column's to say (devices.md 9.2). */
    private static void eachOctet(
            Reading reading, ReadingPart part, ReadTable table, int row, RowIndex pon, RowTaker taker) {
        Column column = part.columns().get(0);
        byte[] octets = table.value(row, 0).octets();
        for (int onu = 1; onu <= octets.length; onu++) {
            int state = octets[onu - 1] & 0xFF;
            if (state != 0) {
                Cells cells = new Cells(reading);
                String word = Integer.toString(state);
                cells.put(column.slot(), column.values().getOrDefault(word, word));
                taker.take(pon.withOnu(onu), table.key(row), cells, table.readAtNanos(row, 0));
            }
        }
    }

    private Cells cells(Reading reading, ReadingPart part, ReadTable table, int row) {
        Cells cells = new Cells(reading);
        List<Column> columns = part.columns();
        for (int place = 0; place < columns.size(); place++) {
            if (table.has(row, place)) {
                Column column = columns.get(place);
                cells.put(column.slot(), column.decode(table.value(row, place), clock));
            }
        }
        return cells;
    }

    private static long readAt(ReadingPart part, ReadTable table, int row) {
        for (int place = 0; place < part.columns().size(); place++) {
            if (table.has(row, place)) {
                return table.readAtNanos(row, place);
            }
        }
        return 0;
    }
}
