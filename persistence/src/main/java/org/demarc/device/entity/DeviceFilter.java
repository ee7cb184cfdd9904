package org.demarc.device.entity;

import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of devices; null, or an empty text, does not.
 *
 * @param status Up, Down or Unknown
 * @param tag as it is kept
 * @param modelKey key of devices/models.md
 */
public record DeviceFilter(
        @Nullable DeviceType type,
        @Nullable Long groupId,
        @Nullable String status,
        String tag,
        String modelKey) {

    /** Every device. */
    public static final DeviceFilter NONE = new DeviceFilter(null, null, null, "", "");

    /** Devices of one type. */
    public static DeviceFilter ofType(DeviceType type) {
        return new DeviceFilter(type, null, null, "", "");
    }
}
