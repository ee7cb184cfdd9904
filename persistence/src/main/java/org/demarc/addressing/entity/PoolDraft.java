package org.demarc.addressing.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool as somebody wants it.
 *
 * @param routerId whose leases, null for a PPP pool
 * @param prefixes in the order they are to be drawn from
 */
public record PoolDraft(
        String name, PoolKind kind, @Nullable Long routerId, int position, List<Prefix> prefixes) {

    public PoolDraft {
        prefixes = List.copyOf(prefixes);
    }
}
