package org.demarc.onu.entity;

import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which ONUs are wanted.
 *
 * @param groups device groups that the asker sees; null for all
 * @param filter its subscriber is looked for by whoever asks, and named by {@code subscriberIds}
 * @param subscriberIds ONUs of these subscribers only; null for all
 * @param after where the part before ended ({@link org.demarc.Stretch#next()}); empty for a page by offset
 */
public record OnuQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        OnuFilter filter,
        @Nullable List<Long> subscriberIds,
        String after) {

    public static OnuQuery all(PageRequest page) {
        return new OnuQuery(page, null, OnuFilter.NONE, null, "");
    }

    public static OnuQuery ofDevice(long deviceId, PageRequest page) {
        return new OnuQuery(page, null, OnuFilter.ofDevice(deviceId, null), null, "");
    }

    /** The same behind this place. */
    public OnuQuery behind(@Nullable String place) {
        return new OnuQuery(page, groups, filter, subscriberIds, place == null ? "" : place);
    }

    boolean ofWholeNetwork() {
        return filter.deviceId() == null;
    }
}
