package org.demarc.action.entity;

import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the log are wanted; null for any.
 *
 * @param groups device groups that the asker sees, null for all
 */
public record ActionQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        @Nullable Long deviceId,
        @Nullable Long interfaceId,
        @Nullable Long batchId,
        @Nullable String kind,
        ActionRun.@Nullable State state) {}
