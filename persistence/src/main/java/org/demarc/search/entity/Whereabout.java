package org.demarc.search.entity;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a MAC or an IP address was told of.
 *
 * @param table {@code fdb}, or the reading: {@code arp, router-arp, dhcp-leases, snooping, ...}
 * @param interfaceId the port or ONU, null where it is not known
 * @param port its name, empty for none
 * @param mac {@code AA:BB:CC:DD:EE:FF}, empty for none
 * @param ip empty for none
 * @param vlan null where none is told
 * @param status as the table says: LEARNED, bound, dynamic, ...; empty for none
 * @param comment what stands beside it on the device, empty for none
 * @param firstSeen null for what was just read
 * @param present in the newest table of the device
 * @param source {@code history}, or {@code device} for what was just read
 */
public record Whereabout(
        String table,
        long deviceId,
        String deviceName,
        String deviceAddress,
        @Nullable Long interfaceId,
        String port,
        String mac,
        String ip,
        @Nullable Integer vlan,
        String status,
        String comment,
        @Nullable Instant firstSeen,
        Instant lastSeen,
        boolean present,
        String source)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The MAC that an IP address was told with last, of rows in their order. */
    public static Optional<String> newestMac(List<Whereabout> arp) {
        return arp.stream().map(Whereabout::mac).filter(mac -> !mac.isEmpty()).findFirst();
    }
}
