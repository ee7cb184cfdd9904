package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * What a device says about itself. Texts are empty where it says nothing.
 *
 * @param objectId sysObjectID without a leading dot
 * @param uptimeTicks sysUpTime in hundredths of a second, 0..4,294,967,295
 * @param ifNumber number of interfaces as the device counts them
 * @param mac {@code AA:BB:CC:DD:EE:FF}
 */
public record SystemRow(
        String descr,
        String objectId,
        @Nullable Long uptimeTicks,
        String contact,
        String name,
        String location,
        @Nullable Long ifNumber,
        @Nullable String mac,
        String serial,
        String software,
        String hardware) {}
