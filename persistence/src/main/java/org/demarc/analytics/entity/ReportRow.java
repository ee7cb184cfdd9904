package org.demarc.analytics.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a report.
 *
 * @param interfaceId null where the report is about the device itself
 * @param type of the interface, empty for none
 * @param subject serial, MAC, the device at the other end, or what is wrong
 * @param value dBm, per cent or a number, as the report says
 * @param before dBm a week before
 * @param count how many: places of an identifier or MAC, losses
 * @param state of a duplicate (clone, stale, offline), of a signal (low, high); empty for none
 */
public record ReportRow(
        long deviceId,
        String deviceName,
        String address,
        @Nullable Long interfaceId,
        String interfaceName,
        String type,
        String subject,
        @Nullable Double value,
        @Nullable Double before,
        @Nullable Long count,
        @Nullable Instant at,
        String state) {}
