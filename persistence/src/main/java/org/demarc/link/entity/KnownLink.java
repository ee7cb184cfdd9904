package org.demarc.link.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as a search needs it.
 *
 * @param lowerDeviceId whose uplink it is, null for nobody's
 */
public record KnownLink(
        long id,
        LinkEnd a,
        LinkEnd b,
        LinkKind kind,
        @Nullable Long lowerDeviceId,
        boolean uplinkByHand,
        Instant lastSeen) {}
