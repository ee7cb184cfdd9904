package org.demarc.device.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The closed catalogue of readings: what can be asked of a device, and with which columns. A column's name says its unit
 * (DECISIONS 10); profiles may use these names and no others. {@code listed} says only that a row is there, whatever its value.
 */
public enum Reading implements ColumnCatalogue {
    SYSTEM(
            "system",
            Names.DESCR,
            "objectId",
            "uptimeTicks",
            "contact",
            "name",
            "location",
            "ifNumber",
            Names.MAC,
            "serial",
            "software",
            "hardware"),
    INTERFACES(
            "interfaces",
            "name",
            Names.DESCR,
            "alias",
            "ifType",
            "speedMbps",
            "speedBps",
            Names.MAC,
            "connectorPresent"),
    INTERFACE_STATUS(
            "interface-status",
            "status",
            Names.ADMIN_STATE,
            "speedMbps",
            "speedBps",
            "duplex",
            "lastChangeTicks",
            "linkMode",
            "adminMode",
            "medium",
            "addressLearning"),
    INTERFACE_COUNTERS(
            "interface-counters",
            "inOctets",
            "outOctets",
            "inOctets32",
            "outOctets32",
            "inUnicastPackets",
            "outUnicastPackets",
            "inMulticastPackets",
            "outMulticastPackets",
            "inBroadcastPackets",
            "outBroadcastPackets",
            "inErrors",
            "outErrors",
            "inDiscards",
            "outDiscards",
            "discontinuityTicks"),
    /**
     * Forwarding tables; from {@code mac} on the columns are those of vendors' tables about ONUs: {@code onuIndex} is packed like the index
     * if-index+onu, {@code listed} says only that the row is there.
     */
    FDB(
            "fdb",
            "port",
            "status",
            Names.IF_INDEX,
            "fdbId",
            Names.MAC,
            "macs",
            "vlan",
            "onuMac",
            "onuIndex",
            Names.ONU,
            "interfaceName",
            "listed"),
    ONU_LIST(
            "onu-list",
            "serial",
            Names.MAC,
            "name",
            "description",
            "vendor",
            "model",
            "hardware",
            "software",
            Names.ONU,
            Names.PON_PORT,
            "listed"),
    ONU_STATE(
            "onu-state",
            "status",
            Names.ADMIN_STATE,
            "bindStatus",
            "downReason",
            "registeredAt",
            "deregisteredAt",
            Names.ONU),
    ONU_SIGNAL(
            "onu-signal",
            "rxDbm",
            "txDbm",
            "oltRxDbm",
            Names.TEMPERATURE,
            Names.VOLTAGE,
            "biasMa",
            "distanceM",
            Names.ONU),

    /**
     * Processor, memory and temperature, a row for each unit or card that tells them (devices.md 4.2, sys_resources, sys_temp).
     * {@code memoryTotal} and {@code memoryFree}, in a unit of the device's own, are there to reckon {@code memoryPercent} from.
     */
    RESOURCES(
            Use.ALIKE,
            "resources",
            "name",
            "cpuPercent",
            "memoryPercent",
            "memoryTotal",
            "memoryFree",
            Names.TEMPERATURE,
            "boardTemperatureC",
            "fanState",
            "powerState",
            Names.VOLTAGE),
    /** Levels of transceivers in ports, PON ports among them (sfp_optical, pon_ports_optical). */
    PORT_SIGNAL(Use.ALIKE, "port-signal", "rxDbm", "txDbm", Names.TEMPERATURE, Names.VOLTAGE, "biasMa", Names.IF_INDEX),
    /** What transceivers say of themselves (sfp_media). */
    TRANSCEIVERS(
            Use.ALIKE,
            "transceivers",
            "vendor",
            "partNumber",
            "serial",
            "connector",
            "fiber",
            "wavelengthNm",
            "compliance",
            Names.IF_INDEX),
    /** ONUs by PON port (pon_count_registered_onts). */
    PON_PORTS(Use.ALIKE, "pon-ports", Names.ADMIN_STATE, "status", "registered", "online", "offline", "most"),
    /** ONUs that wait for registration (unregistered_onts); their line is the PON port. */
    ONU_UNREGISTERED(
            Use.ALIKE,
            "onu-unregistered",
            "serial",
            Names.MAC,
            "password",
            "loid",
            "checkCode",
            "model",
            "hardware",
            "software",
            "seenAt",
            "state"),
    /** Profiles of ONUs (pon_onts_configuration). */
    ONU_CONFIGURATION(
            Use.ALIKE, "onu-configuration", "lineProfile", "serviceProfile", "authentication", "state", "isolation"),
    /** Earlier registrations of ONUs, a row for each (pon_onts_down_history). */
    ONU_HISTORY(Use.ALIKE, "onu-history", "registeredAt", "deregisteredAt", "downReason"),
    /** Cards of a chassis (card_list, card_status). */
    CARDS(
            Use.ALIKE,
            "cards",
            "type",
            "status",
            Names.ADMIN_STATE,
            "cpuPercent",
            "memoryPercent",
            Names.TEMPERATURE,
            "ports",
            "serial",
            "hardware",
            "software"),
    /**
     * Neighbours by LLDP (lldp_info). {@code chassisKind} and {@code portKind} only tell how the two are packed (IEEE 802.1AB),
     * {@code localPort} how the device calls its own port.
     */
    NEIGHBOURS(
            Use.ALIKE,
            "neighbours",
            "chassis",
            "port",
            "portDescription",
            "systemName",
            "address",
            "chassisKind",
            "portKind",
            "localPort",
            Names.IF_INDEX),
    /** Addresses of neighbours on an interface (arps). */
    ARP(Use.ALIKE, "arp", Names.MAC),
    /** VLANs of a whole device (vlans); ports are lists of bridge ports. */
    VLAN_LIST(Use.ALIKE, "vlan-list", "name", "egress", "untagged", "forbidden", Names.IF_INDEX),
    /** VLAN of untagged frames (pvid). */
    PVID(Use.ALIKE, "pvid", "vlan", Names.IF_INDEX),
    /** RMON statistics (rmon). */
    PACKET_ERRORS(
            Use.ALIKE,
            "packet-errors",
            "drops",
            "crcAlign",
            "undersize",
            "oversize",
            "fragments",
            "jabber",
            "collisions",
            Names.IF_INDEX),
    /** DHCP snooping (snooping_info). */
    SNOOPING(Use.ALIKE, "snooping", Names.MAC, "ip", "vlan", "type", "leaseS"),
    /**
     * What the last cable test found; reading never starts a test (cable_diag). {@code portKind} only tells how many pairs the port
     * has.
     */
    CABLE(Use.LOOK, "cable", "pair1", "pair2", "pair3", "pair4", "pair1M", "pair2M", "pair3M", "pair4M", "portKind"),
    /** BGP sessions (bgp_peers), a row for each neighbour by its address; RouterOS tells them by its API alone. */
    BGP_PEERS(
            Use.ALIKE_OR_API, "bgp-peers", "name", "status", Names.ADMIN_STATE, "remoteAs", "establishedS", "prefixes"),
    /** Stations of a radio, with what the radio at which they are says of itself (polling-ubilling.md 13). */
    STATIONS(Use.ALIKE, "stations", Names.MAC, "rxDbm", "txDbm", "ssid", "frequencyMhz", "band"),
    /** Lines and values of sensors and power supplies (devices.md 3.5). */
    SENSORS(
            Use.ALIKE,
            "sensors",
            "name",
            "state",
            "mode",
            "direction",
            Names.TEMPERATURE,
            "value",
            "inputV",
            "outputV",
            "loadPercent",
            "batteryPercent",
            "remainingMin"),

    /** Leases of a RouterOS DHCP server, as its API tells them (lease_info). */
    DHCP_LEASES(Use.API, "dhcp-leases", Names.MAC, "ip", "host", "server", "status", "type", "state", Names.COMMENT),
    /** ARP of a RouterOS device (arp_info). */
    ROUTER_ARP(Use.API, "router-arp", Names.MAC, "ip", "interface", "type", "state", Names.COMMENT),
    /** Simple queues of a RouterOS device (simple_queue_info). */
    QUEUES(Use.API, "queues", "name", "target", "parent", "limitAt", "maxLimit", "type", "state", Names.COMMENT),
    /** Address lists of a RouterOS device (address_list_info). */
    ADDRESS_LISTS(Use.API, "address-lists", "list", "ip", "entry", "type", "state", Names.COMMENT),
    /** Interfaces of a RouterOS device, those of software among them (interface_info). */
    ROUTER_INTERFACES(Use.API, "router-interfaces", "name", Names.MAC, "type", "status", "state", "mtu", Names.COMMENT),
    /** Board, version, processor and memory of a RouterOS device. */
    ROUTER_RESOURCES(
            Use.API,
            "router-resources",
            "name",
            "software",
            "architecture",
            "cpuPercent",
            "memoryPercent",
            "memoryMb",
            "uptimeS");

    /** Who asks for a reading. */
    private enum Use {
        /** Pollers, which store it in tables of its own. */
        POLL,
        /** Pollers, which store its rows like those of all others of the kind. */
        ALIKE,
        /** Those who ask by RouterOS' API, not by SNMP; kept like those above. */
        API,
        /** Pollers, and of RouterOS devices those who ask by its API; kept like those above. */
        ALIKE_OR_API,
        /** Somebody who looks at a device: a table in the interface, {@code device:try}. */
        LOOK
    }

    /** Names that several readings share. */
    private static final class Names {
        static final String DESCR = "descr";
        static final String MAC = "mac";
        static final String ADMIN_STATE = "adminState";
        static final String ONU = "onuNumber";
        static final String PON_PORT = "ponPort";
        static final String IF_INDEX = "ifIndex";
        static final String TEMPERATURE = "temperatureC";
        static final String VOLTAGE = "voltageV";
        static final String COMMENT = "comment";
    }

    private final Use use;
    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> columns;

    Reading(String key, String... columns) {
        this(Use.POLL, key, columns);
    }

    Reading(Use use, String key, String... columns) {
        this.use = use;
        this.key = key;
        this.columns = List.of(columns);
    }

    /** The name in profiles, in the database and in our own API: {@code onu-signal}. */
    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    /** Whether pollers ask for it and its rows are kept; the others are read when somebody looks. */
    public boolean isPolled() {
        return use != Use.LOOK;
    }

    /** Whether its rows are all of one shape ({@link LookedRow}); the others have records of their own. */
    public boolean isAlike() {
        return use != Use.POLL;
    }

    /** Whether profiles can say how it is read by SNMP; the others come by RouterOS' API. */
    public boolean isInProfiles() {
        return use != Use.API;
    }

    /** Whether RouterOS' API brings it. */
    public boolean isByApi() {
        return use == Use.API || use == Use.ALIKE_OR_API;
    }

    public static Optional<Reading> withKey(String key) {
        return Arrays.stream(values())
                .filter(reading -> reading.key.equals(key))
                .findFirst();
    }
}
