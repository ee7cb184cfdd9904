package org.demarc.wildcore.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a billing looks for; conditions that are given must all hold (wildcore-mikbill.md 7.1).
 *
 * @param groups device groups that the asker sees; null for all
 * @param deviceIp address literal
 * @param name whatever its case
 * @param idents canonical identifiers, any of them; null when none was asked, empty when what was asked is no identifier
 * @param mac {@code AA:BB:CC:DD:EE:FF} seen on the line
 * @param activeOnly the MAC must have been seen within {@code activeSeconds}
 * @param includeGone also what its device no longer lists
 */
public record LineSearch(
        @Nullable Set<Long> groups,
        @Nullable Long deviceId,
        @Nullable String deviceIp,
        @Nullable String name,
        @Nullable String bindKey,
        @Nullable List<String> idents,
        @Nullable String mac,
        boolean activeOnly,
        int activeSeconds,
        boolean includeGone,
        int limit,
        long offset) {

    /** The same without the interface's name: all lines of the device. */
    public LineSearch withoutName() {
        return new LineSearch(
                groups,
                deviceId,
                deviceIp,
                null,
                bindKey,
                idents,
                mac,
                activeOnly,
                activeSeconds,
                includeGone,
                1000,
                0);
    }
}
