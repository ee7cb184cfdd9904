package org.demarc.device.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * The list of VLANs turned round: which VLANs each port is in. Devices list members by bridge port (Q-BRIDGE-MIB PortList); which
 * interface that is, dot1dBasePortIfIndex says, and a device without that table counts its ports by ifIndex.
 */
final class PortVlans {

    private final DeviceProfile profile;
    private final Answers answers;
    private final InterfaceDirectory directory;

    PortVlans(DeviceProfile profile, Answers answers, InterfaceDirectory directory) {
        this.profile = profile;
        this.answers = answers;
        this.directory = directory;
    }

    /**
     * VLANs by number, by the bind key of the port; a port that is in none has an empty list, a port that the device says nothing of is
     * not there, and neither are ONUs.
     *
     * @param vlans the device's rows of {@link Reading#VLAN_LIST}
     */
    Map<String, List<VlanRow>> of(List<LookedRow> vlans) {
        if (vlans.stream().noneMatch(row -> row.values().containsKey("egress"))) {
            return Map.of();
        }
        Map<Long, String> keyByPort = keys(vlans);
        Map<String, Map<Integer, VlanRow>> rowsByKey = new LinkedHashMap<>();
        keyByPort.values().forEach(key -> rowsByKey.put(key, new LinkedHashMap<>()));
        vlans.stream().filter(PortVlans::isVlan).map(Vlan::of).forEach(vlan -> vlan.egress()
                .forEach(port -> {
                    Map<Integer, VlanRow> rows = rowsByKey.get(keyByPort.getOrDefault(port, ""));
                    if (rows != null) {
                        rows.putIfAbsent(
                                vlan.number(),
                                new VlanRow(
                                        vlan.number(),
                                        vlan.name(),
                                        vlan.untagged().contains(port)));
                    }
                }));
        Map<String, List<VlanRow>> byKey = new HashMap<>();
        rowsByKey.forEach((key, rows) -> byKey.put(key, new ArrayList<>(rows.values())));
        return byKey;
    }

    /** A VLAN with the bridge ports that are in it. */
    private record Vlan(int number, String name, Collection<Long> egress, Collection<Long> untagged) {

        static Vlan of(LookedRow row) {
            String number = row.key().substring(row.key().lastIndexOf('.') + 1);
            return new Vlan(
                    Integer.parseInt(number),
                    String.valueOf(row.values().getOrDefault("name", "")),
                    ports(row, "egress"),
                    ports(row, "untagged"));
        }
    }

    /** Numbers of other things stand in the table of the current VLANs too. */
    private static boolean isVlan(LookedRow row) {
        return row.key().matches("(?:.*\\.)?[0-9]{1,4}");
    }

    private static Set<Long> ports(LookedRow row, String column) {
        Set<Long> ports = new HashSet<>();
        if (row.values().get(column) instanceof Collection<?> numbers) {
            numbers.forEach(number -> ports.add(((Number) number).longValue()));
        }
        return ports;
    }

    private Map<Long, String> keys(List<LookedRow> vlans) {
        Map<Long, Long> ifIndexByPort = ifIndexByPort();
        if (ifIndexByPort.isEmpty()) {
            vlans.forEach(row -> ports(row, "egress").forEach(port -> ifIndexByPort.put(port, port)));
        }
        Map<Long, String> keyByPort = new LinkedHashMap<>();
        ifIndexByPort.forEach((port, ifIndex) -> {
            InterfaceRef ref = directory.at(ifIndex);
            if (ref != null && !ref.isOnu()) {
                keyByPort.put(port, ref.bindKey());
            }
        });
        return keyByPort;
    }

    private Map<Long, Long> ifIndexByPort() {
        Map<Long, Long> ifIndexByPort = new LinkedHashMap<>();
        for (ReadingPart part : profile.parts(Reading.VLAN_LIST)) {
            @Nullable ReadTable table = part.role() == Role.BRIDGE_PORTS ? answers.table(part.table()) : null;
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                SnmpValue told = table.value(row, 0);
                if (told.kind().isNumber()) {
                    ifIndexByPort.put(table.key(row).at(0), told.number());
                }
            }
        }
        return ifIndexByPort;
    }
}
