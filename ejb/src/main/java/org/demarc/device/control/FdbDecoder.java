package org.demarc.device.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.snmp.control.ReadTable;
import org.jspecify.annotations.Nullable;

/**
 * Unites the forwarding tables of a device (devices.md 5, snmp-engine.md 8): rows with port 0 are dropped, numbers of forwarding
 * databases become VLANs where the device tells which, bridge ports become interfaces, and a MAC that is known with its VLAN is
 * not repeated without one.
 */
final class FdbDecoder {

    private static final int PORT = Reading.FDB.slot("port");
    private static final int STATUS = Reading.FDB.slot("status");
    private static final int IF_INDEX = Reading.FDB.slot("ifIndex");
    private static final int FDB_ID = Reading.FDB.slot("fdbId");
    private static final String LEARNED = "LEARNED";
    private static final Set<IndexDecoder> OF_VLANS =
            Set.of(IndexDecoder.VLAN_MAC, IndexDecoder.MAC_VLAN, IndexDecoder.IF_INDEX_VLAN_MAC);

    private final DeviceProfile profile;
    private final Answers answers;
    private final InterfaceDirectory directory;
    private final Naming naming;
    private final DeviceClock clock;
    private final Map<Long, Long> ifIndexByPort = new HashMap<>();
    private final Map<Integer, Set<Integer>> vlansByFdbId = new HashMap<>();
    private final List<FdbRow> rows = new ArrayList<>();
    private final List<FdbRow> rowsWithoutVlan = new ArrayList<>();
    private final Set<String> macsAtPlaces = new HashSet<>();

    FdbDecoder(DeviceProfile profile, Answers answers, InterfaceDirectory directory, Naming naming, DeviceClock clock) {
        this.profile = profile;
        this.answers = answers;
        this.directory = directory;
        this.naming = naming;
        this.clock = clock;
    }

    List<FdbRow> rows() {
        eachTable(Role.BRIDGE_PORTS, this::readPorts);
        eachTable(Role.VLANS, this::readVlans);
        eachTable(Role.ROWS, (part, table) -> readRows(part, table, false));
        eachTable(Role.INTERFACE_ROWS, (part, table) -> readRows(part, table, true));
        if (!isLost(Role.OWN_MACS)) { // else an ONU's own would be taken for a subscriber's
            new OnuForwarding(profile, answers, directory, naming, clock)
                    .rows()
                    .forEach(row -> add(row, row.vlan() != 0));
        }
        if (!areVlansLost()) {
            rowsWithoutVlan.stream()
                    .filter(row -> macsAtPlaces.add(place(row.mac(), row.bindKey(), row.portKey())))
                    .forEach(rows::add);
        }
        return rows;
    }

    private interface TableTaker {
        void take(ReadingPart part, ReadTable table);
    }

    private void eachTable(Role role, TableTaker taker) {
        for (ReadingPart part : profile.parts(Reading.FDB)) {
            ReadTable table = answers.table(part.table());
            if (part.role() == role && table != null) {
                taker.take(part, table);
            }
        }
    }

    private void readPorts(ReadingPart part, ReadTable table) {
        int place = place(part, IF_INDEX);
        for (int row = 0; row < table.rowCount(); row++) {
            RowIndex index = part.index().decode(table.key(row));
            if (index != null && index.ifIndex() != null && table.has(row, place)) {
                ifIndexByPort.put(index.ifIndex(), table.number(row, place));
            }
        }
    }

    private void readVlans(ReadingPart part, ReadTable table) {
        int place = place(part, FDB_ID);
        for (int row = 0; row < table.rowCount(); row++) {
            RowIndex index = part.index().decode(table.key(row));
            if (index != null && index.vlan() != null && table.has(row, place)) {
                vlansByFdbId
                        .computeIfAbsent((int) table.number(row, place), id -> new HashSet<>())
                        .add(index.vlan());
            }
        }
    }

    private void readRows(ReadingPart part, ReadTable table, boolean portIsIfIndex) {
        int portPlace = place(part, PORT);
        int statusPlace = place(part, STATUS);
        for (int row = 0; row < table.rowCount(); row++) {
            RowIndex index = part.index().decode(table.key(row));
            long port = portPlace < 0 ? 0 : table.number(row, portPlace);
            if (index != null && index.mac() != null && port != 0) {
                String status = statusPlace < 0 || !table.has(row, statusPlace)
                        ? LEARNED
                        : String.valueOf(part.columns().get(statusPlace).decode(table.value(row, statusPlace), clock));
                add(index.mac(), index.vlan(), port, portIsIfIndex, known(status));
            }
        }
    }

    /** Which port or VLAN it is must not be guessed where the table that says so was lost on the way. */
    private boolean isUnexplained(@Nullable Integer fdbId, long port, boolean portIsIfIndex) {
        boolean portIsLost = !portIsIfIndex && !ifIndexByPort.containsKey(port) && isLost(Role.BRIDGE_PORTS);
        boolean vlanIsLost = fdbId != null && !vlansByFdbId.containsKey(fdbId) && isLost(Role.VLANS);
        return portIsLost || vlanIsLost;
    }

    /** A table without VLANs tells nothing new where one with them came, and not enough where that was lost. */
    private boolean areVlansLost() {
        return profile.parts(Reading.FDB).stream()
                .filter(part -> part.role() == Role.VLANS || OF_VLANS.contains(part.index()))
                .anyMatch(part -> answers.isLost(part.table()));
    }

    private boolean isLost(Role role) {
        return profile.parts(Reading.FDB).stream()
                .anyMatch(part -> part.role() == role && answers.isLost(part.table()));
    }

    private void add(String mac, @Nullable Integer fdbId, long port, boolean portIsIfIndex, String status) {
        if (isUnexplained(fdbId, port, portIsIfIndex)) {
            return;
        }
        long ifIndex = portIsIfIndex ? port : ifIndexByPort.getOrDefault(port, port);
        String bindKey = bindKey(ifIndex, portIsIfIndex || ifIndexByPort.containsKey(port));
        int vlan = vlan(fdbId);
        add(new FdbRow(mac, vlan, bindKey, bindKey == null ? Long.toString(port) : "", status), fdbId != null);
    }

    private void add(FdbRow row, boolean hasVlan) {
        String place = place(row.mac(), row.bindKey(), row.portKey());
        if (!hasVlan) {
            rowsWithoutVlan.add(row);
        } else if (macsAtPlaces.add(place + '/' + row.vlan())) {
            macsAtPlaces.add(place);
            rows.add(row);
        }
    }

    private static String place(String mac, @Nullable String bindKey, String portKey) {
        return mac + '@' + (bindKey == null ? "port" + portKey : bindKey);
    }

    /** A port that no table explains is taken for an ifIndex, if there is such an interface. */
    private @Nullable String bindKey(long ifIndex, boolean explained) {
        InterfaceRef ref = directory.at(ifIndex);
        if (ref != null) {
            return ref.bindKey();
        }
        return explained && naming.isPlain() && directory.isEmpty() ? naming.keyOfStranger(ifIndex) : null;
    }

    private int vlan(@Nullable Integer fdbId) {
        if (fdbId == null) {
            return 0;
        }
        Set<Integer> vlans = vlansByFdbId.getOrDefault(fdbId, Set.of());
        return vlans.size() == 1 ? vlans.iterator().next() : fdbId;
    }

    private static String known(String status) {
        return switch (status) {
            case LEARNED, "SELF", "MGMT", "OTHER", "INVALID" -> status;
            default -> "OTHER";
        };
    }

    private static int place(ReadingPart part, int slot) {
        for (int place = 0; place < part.columns().size(); place++) {
            if (part.columns().get(place).slot() == slot) {
                return place;
            }
        }
        return -1;
    }
}
