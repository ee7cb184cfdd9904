package org.demarc.wildcore.control;

import java.util.List;
import org.demarc.analytics.entity.ReportRow;
import org.jspecify.annotations.Nullable;

/** A MAC behind several ports (wildcore-mikbill.md 7.4). */
public record DoubledMac(String macAddress, long count, List<Found> interfaces) {

    /** One of the ports. */
    public record Found(
            @Nullable Long id,
            long deviceId,
            String deviceIp,
            String deviceName,
            String name,
            @Nullable String lastSeen) {}

    /** @param rows of that MAC */
    public static DoubledMac of(String mac, List<ReportRow> rows, LocalText text) {
        Long count = rows.get(0).count();
        return new DoubledMac(
                mac,
                count == null ? rows.size() : count,
                rows.stream()
                        .map(row -> new Found(
                                row.interfaceId(),
                                row.deviceId(),
                                row.address(),
                                row.deviceName(),
                                row.interfaceName(),
                                text.timeOrNull(row.at())))
                        .toList());
    }
}
