package org.demarc.link.entity;

import java.util.Set;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which links are wanted; null for no condition.
 *
 * @param groups device groups that both ends must belong to
 * @param deviceId a device at either end
 * @param interfaceId an interface at either end
 * @param busierThan least utilisation in percent
 */
public record LinkQuery(
        PageRequest page,
        @Nullable Set<Long> groups,
        @Nullable Long deviceId,
        @Nullable Long interfaceId,
        @Nullable LinkKind kind,
        @Nullable Double busierThan) {}
