package org.demarc.device.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarc.device.control.NamingRule.Numbers;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/** Rows of the readings that are alike: all of one shape, found by the interface or by the row's own key. */
final class LookedRows {

    private static final int NEIGHBOUR_KEY = 3;

    private final DeviceProfile profile;
    private final Answers answers;
    private final InterfaceDirectory directory;
    private final Naming naming;
    private final DeviceClock clock;
    private final Map<Long, Long> ifIndexByPort = new HashMap<>();
    private final Map<Long, String> nameByPort = new HashMap<>();
    private boolean arePortsLost;
    private final Map<Long, NavigableMap<String, Object>> valuesByRadio = new HashMap<>();

    LookedRows(DeviceProfile profile, Answers answers, InterfaceDirectory directory, Naming naming, DeviceClock clock) {
        this.profile = profile;
        this.answers = answers;
        this.directory = directory;
        this.naming = naming;
        this.clock = clock;
    }

    /** The rows in the order of the device's tables; parts of role details add to rows with the same key. */
    List<LookedRow> of(Reading reading) {
        eachRow(reading, Role.BRIDGE_PORTS, this::readPort);
        eachRow(reading, Role.PORT_NAMES, this::readName);
        arePortsLost = profile.parts(reading).stream()
                .anyMatch(part -> (part.role() == Role.BRIDGE_PORTS || part.role() == Role.PORT_NAMES)
                        && answers.isLost(part.table()));
        if (reading == Reading.NEIGHBOURS && !ifIndexByPort.keySet().containsAll(portsOfNeighbours())) {
            ifIndexByPort.clear();
        }
        Map<String, LookedRow> rows = new LinkedHashMap<>();
        for (Role role : List.of(Role.ROWS, Role.DETAILS)) {
            eachRow(reading, role, (part, table, row) -> add(rows, part, table, row));
        }
        if (!valuesByRadio.isEmpty()) {
            rows.values().forEach(this::addRadio);
        }
        return new ArrayList<>(rows.values());
    }

    /** What the radio of a station says of itself; a device with one radio has all stations there. */
    private void addRadio(LookedRow station) {
        long radio = Oid.parse(station.key()).last();
        var values = valuesByRadio.size() == 1
                ? valuesByRadio.values().iterator().next()
                : valuesByRadio.getOrDefault(radio, new TreeMap<>());
        values.forEach(station.values()::putIfAbsent);
    }

    /** Takes one row of a table. */
    private interface RowTaker {
        void take(ReadingPart part, ReadTable table, int row);
    }

    private void eachRow(Reading reading, Role role, RowTaker taker) {
        for (ReadingPart part : profile.parts(reading)) {
            ReadTable table = part.role() == role ? answers.table(part.table()) : null;
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                taker.take(part, table, row);
            }
        }
    }

    /** Some tell the interface by its number, some by the identifier of its row. */
    private void readPort(ReadingPart part, ReadTable table, int row) {
        SnmpValue told = table.value(row, 0);
        Oid identifier = told.asOid();
        if (identifier.length() > 0 || told.kind().isNumber()) {
            ifIndexByPort.put(table.key(row).at(0), identifier.length() > 0 ? identifier.last() : told.number());
        }
    }

    private void readName(ReadingPart part, ReadTable table, int row) {
        nameByPort.put(table.key(row).at(0), table.value(row, 0).asText().strip());
    }

    /**
     * The numbers by which a device calls its ports in LLDP. On bridges they are the numbers of bridge ports, elsewhere ifIndex: they
     * are taken for bridge ports where every one of them is one.
     */
    private Set<Long> portsOfNeighbours() {
        Set<Long> ports = new HashSet<>(nameByPort.keySet());
        eachRow(Reading.NEIGHBOURS, Role.ROWS, (part, table, row) -> {
            RowIndex index = part.index().decode(table.key(row));
            if (index != null && index.ifIndex() != null) {
                ports.add(index.ifIndex());
            }
        });
        return ports;
    }

    /** Which interface a port is must not be guessed where the table that says so was lost on the way. */
    private boolean isUnexplained(RowIndex index) {
        Long port = index.ifIndex();
        return arePortsLost && port != null && !ifIndexByPort.containsKey(port) && !nameByPort.containsKey(port);
    }

    private void add(Map<String, LookedRow> rows, ReadingPart part, ReadTable table, int row) {
        RowIndex index = part.index().decode(table.key(row));
        NavigableMap<String, Object> values = index == null ? new TreeMap<>() : values(part, table, row);
        if (index == null || values.isEmpty() || isUnexplained(index)) {
            return;
        }
        if (part.index() == IndexDecoder.VLAN_MAC && index.vlan() != null) {
            values.put("vlan", index.vlan().longValue()); // VLAN terminators tell it by the index alone
        }
        Oid key = rowKey(part, index, table.key(row));
        String bindKey = bindKey(part, index, key);
        if (tellsOfRadio(part)) {
            valuesByRadio.put(key.last(), values);
            return;
        }
        String place = bindKey + "/" + key;
        LookedRow known = rows.get(place);
        if (known == null && part.role() == Role.ROWS) {
            rows.put(place, new LookedRow(key.toString(), bindKey, index.mac(), values));
        } else if (known != null && (part.role() == Role.DETAILS || bindKey != null || belongsTogether(part, key))) {
            values.forEach(known.values()::putIfAbsent);
        } else if (known != null) {
            rows.put(place + part.table(), new LookedRow(key.toString(), null, index.mac(), values));
        }
    }

    /** Stations are known by MAC and radio; what the radio says of itself is said of each of its stations. */
    private boolean tellsOfRadio(ReadingPart part) {
        return part.role() == Role.DETAILS
                && part.index() == IndexDecoder.IF_INDEX
                && profile.parts(Reading.STATIONS).contains(part);
    }

    /** Tables that tell of the same thing under keys of different shape. */
    private static Oid rowKey(ReadingPart part, RowIndex index, Oid key) {
        return switch (part.index()) {
            case IF_INDEX_MEASURE -> key.slice(0, key.length() - 1);
            case IF_INDEX_LANE -> key.last() == 0 ? key.slice(0, 1) : key;
            case IF_INDEX_INET -> Oid.of(key.at(0)).plus(key.suffix(NEIGHBOUR_KEY));
            case FRAME_SLOT -> key.slice(0, 2);
            case TIME_PORT_RECORD_ADDRESS -> key.slice(0, NEIGHBOUR_KEY);
            case TIME_VLAN -> index.vlan() == null ? key : Oid.of(index.vlan());
            default -> key;
        };
    }

    /** Single values have the key 0; measures of a port and what two tables say of a VLAN or an address make one row. */
    private static boolean belongsTogether(ReadingPart part, Oid key) {
        return switch (part.index()) {
            case IF_INDEX_MEASURE, IF_INDEX_INET, TIME_VLAN, FRAME_SLOT -> true;
            default -> key.length() == 1 && key.at(0) == 0;
        };
    }

    private NavigableMap<String, Object> values(ReadingPart part, ReadTable table, int row) {
        NavigableMap<String, Object> values = new TreeMap<>();
        if (part.index() == IndexDecoder.TIME_PORT_RECORD_ADDRESS) {
            values.put(part.columns().get(0).name(), IndexDecoder.addressIn(table.key(row)));
            return values;
        }
        boolean ofMeasures = part.isOfMeasures();
        for (int i = 0; i < part.columns().size(); i++) {
            Column column = part.columns().get(i);
            int place = ofMeasures ? table.columns().indexOf(column.oid()) : i;
            boolean isMeant = column.measure() == null
                    || column.measure() == table.key(row).last();
            if (isMeant && table.has(row, place)) {
                put(values, part, column, table, row, place);
            }
        }
        Column.prune(part.columns(), values);
        reckonMemory(values);
        return values;
    }

    /** Some tell how much memory there is and how much is free, in units of their own: what is kept is the share in use. */
    private static void reckonMemory(NavigableMap<String, Object> values) {
        Object total = values.remove("memoryTotal");
        Object free = values.remove("memoryFree");
        if (total instanceof Long all && free instanceof Long rest && all > 0 && rest >= 0 && rest <= all) {
            values.putIfAbsent("memoryPercent", Math.round(10_000.0 * (all - rest) / all) / 100.0);
        }
    }

    private void put(
            NavigableMap<String, Object> values, ReadingPart part, Column column, ReadTable table, int row, int place) {
        Object value = column.decode(table.value(row, place), clock);
        if (value != null && column.packing() == Packing.MAC_OR_TEXT) {
            value = LldpIdentity.of(
                    table.value(row, place),
                    kind(part, Column.kindOf(column.name()), table, row),
                    column.name().equals("chassis"),
                    value);
        }
        if (value != null && !value.equals("")) {
            values.put(column.name(), plain(value));
        }
    }

    private static long kind(ReadingPart part, String name, ReadTable table, int row) {
        for (int place = 0; place < part.columns().size(); place++) {
            if (part.columns().get(place).name().equals(name)) {
                return table.number(row, place);
            }
        }
        return 0;
    }

    private static Object plain(Object value) {
        if (value instanceof OnuIdent ident) {
            return ident.shown();
        }
        return value instanceof Set<?> ports ? new TreeSet<>(ports) : value;
    }

    private @Nullable String bindKey(ReadingPart part, RowIndex index, Oid key) {
        var place = index.place();
        Integer number = index.onu();
        if (place != null && number != null) {
            return keyOfOnu(part, new Numbers(place.frame(), place.slot(), place.port(), number, -1), key);
        }
        InterfaceRef ref = place == null ? at(index.ifIndex()) : directory.ponPort(place.slot(), place.port());
        if (ref == null) {
            return null;
        }
        boolean onuOfPort = number != null && !ref.isOnu() && ref.port() != null;
        return onuOfPort ? onuOf(part, ref, number, key) : ref.bindKey();
    }

    private @Nullable InterfaceRef at(@Nullable Long port) {
        if (port == null) {
            return null;
        }
        InterfaceRef named = directory.named(nameByPort.getOrDefault(port, ""));
        return named == null ? directory.at(ifIndexByPort.getOrDefault(port, port)) : named;
    }

    private @Nullable String onuOf(ReadingPart part, InterfaceRef pon, @Nullable Integer number, Oid key) {
        long ifIndex = pon.ifIndex() == null ? -1 : pon.ifIndex();
        var numbers = new Numbers(orNone(pon.frame()), orNone(pon.slot()), orNone(pon.port()), orNone(number), ifIndex);
        return keyOfOnu(part, numbers, key);
    }

    private @Nullable String keyOfOnu(ReadingPart part, Numbers numbers, Oid key) {
        InterfaceRow onu = naming.onu(numbers, part.technology(), key.toString());
        return onu == null ? null : onu.bindKey();
    }

    private static int orNone(@Nullable Integer number) {
        return number == null ? -1 : number;
    }
}
