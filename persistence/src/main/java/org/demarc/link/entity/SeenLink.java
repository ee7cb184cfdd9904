package org.demarc.link.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as a search found it.
 *
 * @param knownId the link that it is, 0 for a new one
 * @param a the end of the older device
 * @param lldpAt when LLDP told of it, null when it did not
 * @param fdbAt when forwarding tables told of it
 */
public record SeenLink(
        long knownId,
        LinkEnd a,
        LinkEnd b,
        @Nullable Instant lldpAt,
        @Nullable Instant fdbAt) {

    /** The same as another known one. */
    public SeenLink knownAs(long id) {
        return new SeenLink(id, a, b, lldpAt, fdbAt);
    }
}
