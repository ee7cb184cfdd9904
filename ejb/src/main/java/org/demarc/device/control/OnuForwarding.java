package org.demarc.device.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.control.NamingRule.Numbers;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.jspecify.annotations.Nullable;

/**
 * MACs behind ONUs, by the tables that vendors have for them (devices.md 6 to 11, polling-ubilling.md 8): the ONU stands in the row's key,
 * or in one of its values as a number, a name, or its own MAC. An ONU's own MAC is nothing behind it; an ONU that is not known is not guessed.
 */
final class OnuForwarding {

    private final DeviceProfile profile;
    private final Answers answers;
    private final InterfaceDirectory directory;
    private final Naming naming;
    private final DeviceClock clock;
    private final Map<String, String> bindKeyByOwnMac = new HashMap<>();
    private final List<FdbRow> rows = new ArrayList<>();

    OnuForwarding(
            DeviceProfile profile, Answers answers, InterfaceDirectory directory, Naming naming, DeviceClock clock) {
        this.profile = profile;
        this.answers = answers;
        this.directory = directory;
        this.naming = naming;
        this.clock = clock;
    }

    List<FdbRow> rows() {
        eachRow(Role.OWN_MACS, (part, index, key, cells) -> {
            String mac = cells.mac("mac");
            String bindKey = mac == null ? null : keyOf(part, index, index.onu(), key);
            if (mac != null && bindKey != null) {
                bindKeyByOwnMac.put(mac, bindKey);
            }
        });
        eachRow(Role.ONU_ROWS, this::read);
        return rows;
    }

    /** Takes one row of a table. */
    private interface RowTaker {
        void take(ReadingPart part, RowIndex index, Oid key, Cells cells);
    }

    private void eachRow(Role role, RowTaker taker) {
        for (ReadingPart part : profile.parts(Reading.FDB)) {
            ReadTable table = part.role() == role ? answers.table(part.table()) : null;
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                RowIndex index = part.index().decode(table.key(row));
                if (index != null) {
                    taker.take(part, index, table.key(row), cells(part, table, row));
                }
            }
        }
    }

    private Cells cells(ReadingPart part, ReadTable table, int row) {
        Cells cells = new Cells(Reading.FDB);
        for (int place = 0; place < part.columns().size(); place++) {
            Column column = part.columns().get(place);
            if (table.has(row, place)) {
                cells.put(column.slot(), column.decode(table.value(row, place), clock));
            }
        }
        return cells;
    }

    private void read(ReadingPart part, RowIndex index, Oid key, Cells cells) {
        String bindKey = onu(part, index, key, cells);
        if (bindKey == null) {
            return;
        }
        Integer told = index.vlan() == null ? cells.integer("vlan") : index.vlan();
        int vlan = told == null ? 0 : told;
        for (String mac : macs(index, cells)) {
            if (!bindKey.equals(bindKeyByOwnMac.get(mac))) {
                rows.add(new FdbRow(mac, vlan, bindKey, "", "LEARNED"));
            }
        }
    }

    private static List<String> macs(RowIndex index, Cells cells) {
        if (index.mac() != null) {
            return List.of(index.mac());
        }
        String mac = cells.mac("mac");
        return mac == null ? cells.texts("macs") : List.of(mac);
    }

    private @Nullable String onu(ReadingPart part, RowIndex index, Oid key, Cells cells) {
        if (has(part, "onuMac")) {
            return bindKeyByOwnMac.get(String.valueOf(cells.mac("onuMac")));
        }
        if (has(part, "interfaceName")) {
            return ofName(cells.text("interfaceName"));
        }
        if (has(part, "onuIndex")) {
            Long packed = cells.number("onuIndex");
            RowIndex onu = packed == null ? null : IndexDecoder.IF_INDEX_PLUS_ONU.decode(Oid.of(packed));
            return onu == null || onu.onu() == null ? null : keyOf(part, onu, onu.onu(), key);
        }
        return keyOf(part, index, index.onu() == null ? cells.integer("onuNumber") : index.onu(), key);
    }

    private static boolean has(ReadingPart part, String column) {
        return part.columns().stream().anyMatch(one -> one.name().equals(column));
    }

    private @Nullable String ofName(String name) {
        InterfaceRow row = naming.named(0, name, null, "", null, null);
        return row.type().equals(InterfaceRow.ONU_TYPE) ? row.bindKey() : null;
    }

    private @Nullable String keyOf(ReadingPart part, RowIndex index, @Nullable Integer number, Oid key) {
        var place = index.place();
        if (place != null) {
            InterfaceRef pon = directory.ponPort(place.slot(), place.port());
            return number == null
                    ? null
                    : onuKey(part, pon, new Numbers(place.frame(), place.slot(), place.port(), number, -1), key);
        }
        InterfaceRef ref = index.ifIndex() == null ? null : directory.at(index.ifIndex());
        if (ref == null || ref.isOnu()) {
            return ref == null ? null : ref.bindKey();
        }
        return number == null || ref.port() == null ? null : onuKey(part, ref, numbers(ref, number), key);
    }

    /** The table of a family with both kinds of PON does not say which it is: the port does. */
    private @Nullable String onuKey(ReadingPart part, @Nullable InterfaceRef pon, Numbers numbers, Oid key) {
        String ofPort = pon == null || pon.technology() == null ? "" : pon.technology();
        InterfaceRow onu =
                naming.onu(numbers, part.technology().isEmpty() ? ofPort : part.technology(), key.toString());
        return onu == null ? null : onu.bindKey();
    }

    private static Numbers numbers(InterfaceRef ref, int onu) {
        return new Numbers(
                orNone(ref.frame()),
                orNone(ref.slot()),
                orNone(ref.port()),
                onu,
                ref.ifIndex() == null ? -1 : ref.ifIndex());
    }

    private static int orNone(@Nullable Integer number) {
        return number == null ? -1 : number;
    }
}
