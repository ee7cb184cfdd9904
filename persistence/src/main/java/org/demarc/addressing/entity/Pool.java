package org.demarc.addressing.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses to draw from.
 *
 * @param id row
 * @param version grows with every change
 * @param space within which addresses are unique
 * @param name for people, unique
 * @param kind who draws from it
 * @param routerId whose leases, null for a PPP pool
 * @param position pools of one kind are drawn from in rising order
 * @param prefixes in the order they are drawn from
 */
public record Pool(
        long id,
        long version,
        String space,
        String name,
        PoolKind kind,
        @Nullable Long routerId,
        int position,
        List<Prefix> prefixes) {

    public Pool {
        prefixes = List.copyOf(prefixes);
    }

    /** Where its addresses are waited for. */
    public DrawQueue queue() {
        return new DrawQueue(space, kind, routerId == null ? 0 : routerId);
    }

    public boolean contains(Ipv4 address) {
        return prefixes.stream().anyMatch(prefix -> prefix.range().contains(address));
    }
}
