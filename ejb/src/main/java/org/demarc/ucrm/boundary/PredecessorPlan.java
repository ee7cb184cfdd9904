package org.demarc.ucrm.boundary;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.ucrm.control.PredecessorConfig;

/**
 * What an import of the predecessor's configuration would do, or did (UR-11).
 *
 * @param fingerprint of exactly this plan: what is applied must be what was seen
 */
public record PredecessorPlan(String fingerprint, List<Item> items, List<PredecessorConfig.Flaw> flaws) {

    /** What can be asked for among many thousands, one by one. */
    record Named(Kind kind, String name) {}

    public PredecessorPlan {
        items = List.copyOf(items);
        flaws = List.copyOf(flaws);
    }

    /** What becomes of an item. */
    public enum Fate {
        CREATE,
        /** It is there already, just so. */
        PRESENT,
        /** Something else is in its place; nothing is done. */
        CONFLICT,
        /** There is nothing to take over. */
        SKIPPED
    }

    /** What is taken over. */
    public enum Kind {
        ROUTER,
        PPP_PREFIX,
        DHCP_PREFIX,
        EXCLUSION,
        ADDRESS
    }

    /**
     * One thing to take over.
     *
     * @param name a router, a prefix, a range, or {@code service: address}
     * @param note where it goes, or why not
     */
    public record Item(Kind kind, String name, Fate fate, String note) {}

    /** What is yet to be made. */
    Set<Named> toCreate() {
        return items.stream()
                .filter(item -> item.fate() == Fate.CREATE)
                .map(item -> new Named(item.kind(), item.name()))
                .collect(Collectors.toSet());
    }

    public long count(Fate fate) {
        return items.stream().filter(item -> item.fate() == fate).count();
    }
}
