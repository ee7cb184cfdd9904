package org.demarc.routeros.entity;

import java.time.Instant;
import java.util.List;

/**
 * A MikroTik router that accounts are kept on.
 *
 * @param version for edits that must not overwrite another's
 * @param name device name, unique within the source whatever its case
 * @param aliases other names it goes by
 * @param source code of the only source that uses it, empty for any
 */
public record Router(
        long id,
        int version,
        String name,
        List<String> aliases,
        String source,
        RouterReach reach,
        AccountStyle style,
        RouterStanding standing,
        Instant createdAt,
        Instant updatedAt) {

    public Router {
        aliases = List.copyOf(aliases);
    }
}
