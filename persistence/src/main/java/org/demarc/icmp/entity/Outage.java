package org.demarc.icmp.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a device or a gateway did not answer ICMP.
 *
 * @param kind DEVICE or GATEWAY
 * @param deviceId null for a gateway
 * @param name of the device now, of the gateway then
 * @param address of the device, host of the gateway
 * @param location where the device stands, empty for unknown
 * @param endedAt null while it goes on
 */
public record Outage(
        long id,
        String kind,
        @Nullable Long deviceId,
        String name,
        String address,
        String location,
        Instant beganAt,
        @Nullable Instant endedAt) {}
