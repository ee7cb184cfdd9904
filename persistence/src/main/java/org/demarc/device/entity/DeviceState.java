package org.demarc.device.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device lived, from one moment to another.
 *
 * @param endedAt null for the present state
 * @param status Up, Down or Unknown
 * @param reason in words, empty when all was well
 */
public record DeviceState(Instant beganAt, @Nullable Instant endedAt, String status, String reason) {}
