package org.demarc.poll.control;

import java.time.Duration;
import java.util.List;
import org.demarc.device.control.Reading;
import org.demarc.device.control.WantedColumns;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of polling: intervals of readings (devices.md 14) and how work is dealt out. */
@SettingsOf("poll")
public record PollSettings(
        @Setting(value = "true", says = "Poll devices from this node")
        boolean enabled,

        @Setting(value = "300s", min = 10, max = 86400, says = "Interval of the reading system")
        Duration systemInterval,

        @Setting(value = "1800s", min = 10, max = 86400, says = "Interval of the reading interfaces")
        Duration interfacesInterval,

        @Setting(value = "120s", min = 10, max = 86400, says = "Interval of the reading interface-status")
        Duration interfaceStatusInterval,

        @Setting(value = "120s", min = 10, max = 86400, says = "Interval of the reading interface-counters")
        Duration interfaceCountersInterval,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the reading fdb")
        Duration fdbInterval,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the reading onu-list")
        Duration onuListInterval,

        @Setting(value = "120s", min = 10, max = 86400, says = "Interval of the reading onu-state")
        Duration onuStateInterval,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the reading onu-signal")
        Duration onuSignalInterval,

        @Setting(value = "120s", min = 10, max = 86400, says = "Interval of the poller sys_resources")
        Duration sysResourcesInterval,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the poller sfp_optical_strength")
        Duration sfpOpticalStrengthInterval,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the poller arp_table")
        Duration arpTableInterval,

        @Setting(value = "120s", min = 10, max = 86400, says = "Interval of the poller bgp_sessions")
        Duration bgpSessionsInterval,

        @Setting(value = "60s", min = 10, max = 86400, says = "Interval of the poller sensors_data")
        Duration sensorsDataInterval,

        @Setting(value = "1800s", min = 10, max = 86400, says = "Interval of the poller vlans")
        Duration vlansInterval,

        @Setting(value = "1800s", min = 10, max = 86400, says = "Interval of the poller neighbours")
        Duration neighboursInterval,

        @Setting(value = "300s", min = 10, max = 86400, says = "Interval of the poller wireless")
        Duration wirelessInterval,

        @Setting(value = "3600s", min = 10, max = 86400, says = "Interval of the poller transceivers")
        Duration transceiversInterval,

        @Setting(value = "3600s", min = 10, max = 86400, says = "Interval of the poller onu_configuration")
        Duration onuConfigurationInterval,

        @Setting(
                value = "",
                says =
                        "Numbers that are asked for, such as onu-signal.rxDbm,onu-signal.oltRxDbm: others of the readings"
                                + " named here are left out; of onu-signal, port-signal, resources, cards and sensors, since states,"
                                + " links and events hang on the other readings. Empty: all")
        List<String> loadOnly,

        @Setting(value = "600s", min = 10, max = 86400, says = "Interval of the poller router_api")
        Duration routerApiInterval,

        @Setting(value = "60s", min = 10, max = 86400, says = "When a device that did not answer is asked again")
        Duration silentInterval,

        @Setting(value = "64", min = 1, max = 1000, says = "Devices in one batch of work")
        int batchSize,

        @Setting(value = "2000", min = 1, max = 100000, says = "Devices put into batches at one tick")
        int mostPerTick,

        @Setting(value = "90s", min = 20, max = 3600, says = "How long a node holds a device without a sign of life")
        Duration lease,

        @Setting(value = "300s", min = 10, max = 3600, says = "Longest poll of one device")
        Duration deadline,

        @Setting(
                value = "14",
                min = 1,
                max = 400,
                says = "Days that samples of rates, signals and other readings are kept")
        int keepSamplesDays,

        @Setting(value = "90", min = 1, max = 1000, says = "Days that their quarters of an hour are kept")
        int keepQuartersDays,

        @Setting(value = "1095", min = 31, max = 10000, says = "Days that their days are kept")
        int keepDaysDays,

        @Setting(value = "3", min = 1, max = 400, says = "Days that the log of pollers is kept")
        int keepLogDays,

        @Setting(
                value = "90",
                min = 1,
                max = 4000,
                says =
                        "Days that a MAC, a neighbour or another row of a reading is remembered where it is not seen any more")
        int keepSightingsDays,

        @Setting(
                value = "1095",
                min = 1,
                max = 10000,
                says = "Days that ended states of devices, ports and ONUs are kept")
        int keepStatesDays,

        @Setting(
                value = "30",
                min = 1,
                max = 4000,
                says = "Days that ports and ONUs are kept that devices no longer list")
        int keepGoneDays) {

    public PollSettings {
        WantedColumns.of(loadOnly);
    }

    /** The numbers that are asked for. */
    public WantedColumns wanted() {
        return WantedColumns.of(loadOnly);
    }

    /** How often a reading is due unless a device says otherwise. */
    public Duration interval(Reading reading) {
        return switch (reading) {
            case SYSTEM -> systemInterval;
            case INTERFACES -> interfacesInterval;
            case INTERFACE_STATUS -> interfaceStatusInterval;
            case INTERFACE_COUNTERS -> interfaceCountersInterval;
            case FDB -> fdbInterval;
            case ONU_LIST -> onuListInterval;
            case ONU_STATE -> onuStateInterval;
            case ONU_SIGNAL -> onuSignalInterval;
            case RESOURCES, CARDS -> sysResourcesInterval;
            case PON_PORTS -> interfaceStatusInterval;
            case PACKET_ERRORS -> interfaceCountersInterval;
            case ONU_UNREGISTERED -> onuListInterval;
            case PORT_SIGNAL -> sfpOpticalStrengthInterval;
            case ARP, SNOOPING -> arpTableInterval;
            case BGP_PEERS -> bgpSessionsInterval;
            case SENSORS -> sensorsDataInterval;
            case VLAN_LIST, PVID -> vlansInterval;
            case NEIGHBOURS -> neighboursInterval;
            case STATIONS -> wirelessInterval;
            case TRANSCEIVERS -> transceiversInterval;
            case DHCP_LEASES, ROUTER_ARP, QUEUES, ADDRESS_LISTS, ROUTER_INTERFACES, ROUTER_RESOURCES ->
                routerApiInterval;
            case ONU_CONFIGURATION, ONU_HISTORY -> onuConfigurationInterval;
            default -> throw new IllegalArgumentException(reading.key() + " is not polled");
        };
    }
}
