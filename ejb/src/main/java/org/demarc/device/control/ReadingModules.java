package org.demarc.device.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.ModuleReadings;
import org.demarc.device.entity.ModuleReadings.Off;
import org.demarc.device.entity.SwitchedOff;

/** Which modules of devices.md chapter 3 a reading of ours brings: people switch modules off by those names. */
public final class ReadingModules {

    private static final String ONU_STATES = "pon_onts_status";
    private static final String ONU_STATES_BEFORE = "pon_ont_state";

    /** One module alone, or several that one reading brings together or cannot do without. */
    private static final Map<Reading, List<String>> MODULES_BY_READING = Map.ofEntries(
            Map.entry(Reading.SYSTEM, List.of("system")),
            Map.entry(Reading.INTERFACES, List.of("interfaces_list")),
            Map.entry(Reading.INTERFACE_STATUS, List.of("link_info", "interfaces_status")),
            Map.entry(Reading.INTERFACE_COUNTERS, List.of("interface_counters", "counters")),
            Map.entry(Reading.PACKET_ERRORS, List.of("rmon")),
            Map.entry(Reading.FDB, List.of("fdb")),
            Map.entry(Reading.VLAN_LIST, List.of("vlans", "vlan_list")),
            Map.entry(Reading.PVID, List.of("pvid")),
            Map.entry(Reading.NEIGHBOURS, List.of("lldp_info")),
            Map.entry(Reading.ARP, List.of("arps")),
            Map.entry(Reading.BGP_PEERS, List.of("bgp_peers", "bgp_sessions", "bgp_info")),
            Map.entry(Reading.SNOOPING, List.of("snooping_info")),
            Map.entry(Reading.RESOURCES, List.of("sys_resources")),
            Map.entry(Reading.PORT_SIGNAL, List.of("sfp_optical", "sfp_diag", "ddm_info", "pon_ports_optical")),
            Map.entry(Reading.TRANSCEIVERS, List.of("sfp_media", "sfp_info")),
            Map.entry(Reading.CARDS, List.of("card_list", "card_status", "slot_info")),
            Map.entry(Reading.CABLE, List.of("cable_diag")),
            Map.entry(
                    Reading.SENSORS,
                    List.of(
                            "sensors",
                            "power_control_output_list",
                            "power_sensor_state",
                            "knock_sensor_state",
                            "digital_lines_list",
                            "analog_lines_list")),
            Map.entry(Reading.PON_PORTS, List.of("pon_ports_list", "pon_count_registered_onts")),
            Map.entry(Reading.ONU_LIST, List.of("pon_onts_serial", "pon_onts_mac_addr")),
            Map.entry(Reading.ONU_STATE, List.of(ONU_STATES, ONU_STATES_BEFORE)),
            // Of an ONU that is not online a level is what it had before it went (DEV-10): no levels without states.
            Map.entry(Reading.ONU_SIGNAL, List.of("pon_onts_optical", ONU_STATES, ONU_STATES_BEFORE)),
            Map.entry(Reading.ONU_CONFIGURATION, List.of("pon_onts_configuration")),
            Map.entry(Reading.ONU_HISTORY, List.of("pon_onts_down_history")),
            Map.entry(Reading.ONU_UNREGISTERED, List.of("unregistered_onts")),
            Map.entry(Reading.DHCP_LEASES, List.of("lease_info")),
            Map.entry(Reading.ROUTER_ARP, List.of("arp_info")),
            Map.entry(Reading.QUEUES, List.of("simple_queue_info")),
            Map.entry(Reading.ADDRESS_LISTS, List.of("address_list_info")),
            Map.entry(Reading.ROUTER_INTERFACES, List.of("interface_info", "interface_vlan_info")),
            Map.entry(Reading.ROUTER_RESOURCES, List.of("sys_resources")));

    /** VLANs by port are taken from the table of VLANs (devices.md 3.1). */
    private static final Map<Detail, List<String>> MODULES_BY_DETAIL = Map.of(
            Detail.UNI, List.of("uni_interfaces_status"),
            Detail.VLANS, List.of("vlans_by_port", "vlans"));

    /** Names of chapter 3 for which Demarc has no reading and no action: they may be said, and there is nothing to switch off. */
    private static final Set<String> NOTHING_OF_OURS = Set.of(
            "supported_modules",
            "net_settings",
            "parse_interface",
            "interface_rate_limits",
            "direct_routes",
            "bgp_peer_routes",
            "uni_interfaces_counters",
            "pon_profiles",
            "gpon_profiles",
            "onu_ip_host",
            "zte_ont_info",
            "zte_ont_configuration",
            "arp_ping",
            "dhcp_server_info",
            "ctrl_set_device_description",
            "ctrl_power_control_output",
            "ctrl_digital_line",
            "ctrl_analog_line");

    /** Its text is not taken over; names of interfaces may hang on the same column, so that it is still asked for. */
    private static final String DESCRIPTIONS = "interface_descriptions";

    private ReadingModules() {}

    /** Every name of devices.md chapter 3: what is read, what is done, and what Demarc has nothing of. */
    public static Set<String> known() {
        Set<String> known = new TreeSet<>(polled());
        MODULES_BY_DETAIL.values().forEach(known::addAll);
        Arrays.stream(ActionKind.values()).map(ActionKind::module).forEach(known::add);
        known.addAll(NOTHING_OF_OURS);
        return known;
    }

    /** Names of modules that polls load. */
    public static Set<String> polled() {
        Set<String> polled = new TreeSet<>();
        MODULES_BY_READING.values().forEach(polled::addAll);
        polled.addAll(LeftOut.COLUMNS_BY_MODULE.keySet());
        polled.add(LeftOut.COUNTERS_OF_ONUS);
        polled.add(LeftOut.MACS_BEHIND_ONUS);
        polled.add(DESCRIPTIONS);
        return polled;
    }

    /** The same for questions to the database, with what leaves nothing of a reading of one of these families. */
    public static ModuleReadings pairs(Collection<DeviceProfile> families) {
        Map<String, List<String>> modulesByReading = new TreeMap<>();
        MODULES_BY_READING.forEach((reading, modules) -> modulesByReading.put(reading.key(), modules));
        List<Off> offs = new ArrayList<>(ModuleReadings.whole(modulesByReading));
        families.forEach(family -> family.offered().forEach(reading -> NothingLeft.of(family, reading)
                .forEach(parts -> offs.add(new Off(reading.key(), family.key(), parts)))));
        return new ModuleReadings(offs);
    }

    /** Those of the readings that the parameters let polls load; what several modules share goes with the first of them. */
    public static Set<Reading> loaded(Set<Reading> offered, CustomParameters parameters) {
        return kept(offered, reading -> whyNotLoaded(reading, parameters));
    }

    /** Those of the readings that are not switched off. */
    public static Set<Reading> enabled(Set<Reading> offered, CustomParameters parameters) {
        return kept(offered, reading -> whyDisabled(reading, parameters));
    }

    /** Who has polls leave the reading out whole, whatever the device is; empty when nobody does. */
    public static Optional<SwitchedOff> whyNotLoaded(Reading reading, CustomParameters parameters) {
        return first(of(reading), parameters::whyNotLoaded);
    }

    /** The same for one family: also where nothing of the reading is left after its parts were left out. */
    public static Optional<SwitchedOff> whyNotLoaded(
            Reading reading, DeviceProfile family, CustomParameters parameters) {
        return whyNotLoaded(reading, parameters)
                .or(() -> whyNothingIsLeft(family, reading, part -> whyPartNotLoaded(part, parameters)));
    }

    private static Optional<SwitchedOff> whyPartNotLoaded(String part, CustomParameters parameters) {
        return CustomParameters.levels().contains(part)
                ? parameters.whyLevelNotLoaded(part)
                : parameters.whyNotLoaded(part);
    }

    /** Who switches the reading off whole, whoever asks and whatever the device is; empty when nobody does. */
    public static Optional<SwitchedOff> whyDisabled(Reading reading, CustomParameters parameters) {
        return first(of(reading), parameters::whyDisabled);
    }

    /** The same for one family: also where nothing of the reading is left after its parts were left out. */
    public static Optional<SwitchedOff> whyDisabled(
            Reading reading, DeviceProfile family, CustomParameters parameters) {
        return whyDisabled(reading, parameters).or(() -> whyNothingIsLeft(family, reading, parameters::whyDisabled));
    }

    /** The same of a reading of one line alone: what is told of ONUs can be switched off for itself. */
    public static Optional<SwitchedOff> whyDisabled(
            Reading reading, DeviceProfile family, boolean ofOnu, CustomParameters parameters) {
        Optional<SwitchedOff> whole = whyDisabled(reading, family, parameters);
        return whole.isPresent() || !ofOnu ? whole : first(modulesOfOnus(reading, family), parameters::whyDisabled);
    }

    private static List<String> modulesOfOnus(Reading reading, DeviceProfile family) {
        if (reading == Reading.INTERFACE_COUNTERS) {
            return List.of(LeftOut.COUNTERS_OF_ONUS);
        }
        boolean macs = reading == Reading.FDB && LeftOut.tellsMacsBehindOnus(family);
        return macs ? List.of(LeftOut.MACS_BEHIND_ONUS) : List.of();
    }

    /** Whether polls keep the counters of ONUs. */
    public static boolean loadsCountersOfOnus(CustomParameters parameters) {
        return parameters.loads(LeftOut.COUNTERS_OF_ONUS);
    }

    /** Who switches a detail of a line off for this family; empty when nobody does. */
    public static Optional<SwitchedOff> whyDisabled(Detail detail, DeviceProfile family, CustomParameters parameters) {
        return first(of(detail), parameters::whyDisabled)
                .or(() -> whyNothingIsLeft(family, detail, parameters::whyDisabled));
    }

    private static Optional<SwitchedOff> whyNothingIsLeft(
            DeviceProfile family, ColumnCatalogue told, Function<String, Optional<SwitchedOff>> why) {
        if (NothingLeft.candidates(told).stream()
                .noneMatch(part -> why.apply(part).isPresent())) {
            return Optional.empty(); // of most devices at most times
        }
        return NothingLeft.of(family, told).stream()
                .filter(parts -> parts.stream().allMatch(part -> why.apply(part).isPresent()))
                .findFirst()
                .flatMap(parts -> first(parts, why));
    }

    /** Those of the readings that polls leave out of a device of this family, and who says so. */
    public static Map<Reading, SwitchedOff> switchedOff(
            Set<Reading> readings, DeviceProfile family, CustomParameters parameters) {
        Map<Reading, SwitchedOff> off = new EnumMap<>(Reading.class);
        readings.forEach(reading -> whyNotLoaded(reading, family, parameters).ifPresent(why -> off.put(reading, why)));
        return off;
    }

    /** The family as polls ask it: without the columns and rows that parameters do not let them load. */
    public static DeviceProfile loaded(DeviceProfile profile, CustomParameters parameters) {
        return profile.without(LeftOut.of(module -> !parameters.loads(module)));
    }

    /** The family as it is asked for a question now: without the columns and rows that are switched off. */
    public static DeviceProfile enabled(DeviceProfile profile, CustomParameters parameters) {
        return profile.without(LeftOut.of(parameters::isDisabled));
    }

    /** The names by which people switch this reading off; empty for one that is no module. */
    public static List<String> of(Reading reading) {
        return MODULES_BY_READING.getOrDefault(reading, List.of());
    }

    /** The same of a detail of a line. */
    static List<String> of(Detail detail) {
        return MODULES_BY_DETAIL.getOrDefault(detail, List.of());
    }

    private static Optional<SwitchedOff> first(
            Collection<String> modules, Function<String, Optional<SwitchedOff>> why) {
        return modules.stream().flatMap(module -> why.apply(module).stream()).findFirst();
    }

    /** Readings that are no module stay as they are. */
    private static Set<Reading> kept(Set<Reading> offered, Function<Reading, Optional<SwitchedOff>> why) {
        EnumSet<Reading> kept = EnumSet.noneOf(Reading.class);
        offered.stream().filter(reading -> why.apply(reading).isEmpty()).forEach(kept::add);
        return kept;
    }
}
