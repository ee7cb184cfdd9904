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
    FDB("fdb", "port", "status", "ifIndex", "fdbId"),
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
            "onu-signal", "rxDbm", "txDbm", "oltRxDbm", "temperatureC", "voltageV", "biasMa", "distanceM", Names.ONU);

    /** Names that several readings share. */
    private static final class Names {
        static final String DESCR = "descr";
        static final String MAC = "mac";
        static final String ADMIN_STATE = "adminState";
        static final String ONU = "onuNumber";
    }

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> columns;

    Reading(String key, String... columns) {
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

    public static Optional<Reading> withKey(String key) {
        return Arrays.stream(values())
                .filter(reading -> reading.key.equals(key))
                .findFirst();
    }
}
