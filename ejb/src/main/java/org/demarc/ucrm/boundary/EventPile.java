package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events that this node was told of, by their sources. Whoever handles those of a source takes what all have brought, so that they are handled
 * together; a source has few handlers, so that a CRM that is silent keeps those of others from nobody. Events are rows: a node that goes down
 * with its piles loses nothing, the sweeper finds them.
 */
@ApplicationScoped
public class EventPile {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_HELD = 100_000;

    /** As many as may ask one CRM at a time (ucrm-routeros.md 3.6): however many cores there are, four slow CRMs leave workers to others. */
    private static final int HANDLERS = 4;

    private static final class Pile {
        private final Set<Long> events = new LinkedHashSet<>();
        private int handlers;
    }

    private final Map<Long, Pile> pileBySource = new HashMap<>();

    /** Brings events of a source; whether who brings them is to handle them, as nobody or too few do. */
    public synchronized boolean add(long source, Collection<Long> ids) {
        Pile pile = pileBySource.computeIfAbsent(source, first -> new Pile());
        if (pile.events.size() < MOST_HELD) {
            pile.events.addAll(ids);
        }
        if (pile.handlers >= HANDLERS) {
            return false;
        }
        pile.handlers++;
        return true;
    }

    /** The next ones, which nobody else gets; empty when there are no more: then their handler is none any more. */
    public synchronized List<Long> take(long source) {
        Pile pile = pileBySource.get(source);
        if (pile == null) {
            return List.of();
        }
        List<Long> taken = pile.events.stream().limit(MOST_AT_ONCE).toList();
        taken.forEach(pile.events::remove);
        if (taken.isEmpty()) {
            gone(source, pile);
        }
        return taken;
    }

    /**
     * A handler goes before all is done; some of what is left, for which somebody is to be called, empty when nothing is.
     *
     * @param notReached what it took last, and had no time for
     */
    public synchronized List<Long> leave(long source, Collection<Long> notReached) {
        Pile pile = pileBySource.get(source);
        if (pile == null) {
            return List.of();
        }
        pile.events.addAll(notReached);
        List<Long> left = pile.events.stream().limit(MOST_AT_ONCE).toList();
        pile.handlers--;
        if (left.isEmpty() && pile.handlers == 0) {
            pileBySource.remove(source);
        }
        return left;
    }

    /** A handler gives up. Without another one its pile is left to the sweeper. */
    public synchronized void abandon(long source) {
        Pile pile = pileBySource.get(source);
        if (pile != null) {
            gone(source, pile);
        }
    }

    private void gone(long source, Pile pile) {
        pile.handlers--;
        if (pile.handlers == 0) {
            pileBySource.remove(source);
        }
    }
}
