package org.demarc.device.control;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one port or ONU alone: instead of walking tables of a whole device, the cells of its rows are asked one by one. Works
 * wherever the row's key can be made from what is known of the interface; readings found otherwise, such as fdb, are left out.
 */
public final class NarrowRead {

    /**
     * What is known of the interface.
     *
     * @param ifIndex its own row of the IF-MIB
     * @param parentIfIndex that of the PON port of an ONU
     * @param snmpIndex index in the device's own tables, may be empty
     * @param technology gpon or epon, empty where it does not matter
     * @param mac {@code AA:BB:CC:DD:EE:FF} of an ONU that is known by one
     */
    public record Subject(
            @Nullable Long ifIndex,
            @Nullable Long parentIfIndex,
            String snmpIndex,
            String technology,
            @Nullable Integer frame,
            @Nullable Integer slot,
            @Nullable Integer port,
            @Nullable Integer onu,
            @Nullable String mac) {}

    private record Slice(ReadingPart part, List<Oid> keys) {}

    private final List<Slice> slices;
    private final Set<Reading> covered;

    private NarrowRead(List<Slice> slices, Set<Reading> covered) {
        this.slices = slices;
        this.covered = covered;
    }

    /** The cells of these readings. */
    public static NarrowRead of(DeviceProfile profile, Set<Reading> asked, Subject subject) {
        List<Slice> slices = new ArrayList<>();
        Set<Reading> covered = EnumSet.noneOf(Reading.class);
        for (Reading reading : asked) {
            for (ReadingPart part : profile.parts(reading)) {
                List<Oid> keys = fits(part, subject) ? keys(part.index(), subject) : List.of();
                if (!keys.isEmpty()) {
                    slices.add(new Slice(part, keys));
                    covered.add(reading);
                }
            }
        }
        return new NarrowRead(List.copyOf(slices), covered);
    }

    /** The same with these columns alone, whatever they are; all of them where none is named (devices.md DEV-8). */
    public NarrowRead only(Set<String> columns) {
        if (columns.isEmpty()) {
            return this;
        }
        List<Slice> fewer = new ArrayList<>();
        for (Slice slice : slices) {
            ReadingPart part = slice.part();
            List<Column> wanted = part.columns().stream()
                    .filter(column -> columns.contains(column.name()))
                    .toList();
            if (!wanted.isEmpty()) {
                fewer.add(new Slice(
                        new ReadingPart(part.table(), part.index(), part.role(), part.technology(), wanted),
                        slice.keys()));
            }
        }
        return new NarrowRead(List.copyOf(fewer), covered);
    }

    static boolean fits(ReadingPart part, Subject subject) {
        return part.technology().isEmpty()
                || subject.technology().isEmpty()
                || part.technology().equals(subject.technology());
    }

    /** Readings that can be had this way. */
    public Set<Reading> covered() {
        return Set.copyOf(covered);
    }

    /** The single instances to get. */
    public List<Oid> instances() {
        Set<Oid> instances = new LinkedHashSet<>();
        for (Slice slice : slices) {
            for (Oid key : slice.keys()) {
                slice.part()
                        .columns()
                        .forEach(column -> instances.add(column.oid().plus(key)));
            }
        }
        return List.copyOf(instances);
    }

    /** What came, as if the tables had been walked and had these rows only. */
    public Answers answers(Map<Oid, SnmpValue> values) {
        Map<String, SortedMap<Oid, List<SnmpValue>>> rowsByTable = new LinkedHashMap<>();
        Map<String, ReadingPart> partByTable = new HashMap<>();
        for (Slice slice : slices) {
            partByTable.put(slice.part().table(), slice.part());
            var rows = rowsByTable.computeIfAbsent(slice.part().table(), table -> new TreeMap<>());
            for (Oid key : slice.keys()) {
                List<SnmpValue> cells = slice.part().columns().stream()
                        .map(column -> values.getOrDefault(column.oid().plus(key), SnmpValue.ABSENT))
                        .toList();
                if (cells.stream().anyMatch(SnmpValue::isPresent)) {
                    rows.put(key, cells);
                }
            }
        }
        List<ReadTable> tables = new ArrayList<>();
        partByTable.forEach((table, part) ->
                tables.add(ReadTable.of(part.request(), rowsByTable.getOrDefault(table, new TreeMap<>()))));
        return Answers.of(tables, values);
    }

    /** The rows of one reading as values by column, a row for each key; columns without a value are left out. */
    public List<Map<String, Object>> plainRows(Reading reading, Map<Oid, SnmpValue> values, DeviceClock clock) {
        Map<Oid, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Slice slice : slices) {
            if (slice.part().table().split("/", 2)[0].equals(reading.key())) {
                slice.keys().forEach(key -> slice.part().columns().forEach(column -> {
                    SnmpValue value = values.get(column.oid().plus(key));
                    Object plain = value == null ? null : column.decode(value, clock);
                    if (plain != null && !plain.equals("")) {
                        rows.computeIfAbsent(key, row -> new LinkedHashMap<>()).put(column.name(), plain);
                    }
                }));
            }
        }
        slices.forEach(
                slice -> rows.values().forEach(row -> Column.prune(slice.part().columns(), row)));
        return List.copyOf(rows.values());
    }

    /** Keys of the one row of a line, the likeliest first. */
    static List<Oid> keys(IndexDecoder index, Subject subject) {
        return switch (index) {
            case IF_INDEX -> subject.ifIndex() == null ? List.of() : List.of(Oid.of(subject.ifIndex()));
            case PORT_MEDIUM ->
                subject.ifIndex() == null
                        ? List.of()
                        : List.of(
                                Oid.of(subject.ifIndex()),
                                Oid.of(subject.ifIndex(), 100),
                                Oid.of(subject.ifIndex(), 101));
            case IF_INDEX_ONU -> ofPonAndOnu(subject);
            case IF_INDEX_ONU_ZERO ->
                ofPonAndOnu(subject).stream().map(onu -> onu.plus(0)).toList();
            case PON_IF_MAC -> ofPonAndMac(subject);
            case PON_ONU, ZTE_GPON_ONU, ZTE_EPON_ONU -> ofPlace(index, subject);
            case IF_INDEX_PLUS_ONU -> ofPonPlusOnu(subject);
            case SLOT_PON_ONU, CDATA3_ONU, ZTE_C600_ONU -> ofSlot(index, subject);
            case SERIAL -> IndexDecoder.serialIn(told(subject)).isEmpty() ? List.of() : List.of(told(subject));
            default -> List.of();
        };
    }

    /** Where the rows of one line begin in tables that have several rows a line. */
    static List<Oid> prefixes(IndexDecoder index, Subject subject) {
        return switch (index) {
            case IF_INDEX_ONU_UNI -> ofPonAndOnu(subject);
            case IF_INDEX_UNI -> subject.ifIndex() == null ? List.of() : List.of(Oid.of(subject.ifIndex()));
            case ZTE_GPON_ETH_ONU_UNI -> ofLanSide(subject);
            case IF_INDEX_PLUS_ONU_UNI ->
                subject.parentIfIndex() == null || subject.onu() == null
                        ? List.of()
                        : List.of(Oid.of(subject.parentIfIndex() + subject.onu(), 0));
            case PON_ONU_UNI -> ofPlace(IndexDecoder.PON_ONU, subject);
            case SLOT_PON_ONU_UNI -> ofSlot(IndexDecoder.SLOT_PON_ONU, subject);
            default -> List.of();
        };
    }

    private static List<Oid> ofPonPlusOnu(Subject subject) {
        if (subject.parentIfIndex() == null || subject.onu() == null) {
            return List.of();
        }
        long index = subject.parentIfIndex() + subject.onu();
        return List.of(Oid.of(index), Oid.of(index, 0, 0));
    }

    private static List<Oid> ofSlot(IndexDecoder index, Subject subject) {
        Integer port = subject.port();
        Integer onu = subject.onu();
        if (port == null || onu == null) {
            return List.of();
        }
        long slot = subject.slot() == null ? 0 : subject.slot();
        if (index == IndexDecoder.SLOT_PON_ONU) {
            return List.of(Oid.of(slot, port, onu));
        }
        if (index == IndexDecoder.CDATA3_ONU) {
            long packed = 0b010010L << 18 | (port - 1L) << 12 | onu;
            return List.of(Oid.of(packed), Oid.of(packed, 0, 0));
        }
        long shelf = subject.frame() == null ? 1 : subject.frame();
        long pon = 0x11L << 24 | shelf << 16 | slot << 8 | port;
        return List.of(Oid.of(pon, onu), Oid.of(pon, onu, 1));
    }

    private static List<Oid> ofLanSide(Subject subject) {
        Integer port = subject.port();
        Integer onu = subject.onu();
        if (port == null || onu == null) {
            return List.of();
        }
        long shelf = subject.frame() == null ? 1 : subject.frame();
        long slot = subject.slot() == null ? 0 : subject.slot();
        return List.of(Oid.of(0x11L << 24 | shelf << 16 | slot << 8 | port, onu));
    }

    private static List<Oid> ofPonAndOnu(Subject subject) {
        Oid told = told(subject);
        if (told.length() == 2) {
            return List.of(told);
        }
        return subject.parentIfIndex() == null || subject.onu() == null
                ? List.of()
                : List.of(Oid.of(subject.parentIfIndex(), subject.onu()));
    }

    private static List<Oid> ofPonAndMac(Subject subject) {
        if (subject.parentIfIndex() == null || subject.mac() == null) {
            return List.of();
        }
        long[] octets = Stream.of(subject.mac().split(":", -1))
                .mapToLong(octet -> Long.parseLong(octet, 16))
                .toArray();
        return List.of(Oid.of(subject.parentIfIndex()).plus(octets));
    }

    private static List<Oid> ofPlace(IndexDecoder index, Subject subject) {
        Integer port = subject.port();
        Integer onu = subject.onu();
        if (port == null || onu == null) {
            return List.of();
        }
        long slot = subject.slot() == null ? 0 : subject.slot();
        long shelf = subject.frame() == null ? 0 : Math.max(0, subject.frame() - 1);
        if (index == IndexDecoder.PON_ONU) {
            return List.of(Oid.of(port, onu));
        }
        if (index == IndexDecoder.ZTE_GPON_ONU) {
            long pon = 1L << 28 | shelf << 24 | slot << 16 | (long) port << 8;
            return List.of(Oid.of(pon, onu), Oid.of(pon, onu, 1));
        }
        Oid told = told(subject);
        if (told.length() == 1) {
            return List.of(told);
        }
        long tail = (long) onu << 8;
        return List.of(
                Oid.of(3L << 28 | shelf << 24 | slot << 19 | (port - 1L) << 16 | tail),
                Oid.of(9L << 28 | shelf << 25 | slot << 20 | (port - 1L) << 16 | tail));
    }

    private static Oid told(Subject subject) {
        return subject.snmpIndex().matches("[0-9]+(\\.[0-9]+)*") ? Oid.parse(subject.snmpIndex()) : Oid.EMPTY;
    }
}
