package org.demarc.onu.entity;

import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which ONUs are wanted.
 *
 * @param groups device groups that the asker sees; null for all
 * @param deviceId null for every device
 * @param parentKey bind key of the PON port; null for every port
 * @param status Online, Offline, LOS, PowerOff; null for every status
 * @param rxBelowDbm only ONUs whose level is lower; null for no limit
 */
public record OnuQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        @Nullable Long deviceId,
        @Nullable String parentKey,
        @Nullable String status,
        @Nullable Double rxBelowDbm) {

    public static OnuQuery all(PageRequest page) {
        return new OnuQuery(page, null, null, null, null, null);
    }

    public static OnuQuery ofDevice(long deviceId, PageRequest page) {
        return new OnuQuery(page, null, deviceId, null, null, null);
    }
}
