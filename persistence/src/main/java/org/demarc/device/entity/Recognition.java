package org.demarc.device.entity;

/**
 * What a device is.
 *
 * @param profile key of the device profile that reads it
 * @param modelKey key of devices/models.md, empty for unknown
 * @param modelName shown name, empty for unknown
 */
public record Recognition(DeviceType type, String profile, String modelKey, String modelName) {}
