package org.demarc.wildcore.control;

import static org.demarc.wildcore.control.ReadModule.Cell.made;
import static org.demarc.wildcore.control.ReadModule.Cell.none;
import static org.demarc.wildcore.control.ReadModule.Cell.told;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.wildcore.control.ReadModule.Cell;
import org.demarc.wildcore.control.ReadModule.Shape;
import org.demarc.wildcore.control.ReadModule.Source;
import org.jspecify.annotations.Nullable;

/** Every module of devices.md chapter 3 that Demarc reads for others: which reading of ours it is, and what of it stands in a row. */
public final class ReadModules {

    /** The names of the others; read from no device. */
    public static final String SUPPORTED = "supported_modules";

    private static final String ONU = "ONU";
    private static final String PON = "PON";
    private static final String VLAN = "vlan_id";
    private static final String MAC = "mac_address";
    private static final String INTERFACE_TYPE = "interface_type";
    private static final String LETTERS = "sn_as_ascii";

    private static final Cell DESCRIPTION = made("description", ModuleValues::description, "alias");

    private static final Cell[] COUNTED = {
        made("in_octets", values -> values.counter("inOctets", "inOctets32")),
        made("out_octets", values -> values.counter("outOctets", "outOctets32")),
        made("in_multicast_pkts", values -> values.counter("inMulticastPackets")),
        made("out_multicast_pkts", values -> values.counter("outMulticastPackets")),
        made("in_broadcast_pkts", values -> values.counter("inBroadcastPackets")),
        made("out_broadcast_pkts", values -> values.counter("outBroadcastPackets"))
    };

    private static final Cell[] FORWARDED = {
        made(VLAN, ModuleValues::vlan), told(MAC, "mac"), told("status", "status"), none("_virtual_port")
    };

    private static final Cell[] TRANSCEIVER = {
        told("temp", "temperatureC"),
        told("vcc", "voltageV"),
        told("bias", "biasMa"),
        told("tx_power", "txDbm"),
        told("rx_power", "rxDbm")
    };

    private static final List<ReadModule> OF_DEVICES = List.of(
            ReadModule.of(
                    "system",
                    Reading.SYSTEM,
                    Shape.SYSTEM,
                    told("descr", "descr"),
                    made("uptime", values -> {
                        var uptime = values.uptime();
                        return uptime == null ? null : LocalText.duration(uptime);
                    }),
                    made("uptime_sec", values -> {
                        var uptime = values.uptime();
                        return uptime == null ? null : String.valueOf(uptime.toSeconds());
                    }),
                    told("contact", "contact"),
                    told("name", "name"),
                    told("location", "location"),
                    told("mac_addr", "mac"),
                    told("serial_num", "serial"),
                    told("board_software_ver", "software"),
                    told("board_hardware_ver", "hardware")),
            ReadModule.of(
                            "sys_resources",
                            Reading.RESOURCES,
                            Shape.RESOURCES,
                            told("cpu", "cpuPercent"),
                            told("memory", "memoryPercent"),
                            none("disk"),
                            none("interfaces"),
                            told("cards", "name", "cpuPercent", "temperatureC"))
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "sys_temp",
                            Reading.RESOURCES,
                            Shape.OBJECT,
                            told("main", "temperatureC", "boardTemperatureC"),
                            told("main_from", "name"),
                            none("cpu"),
                            told("board", "boardTemperatureC"),
                            none("sensor"))
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "vlan_list",
                            Reading.VLAN_LIST,
                            Shape.ROWS,
                            made("id", values -> text(values.ofIndex(0))),
                            told("name", "name"))
                    .from(Source.KEPT),
            ReadModule.of(
                            "lldp_info",
                            Reading.NEIGHBOURS,
                            Shape.NEIGHBOURS,
                            told("rem_chassis_id", "chassis"),
                            told("rem_interface", "portDescription", "port"),
                            told("_rem_port_id", "port"))
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "snooping_info",
                            Reading.SNOOPING,
                            Shape.LINES,
                            told("ip", "ip"),
                            told(MAC, "mac"),
                            made(VLAN, ModuleValues::vlan),
                            told("remaining", "leaseS"),
                            told("_type", "type"))
                    .from(Source.KEPT)
                    .taking("ip", MAC, VLAN),
            ReadModule.of(
                            "arps",
                            Reading.ARP,
                            Shape.LINES,
                            told("ip", "ip"),
                            told(MAC, "mac"),
                            made(VLAN, ModuleValues::vlan),
                            none("status"))
                    .from(Source.KEPT)
                    .taking("ip", "mac", VLAN),
            ReadModule.of(
                            "card_list",
                            Reading.CARDS,
                            Shape.ROWS,
                            told("id", "index"),
                            made("shelf", values -> values.ofIndex(1)),
                            made("slot", values -> values.ofIndex(0)),
                            told("cfg_type", "type"),
                            told("num_ports", "ports"),
                            none("technology"),
                            told("hard_ver", "hardware"),
                            told("soft_ver", "software"))
                    .from(Source.KEPT),
            ReadModule.of(
                            "card_status",
                            Reading.CARDS,
                            Shape.ROWS,
                            told("id", "index"),
                            made("shelf", values -> values.ofIndex(1)),
                            made("slot", values -> values.ofIndex(0)),
                            told("oper_status", "status"),
                            told("admin_status", "adminState"),
                            told("cpu_load", "cpuPercent"),
                            told("memory_usage", "memoryPercent"),
                            told("temperature", "temperatureC"))
                    .from(Source.KEPT));

    private static final List<ReadModule> OF_PORTS = List.of(
            ReadModule.of("interfaces_list", Reading.INTERFACES, Shape.INTERFACES),
            ReadModule.of(
                    "interfaces_status",
                    Reading.INTERFACE_STATUS,
                    Shape.LINES,
                    told("status", "status"),
                    told("admin_state", "adminState")),
            ReadModule.of("interface_descriptions", Reading.INTERFACES, Shape.LINES, DESCRIPTION)
                    .taking(INTERFACE_TYPE),
            ReadModule.of("interface_counters", Reading.INTERFACE_COUNTERS, Shape.LINES, COUNTED)
                    .taking(INTERFACE_TYPE),
            ReadModule.of("counters", Reading.INTERFACE_COUNTERS, Shape.LINES, COUNTED),
            ReadModule.of(
                    "errors",
                    Reading.INTERFACE_COUNTERS,
                    Shape.LINES,
                    made("in_errors", values -> values.counter("inErrors")),
                    made("out_errors", values -> values.counter("outErrors")),
                    made("in_discards", values -> values.counter("inDiscards")),
                    made("out_discards", values -> values.counter("outDiscards"))),
            ReadModule.of(
                    "rmon",
                    Reading.PACKET_ERRORS,
                    Shape.LINES,
                    told("ether_stats_crc_align_errors", "crcAlign"),
                    told("ether_stats_undersize_pkts", "undersize"),
                    told("ether_stats_oversize_pkts", "oversize"),
                    told("ether_stats_fragments", "fragments"),
                    told("ether_stats_jabber", "jabber"),
                    told("ether_stats_collisions", "collisions"),
                    told("ether_stats_drop_events", "drops")),
            ReadModule.of(
                    "link_info",
                    Reading.INTERFACE_STATUS,
                    Shape.LINES,
                    made("medium_type", ModuleValues::medium),
                    made("type", ModuleValues::type),
                    made("last_change", values -> values.since("changedAt")),
                    none("connector_present"),
                    told("oper_status", "status"),
                    DESCRIPTION,
                    made("admin_state", ModuleValues::adminMode),
                    told("nway_status", "linkMode"),
                    told("address_learning", "addressLearning")),
            ReadModule.of("fdb", Reading.FDB, Shape.LINES, FORWARDED).taking("mac", VLAN),
            ReadModule.of("pvid", Reading.PVID, Shape.LINES, made("pvid", values -> text(values.vlan()))),
            ReadModule.of("sfp_optical", Reading.PORT_SIGNAL, Shape.LINES, TRANSCEIVER)
                    .from(Source.BY_COLUMN),
            ReadModule.of("sfp_diag", Reading.PORT_SIGNAL, Shape.LINES, TRANSCEIVER)
                    .from(Source.BY_COLUMN),
            ReadModule.of("ddm_info", Reading.PORT_SIGNAL, Shape.LINES, TRANSCEIVER)
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                    "sfp_media",
                    Reading.TRANSCEIVERS,
                    Shape.LINES,
                    told("vendor_name", "vendor"),
                    told("part_number", "partNumber"),
                    told("serial_num", "serial"),
                    told("connector_type", "connector"),
                    told("eth_compliance_codes", "compliance"),
                    none("baud_rate"),
                    none("_xpon_type")));

    private static final List<ReadModule> OF_ONUS = List.of(
            ReadModule.of("pon_ports_list", Reading.PON_PORTS, Shape.INTERFACES).ofLines(PON),
            ReadModule.of("pon_count_registered_onts", Reading.PON_PORTS, Shape.LINES, told("count", "registered")),
            ReadModule.of(
                            "pon_ports_optical",
                            Reading.PORT_SIGNAL,
                            Shape.LINES,
                            told("temp", "temperatureC"),
                            told("voltage", "voltageV"),
                            told("bias", "biasMa"),
                            told("tx", "txDbm"))
                    .ofLines(PON)
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "pon_onts_status",
                            Reading.ONU_STATE,
                            Shape.LINES,
                            told("status", "status"),
                            told("admin_state", "adminState"),
                            made("bind_status", ModuleValues::bindStatus, "bindStatus", "status", "downReason"),
                            none("conf_status"))
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "pon_onts_optical",
                            Reading.ONU_SIGNAL,
                            Shape.LINES,
                            told("rx", "rxDbm"),
                            told("tx", "txDbm"),
                            told("olt_rx", "oltRxDbm"),
                            told("temp", "temperatureC"),
                            told("voltage", "voltageV"),
                            told("distance", "distanceM"))
                    .from(Source.BY_COLUMN),
            ReadModule.of(
                            "pon_onts_serial",
                            Reading.ONU_LIST,
                            Shape.TOLD_LINES,
                            made("serial", ModuleValues::serial),
                            made("_serial_ascii", ModuleValues::serialInLetters),
                            made("_serial_hex", ModuleValues::serialInDigits),
                            made("_vendor_prefix", ModuleValues::vendorOfSerial))
                    .taking(LETTERS),
            ReadModule.of("pon_onts_mac_addr", Reading.ONU_LIST, Shape.TOLD_LINES, told(MAC, "mac")),
            ReadModule.of(
                    "pon_onts_vendor",
                    Reading.ONU_LIST,
                    Shape.LINES,
                    told("vendor", "vendor"),
                    told("model", "model"),
                    told("ver_software", "software"),
                    told("ver_hardware", "hardware"),
                    none("model_id"),
                    none("omcc_version"),
                    none("versions")),
            ReadModule.of(
                    "pon_onts_reasons",
                    Reading.ONU_STATE,
                    Shape.LINES,
                    made("last_reg", values -> values.time("registeredAt")),
                    made("last_reg_since", values -> values.since("registeredAt")),
                    made("last_dereg", values -> values.time("deregisteredAt")),
                    made("last_dereg_since", values -> values.since("deregisteredAt")),
                    told("last_down_reason", "downReason")),
            ReadModule.of(
                    "pon_onts_down_history",
                    Reading.ONU_HISTORY,
                    Shape.LOGS,
                    made("reg_time", values -> values.time("registeredAt")),
                    made("reg_since", values -> values.since("registeredAt")),
                    made("dereg_time", values -> values.time("deregisteredAt")),
                    made("dereg_since", values -> values.since("deregisteredAt")),
                    told("down_reason", "downReason")),
            ReadModule.of(
                            "pon_onts_configuration",
                            Reading.ONU_CONFIGURATION,
                            Shape.LINES,
                            told("line_profile", "lineProfile"),
                            told("service_profile", "serviceProfile"),
                            told("auth_method", "authentication"),
                            none("password"),
                            none("timeout"),
                            told("isolation", "isolation"))
                    .from(Source.BY_COLUMN),
            ReadModule.of("pon_fdb", Reading.FDB, Shape.LINES, FORWARDED)
                    .ofLines(ONU)
                    .taking("mac", VLAN),
            ReadModule.of("pon_interface_counters", Reading.INTERFACE_COUNTERS, Shape.LINES, COUNTED)
                    .ofLines(ONU),
            ReadModule.of(
                            "unregistered_onts",
                            Reading.ONU_UNREGISTERED,
                            Shape.LINES,
                            made("serial", ModuleValues::serial),
                            made("_serial_ascii", ModuleValues::serialInLetters),
                            made("_serial_hex", ModuleValues::serialInDigits),
                            told(MAC, "mac"),
                            made("_ident", values -> values.plain("serial", "mac")),
                            none("password"),
                            told("loid", "loid"),
                            told("check_code", "checkCode"),
                            none("equipment_id"),
                            told("model", "model"),
                            told("version", "hardware"),
                            told("fw_version", "software"),
                            made("reg_time", values -> values.time("seenAt")),
                            none("custom_info"),
                            made("type", ModuleValues::technology))
                    .taking("type", LETTERS));

    private ReadModules() {}

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Empty for modules that read nothing of ours. */
    public static Optional<ReadModule> named(String name) {
        return all().stream().filter(module -> module.name().equals(name)).findFirst();
    }

    static List<ReadModule> all() {
        return Stream.of(OF_DEVICES, OF_PORTS, OF_ONUS).flatMap(List::stream).toList();
    }

    /** Names of what a family reads and of what it obeys, by the alphabet. */
    public static List<String> namesFor(DeviceProfile family) {
        Set<String> names = new TreeSet<>(Set.of(SUPPORTED));
        all().stream()
                .filter(module -> family.readable().contains(module.reading()))
                .map(ReadModule::name)
                .forEach(names::add);
        family.actions().keySet().stream().map(ActionKind::module).forEach(names::add);
        return List.copyOf(names);
    }
}
