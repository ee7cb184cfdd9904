package org.demarc.device.entity;

import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are wanted.
 *
 * @param groups groups that the asker sees; null for all
 * @param type null for every type
 * @param groupId null for every group
 * @param status Up, Down or Unknown; null for every status
 */
public record DeviceQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        @Nullable DeviceType type,
        @Nullable Long groupId,
        @Nullable String status) {

    public static DeviceQuery all(PageRequest page) {
        return new DeviceQuery(page, null, null, null, null);
    }
}
