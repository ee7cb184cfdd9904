package org.demarc.onu.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state and how long it lasted; {@code endedAt} is null for the present one. */
public record OnuState(Instant beganAt, @Nullable Instant endedAt, String status, String reason) {}
