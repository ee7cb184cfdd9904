package org.demarc.link.entity;

import org.jspecify.annotations.Nullable;

/**
 * Where a link ends.
 *
 * @param interfaceId null where only the device is known
 */
public record LinkEnd(long deviceId, @Nullable Long interfaceId) {}
