package org.demarc.device.control;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;

/** Rows of the readings that are alike: all of one shape, found by the interface or by the row's own key. */
final class LookedRows {

    private final DeviceProfile profile;
    private final Answers answers;
    private final InterfaceDirectory directory;
    private final Naming naming;
    private final DeviceClock clock;
    private final Map<Long, Long> ifIndexByPort = new HashMap<>();

    LookedRows(DeviceProfile profile, Answers answers, InterfaceDirectory directory, Naming naming, DeviceClock clock) {
        this.profile = profile;
        this.answers = answers;
        this.directory = directory;
        this.naming = naming;
        this.clock = clock;
    }

    /** The rows in the order of the device's tables; parts of role details add to rows with the same key. */
    List<LookedRow> of(Reading reading) {
        Map<String, LookedRow> rows = new LinkedHashMap<>();
        for (ReadingPart part : profile.parts(reading)) {
            ReadTable table = answers.table(part.table());
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                if (part.role() == Role.BRIDGE_PORTS) {
                    ifIndexByPort.put(table.key(row).at(0), table.number(row, 0));
                } else {
                    add(rows, part, table, row);
                }
            }
        }
        return new ArrayList<>(rows.values());
    }

    private void add(Map<String, LookedRow> rows, ReadingPart part, ReadTable table, int row) {
        Oid key = table.key(row);
        RowIndex index = part.index().decode(key);
        NavigableMap<String, Object> values = index == null ? new TreeMap<>() : values(part, table, row);
        if (index == null || values.isEmpty()) {
            return;
        }
        String bindKey = bindKey(part, index, key);
        String place = bindKey + "/" + key;
        LookedRow known = rows.get(place);
        if (known == null && part.role() == Role.ROWS) {
            rows.put(place, new LookedRow(key.toString(), bindKey, index.mac(), values));
        } else if (known != null && (part.role() == Role.DETAILS || bindKey != null || alone(key))) {
            values.forEach(known.values()::putIfAbsent);
        } else if (known != null) {
            rows.put(place + part.table(), new LookedRow(key.toString(), null, index.mac(), values));
        }
    }

    /** Single values belong together: all have the key 0. */
    private static boolean alone(Oid key) {
        return key.length() == 1 && key.at(0) == 0;
    }

    private NavigableMap<String, Object> values(ReadingPart part, ReadTable table, int row) {
        NavigableMap<String, Object> values = new TreeMap<>();
        for (int place = 0; place < part.columns().size(); place++) {
            Column column = part.columns().get(place);
            Object value = table.has(row, place) ? column.decode(table.value(row, place), clock) : null;
            if (value != null && !value.equals("")) {
                values.put(column.name(), plain(value));
            }
        }
        return values;
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

    private @Nullable InterfaceRef at(@Nullable Long ifIndex) {
        return ifIndex == null ? null : directory.at(ifIndexByPort.getOrDefault(ifIndex, ifIndex));
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
