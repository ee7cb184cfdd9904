package org.demarc.wildcore.control;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Reading;
import org.demarc.live.control.ReadingCall;
import org.demarc.poll.entity.KeptRow;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/** What is remembered, as if a device had just told it: by columns of the catalogue. */
public final class StoredRows {

    /** Too much to fetch for every line of a device. */
    private static final Set<Reading> DETAILED = EnumSet.of(Reading.INTERFACE_COUNTERS, Reading.FDB);

    private StoredRows() {}

    /** Whether it is told only of lines that are named. */
    public static boolean isDetailed(Reading reading) {
        return DETAILED.contains(reading);
    }

    /**
     * Rows of a line; none where the reading does not tell of such lines.
     *
     * @param detail null where only what is known of every line is wanted
     */
    public static List<ReadingCall.Row> of(Reading reading, StoredLine line, @Nullable LineDetail detail) {
        boolean fits =
                switch (reading) {
                    case ONU_LIST, ONU_STATE, ONU_SIGNAL -> line.isOnu();
                    case INTERFACE_STATUS -> !line.isOnu();
                    default -> true;
                };
        List<Map<String, Object>> rows = new ArrayList<>();
        if (fits && reading == Reading.FDB) {
            List<LineDetail.Seen> macs = detail == null ? List.of() : detail.macs();
            macs.forEach(seen -> rows.add(mac(seen)));
        } else if (fits) {
            Map<String, Object> told = told(reading, line, detail);
            if (!told.isEmpty() || reading == Reading.INTERFACES) { // that there is a line is told by its being there
                rows.add(told);
            }
        }
        return rows.stream()
                .map(told -> new ReadingCall.Row(line.place().name(), told))
                .toList();
    }

    private static Map<String, Object> told(Reading reading, StoredLine line, @Nullable LineDetail detail) {
        Map<String, Object> told = new HashMap<>();
        switch (reading) {
            case INTERFACES -> put(told, "description", line.description());
            case INTERFACE_STATUS -> putLink(told, line, detail);
            case INTERFACE_COUNTERS -> putCounters(told, detail == null ? null : detail.counters());
            case ONU_LIST -> putOnu(told, line.onu());
            case ONU_STATE -> putState(told, line);
            case ONU_SIGNAL -> putSignal(told, line.signal());
            default -> throw new IllegalArgumentException(reading + " is kept row by row");
        }
        return told;
    }

    private static void putLink(Map<String, Object> told, StoredLine line, @Nullable LineDetail detail) {
        put(told, "status", line.status());
        put(told, "adminState", line.adminState());
        LineDetail.Port port = detail == null ? null : detail.port();
        if (port != null) {
            put(told, "changedAt", port.changedAt());
            put(told, "linkMode", port.words().linkMode());
            put(told, "adminMode", port.words().adminMode());
            put(told, "medium", port.words().medium());
            put(told, "addressLearning", port.words().addressLearning());
        }
    }

    private static void putCounters(Map<String, Object> told, LineDetail.@Nullable Counters counted) {
        if (counted != null) {
            put(told, "inOctets", counted.inOctets());
            put(told, "outOctets", counted.outOctets());
            put(told, "inMulticastPackets", counted.inMulticast());
            put(told, "outMulticastPackets", counted.outMulticast());
            put(told, "inBroadcastPackets", counted.inBroadcast());
            put(told, "outBroadcastPackets", counted.outBroadcast());
            put(told, "inErrors", counted.inErrors());
            put(told, "outErrors", counted.outErrors());
            put(told, "inDiscards", counted.inDiscards());
            put(told, "outDiscards", counted.outDiscards());
        }
    }

    private static void putOnu(Map<String, Object> told, StoredLine.@Nullable Onu onu) {
        if (onu != null) {
            put(told, "SN".equals(onu.identKind()) ? "serial" : "mac", onu.shown());
            put(told, "vendor", onu.vendor());
            put(told, "model", onu.model());
            put(told, "software", onu.software());
            put(told, "hardware", onu.hardware());
        }
    }

    private static void putState(Map<String, Object> told, StoredLine line) {
        boolean online = line.status().equals("Online");
        put(told, "status", online ? line.status() : "Offline");
        put(told, "adminState", line.adminState());
        StoredLine.Onu onu = line.onu();
        if (onu != null) {
            boolean isUnexplained =
                    onu.downReason().isEmpty() || onu.downReason().equalsIgnoreCase("unknown");
            put(told, "bindStatus", online || !isUnexplained ? "" : line.status());
            put(told, "downReason", onu.downReason());
            put(told, "registeredAt", onu.registeredAt());
            put(told, "deregisteredAt", onu.deregisteredAt());
        }
    }

    private static void putSignal(Map<String, Object> told, StoredLine.@Nullable Signal signal) {
        if (signal != null) {
            put(told, "rxDbm", signal.rxDbm());
            put(told, "txDbm", signal.txDbm());
            put(told, "oltRxDbm", signal.oltRxDbm());
            put(told, "temperatureC", signal.temperatureC());
            put(told, "voltageV", signal.voltageV());
            put(told, "distanceM", signal.distanceM());
        }
    }

    private static Map<String, Object> mac(LineDetail.Seen seen) {
        Map<String, Object> told = new HashMap<>();
        put(told, "mac", seen.mac());
        put(told, "vlan", seen.vlan());
        put(told, "status", seen.status());
        return told;
    }

    /** What a device said of itself. */
    public static ReadingCall.Row of(StoredHost host) {
        StoredHost.Said said = host.said();
        Map<String, Object> told = new HashMap<>();
        put(told, "descr", said.descr());
        put(told, "bootedAt", said.bootedAt());
        put(told, "contact", said.contact());
        put(told, "name", said.name());
        put(told, "location", said.location());
        put(told, "mac", host.mac());
        put(told, "serial", host.serial());
        put(told, "software", said.software());
        put(told, "hardware", said.hardware());
        return new ReadingCall.Row("", told);
    }

    /** A row with its place in the device's table. */
    public static ReadingCall.Row of(KeptRow row) {
        Map<String, Object> told = new HashMap<>(row.values());
        put(told, "index", row.key());
        put(told, "mac", row.mac());
        put(told, "ip", row.ip());
        put(told, "vlan", row.vlan());
        return new ReadingCall.Row(row.port(), told);
    }

    private static void put(Map<String, Object> told, String column, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            told.put(column, value);
        }
    }
}
