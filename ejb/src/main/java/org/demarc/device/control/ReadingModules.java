package org.demarc.device.control;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarc.device.entity.CustomParameters;

/** Which modules of devices.md chapter 3 a reading of ours brings: people switch modules off by those names. */
public final class ReadingModules {

    /** One module alone, or several that one reading brings together or cannot do without. */
    private static final Map<Reading, List<String>> MODULES_BY_READING = Map.ofEntries(
            Map.entry(Reading.SYSTEM, List.of("system")),
            Map.entry(Reading.INTERFACES, List.of("interfaces_list")),
            Map.entry(Reading.INTERFACE_STATUS, List.of("link_info")),
            Map.entry(Reading.INTERFACE_COUNTERS, List.of("interface_counters")),
            Map.entry(Reading.PACKET_ERRORS, List.of("rmon")),
            Map.entry(Reading.FDB, List.of("fdb")),
            Map.entry(Reading.VLAN_LIST, List.of("vlans")),
            Map.entry(Reading.PVID, List.of("pvid")),
            Map.entry(Reading.NEIGHBOURS, List.of("lldp_info")),
            Map.entry(Reading.ARP, List.of("arps")),
            Map.entry(Reading.BGP_PEERS, List.of("bgp_peers")),
            Map.entry(Reading.SNOOPING, List.of("snooping_info")),
            Map.entry(Reading.RESOURCES, List.of("sys_resources")),
            Map.entry(Reading.PORT_SIGNAL, List.of("sfp_optical")),
            Map.entry(Reading.TRANSCEIVERS, List.of("sfp_media")),
            Map.entry(Reading.CARDS, List.of("card_list", "card_status")),
            Map.entry(Reading.PON_PORTS, List.of("pon_ports_list")),
            Map.entry(Reading.ONU_LIST, List.of("pon_onts_serial", "pon_onts_mac_addr")),
            Map.entry(Reading.ONU_STATE, List.of("pon_onts_status")),
            // Of an ONU that is not online a level is what it had before it went (DEV-10): no levels without states.
            Map.entry(Reading.ONU_SIGNAL, List.of("pon_onts_optical", "pon_onts_status")),
            Map.entry(Reading.ONU_CONFIGURATION, List.of("pon_onts_configuration")),
            Map.entry(Reading.ONU_HISTORY, List.of("pon_onts_down_history")),
            Map.entry(Reading.ONU_UNREGISTERED, List.of("unregistered_onts")));

    private ReadingModules() {}

    /** Names that mean something here: modules that polls load, and those of control. */
    public static Set<String> known() {
        Set<String> known = new TreeSet<>(polled());
        Arrays.stream(ActionKind.values()).map(ActionKind::module).forEach(known::add);
        return known;
    }

    /** Names of modules that polls load. */
    public static Set<String> polled() {
        return new TreeSet<>(
                MODULES_BY_READING.values().stream().flatMap(List::stream).toList());
    }

    /** Those of the readings that the parameters let polls load; what several modules share goes with the first of them. */
    public static Set<Reading> loaded(Set<Reading> offered, CustomParameters parameters) {
        return kept(offered, reading -> modules(reading).allMatch(parameters::loads));
    }

    /** Those of the readings that are not switched off. */
    public static Set<Reading> enabled(Set<Reading> offered, CustomParameters parameters) {
        return kept(offered, reading -> modules(reading).noneMatch(parameters::isDisabled));
    }

    /** The names by which people switch this reading off; empty for one that is no module. */
    public static List<String> of(Reading reading) {
        return MODULES_BY_READING.getOrDefault(reading, List.of());
    }

    private static Stream<String> modules(Reading reading) {
        return of(reading).stream();
    }

    /** Readings that are no module stay as they are. */
    private static Set<Reading> kept(Set<Reading> offered, java.util.function.Predicate<Reading> wanted) {
        EnumSet<Reading> kept = EnumSet.noneOf(Reading.class);
        for (Reading reading : offered) {
            if (!MODULES_BY_READING.containsKey(reading) || wanted.test(reading)) {
                kept.add(reading);
            }
        }
        return kept;
    }
}
