package org.demarc.device.entity;

import java.time.Instant;

/**
 * Devices that the same people may see.
 *
 * @param devices how many devices belong to it
 */
public record DeviceGroup(long id, String name, String description, long devices, Instant createdAt, int version) {}
