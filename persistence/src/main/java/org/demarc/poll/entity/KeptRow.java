package org.demarc.poll.entity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stood in a row of a device's table, from when to when.
 *
 * @param reading key of the catalogue, {@code neighbours}
 * @param key index in the device's own table
 * @param interfaceId the port or ONU that it tells of, null for none
 * @param port its name, empty for none
 * @param mac {@code AA:BB:CC:DD:EE:FF}, empty for none
 * @param ip empty for none
 * @param values by column of the catalogue: texts and numbers
 * @param present in the newest table of the device
 */
public record KeptRow(
        long id,
        long deviceId,
        String deviceName,
        String reading,
        String key,
        @Nullable Long interfaceId,
        String port,
        String mac,
        String ip,
        @Nullable Integer vlan,
        Map<String, Object> values,
        Instant firstSeen,
        Instant lastSeen,
        boolean present) {

    /** A number of a row over time. */
    public record Point(Instant at, double value, double least, double most) {}
}
