package org.demarc.trap.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trap in the log.
 *
 * @param kind object identifier of the trap
 * @param interfaceId null when it tells of the device, or of an interface that is not known
 * @param details what it carried
 */
public record TrapRow(
        long id,
        Instant receivedAt,
        long deviceId,
        String deviceName,
        String address,
        String kind,
        String name,
        @Nullable Long interfaceId,
        String interfaceName,
        String details,
        String node) {}
