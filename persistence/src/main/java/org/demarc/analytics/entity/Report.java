package org.demarc.analytics.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reports over the whole network (wildcore-mikbill.md 2 row 43, and 7.4). */
public enum Report {
    /** One serial or MAC at several ONUs: clone, stale or offline. */
    DUPLICATE_IDENTS,
    /** One MAC address behind several ports that lead to no other device. */
    DUPLICATE_MACS,
    /** ONUs that are online with a level outside the bounds. */
    BAD_SIGNALS,
    /** Ports with a link whose transceiver receives a level outside the bounds. */
    BAD_SFPS,
    /** ONUs whose level fell since a week before. */
    FADING_SIGNALS,
    /** ONUs that were lost again and again within a day. */
    FLAPPING_ONUS,
    /** The blacklist: ONUs whose status changed too often within a day. */
    RESTLESS_ONUS,
    /** Links from the utilisation on that counts as too much. */
    BUSY_LINKS,
    /** Ports in use that nobody has described. */
    UNNAMED_PORTS,
    /** Devices that have never answered. */
    SILENT_DEVICES;

    /** The name in addresses: {@code bad-signals}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Report> withKey(String key) {
        return Arrays.stream(values())
                .filter(report -> report.key().equals(key))
                .findFirst();
    }
}
