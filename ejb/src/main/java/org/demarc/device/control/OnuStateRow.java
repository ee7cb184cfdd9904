package org.demarc.device.control;

import java.time.Instant;
import org.demarc.onu.entity.OnuStatus;
import org.jspecify.annotations.Nullable;

/**
 * State of an ONU.
 *
 * @param status one of the four stored words (devices.md 4.3)
 * @param word the device's word, Online, Offline, Alarm or its phase
 * @param adminState the device's word; empty where it does not say
 * @param bindStatus as devices.md 4.3: Online, else why not
 * @param downReason why it was down the last time; empty where the device does not say
 * @param registeredAt last registration
 * @param deregisteredAt last time it went down
 */
public record OnuStateRow(
        String bindKey,
        OnuStatus status,
        String word,
        String adminState,
        String bindStatus,
        String downReason,
        @Nullable Instant registeredAt,
        @Nullable Instant deregisteredAt) {}
