package org.demarc.link.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a device sees its gateway's MAC address.
 *
 * @param byArp true where the gateway is the one whose ARP table has the device, false for any router
 * @param interfaceIds the ports it was seen on; one unless something is wrong
 * @param gatewayId the gateway where it is one known device
 * @param gatewayInterfaceId its port towards the device, by its ARP table
 */
public record UpwardClue(
        long deviceId,
        boolean byArp,
        List<Long> interfaceIds,
        @Nullable Long gatewayId,
        @Nullable Long gatewayInterfaceId,
        Instant seenAt) {}
