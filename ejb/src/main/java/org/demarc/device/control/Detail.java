package org.demarc.device.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is read of a single line only when somebody looks at it, and never of a whole device: too costly or too rarely wanted for a
 * poll. A closed catalogue like {@link Reading}.
 */
public enum Detail implements ColumnCatalogue {
    /** LAN ports of an ONU (devices.md 4.2, uni_interfaces_status and uni_interfaces_vlans). */
    UNI("uni", "status", "adminState", "speed", "duplex", "vlan", "vlanMode"),
    /** VLANs of a port (devices.md 4.2, vlans_by_port): ports come as lists of bridge ports. */
    VLANS("vlans", "name", "egress", "untagged", "ifIndex");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> columns;

    Detail(String key, String... columns) {
        this.key = key;
        this.columns = List.of(columns);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    /** The detail with this key of profiles. */
    public static Optional<Detail> withKey(String key) {
        return Arrays.stream(values()).filter(detail -> detail.key.equals(key)).findFirst();
    }
}
