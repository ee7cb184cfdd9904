package org.demarc.registration.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ONU that waits for registration.
 *
 * @param ponInterfaceId null where the device does not say on which PON port it hangs
 * @param ident serial or MAC as the device's profile shows it
 */
public record WaitingOnu(
        long deviceId,
        String deviceName,
        String profile,
        @Nullable Long ponInterfaceId,
        String ponName,
        String technology,
        String ident,
        String model,
        String software,
        Instant firstSeen,
        Instant lastSeen) {}
