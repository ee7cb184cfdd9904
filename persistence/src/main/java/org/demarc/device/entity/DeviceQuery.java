package org.demarc.device.entity;

import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are wanted.
 *
 * @param groups groups that the asker sees; null for all
 * @param favouriteOf only favourites of this user; null for all devices
 */
public record DeviceQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        DeviceFilter filter,
        @Nullable Long favouriteOf) {

    public static DeviceQuery all(PageRequest page) {
        return new DeviceQuery(page, null, DeviceFilter.NONE, null);
    }
}
