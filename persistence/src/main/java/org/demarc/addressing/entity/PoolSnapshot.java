package org.demarc.addressing.entity;

import java.time.LocalDate;

/** How full a pool was on a day, in UTC. */
public record PoolSnapshot(LocalDate day, PoolUse use) {}
