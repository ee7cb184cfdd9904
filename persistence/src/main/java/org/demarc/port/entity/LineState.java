package org.demarc.port.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state of a port or an ONU and how long it lasted; {@code endedAt} is null for the present one. */
public record LineState(Instant beganAt, @Nullable Instant endedAt, String status, String reason) {}
