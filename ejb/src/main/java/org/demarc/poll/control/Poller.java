package org.demarc.poll.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.device.control.Reading;

/** The pollers of devices.md 14, with those of Demarc's own after them: readings that are switched together. */
public enum Poller {
    SYSTEM(Reading.SYSTEM),
    SYS_RESOURCES(Reading.RESOURCES, Reading.CARDS),
    INTERFACES_LIST(Reading.INTERFACES),
    INTERFACES_STATUS(Reading.INTERFACE_STATUS, Reading.ONU_STATE, Reading.PON_PORTS),
    COUNTERS(Reading.INTERFACE_COUNTERS, Reading.PACKET_ERRORS),
    FDB_TABLE(Reading.FDB),
    ONT_IDENT(Reading.ONU_LIST, Reading.ONU_UNREGISTERED),
    OPTICAL_STRENGTH(Reading.ONU_SIGNAL),
    SFP_OPTICAL_STRENGTH(Reading.PORT_SIGNAL),
    ARP_TABLE(Reading.ARP, Reading.SNOOPING),
    BGP_SESSIONS(Reading.BGP_PEERS),
    SENSORS_DATA(Reading.SENSORS),
    VLANS(Reading.VLAN_LIST, Reading.PVID),
    NEIGHBOURS(Reading.NEIGHBOURS),
    WIRELESS(Reading.STATIONS),
    TRANSCEIVERS(Reading.TRANSCEIVERS),
    ONU_CONFIGURATION(Reading.ONU_CONFIGURATION, Reading.ONU_HISTORY),
    /** By RouterOS' API, not by SNMP. */
    ROUTER_API(
            Reading.DHCP_LEASES,
            Reading.ROUTER_ARP,
            Reading.QUEUES,
            Reading.ADDRESS_LISTS,
            Reading.ROUTER_INTERFACES,
            Reading.ROUTER_RESOURCES),
    /** The archive of configurations: by console, not by SNMP, so it has no readings. */
    CONFIGURATION();

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<Reading> readings;

    Poller(Reading... readings) {
        this.readings = List.of(readings);
    }

    /** {@code fdb_table}, as devices.md writes it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public List<Reading> readings() {
        return readings;
    }

    /** Whether the key is this poller's, or that of one of its readings. */
    public boolean reads(String key) {
        return key.equals(key())
                || Reading.withKey(key).filter(readings::contains).isPresent();
    }

    public static Optional<Poller> withKey(String key) {
        return Arrays.stream(values())
                .filter(poller -> poller.key().equals(key))
                .findFirst();
    }

    /** Who asks for a reading; empty for what is only looked at. */
    public static Optional<Poller> of(Reading reading) {
        return Arrays.stream(values())
                .filter(poller -> poller.readings.contains(reading))
                .findFirst();
    }
}
