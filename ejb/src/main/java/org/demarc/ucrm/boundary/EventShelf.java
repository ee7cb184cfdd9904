package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Together;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmEvents.Arrival;
import org.demarc.ucrm.entity.CrmEvents.Receipt;
import org.demarc.ucrm.entity.EventState;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores what senders deliver at the same time with one statement and one commit, and tells of what is of one source with one message. */
@ApplicationScoped
public class EventShelf {

    private static final Logger LOG = Logger.getLogger(EventShelf.class);
    private static final int MOST_AT_ONCE = 50;

    private final @Nullable CrmEvents events;
    private final @Nullable Together<Arrival, Optional<Long>> arrivals;

    /** For the proxy of the container only. */
    protected EventShelf() {
        this.events = null;
        this.arrivals = null;
    }

    @Inject
    public EventShelf(CrmEvents events, UcrmBell bell) {
        this.events = events;
        this.arrivals = new Together<>(MOST_AT_ONCE, group -> stored(events, bell, group));
    }

    /** Stores a hook, durably and once, before it returns; somebody is told of a new one that has to be handled. */
    public Receipt store(Arrival hook) {
        if (arrivals == null || events == null) {
            throw new IllegalStateException("only a proxy");
        }
        CrmEvents stored = events;
        return arrivals.have(hook)
                .map(id -> new Receipt(id, true, true, hook.state()))
                .orElseGet(() -> stored.again(hook));
    }

    /**
     * What follows the one statement must not fail: the group would be stored once more, each by itself, and who delivers for the first time
     * would be told that it is the second. So second deliveries are counted outside, each by whoever delivers.
     */
    private static List<Optional<Long>> stored(CrmEvents events, UcrmBell bell, List<Arrival> group) {
        List<Optional<Long>> ids = events.store(group);
        Map<Long, List<Long>> newsBySource = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            Arrival hook = group.get(i);
            if (hook.state() == EventState.STORED) {
                ids.get(i).ifPresent(id -> newsBySource
                        .computeIfAbsent(hook.sourceId(), source -> new ArrayList<>())
                        .add(id));
            }
        }
        ring(bell, newsBySource.values());
        return ids;
    }

    /** Nobody hears it: the sweeper finds the rows. */
    private static void ring(UcrmBell bell, Collection<List<Long>> calls) {
        try {
            calls.forEach(bell::events);
        } catch (RuntimeException e) {
            LOG.debugf(e, "workers were not told of %d new hooks", calls.size());
        }
    }
}
