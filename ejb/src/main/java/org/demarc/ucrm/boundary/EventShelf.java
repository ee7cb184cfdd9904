package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Together;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmEvents.Arrival;
import org.demarc.ucrm.entity.CrmEvents.Receipt;
import org.demarc.ucrm.entity.EventState;
import org.jspecify.annotations.Nullable;

/** Stores what senders deliver at the same time with one statement and one commit, and tells of all of it with one message. */
@ApplicationScoped
public class EventShelf {

    private static final int MOST_AT_ONCE = 50;

    /** A hook, and whether it is handled by itself because its CRM has to be asked. */
    private record Delivery(Arrival hook, boolean isAlone) {}

    private final @Nullable Together<Delivery, Receipt> arrivals;

    /** For the proxy of the container only. */
    protected EventShelf() {
        this.arrivals = null;
    }

    @Inject
    public EventShelf(CrmEvents events, UcrmBell bell) {
        this.arrivals = new Together<>(MOST_AT_ONCE, group -> stored(events, bell, group));
    }

    /**
     * Stores a hook, durably and once, before it returns; somebody is told of a new one that has to be handled.
     *
     * @param isAlone whether it is handled by itself, because that takes long
     */
    public Receipt store(Arrival hook, boolean isAlone) {
        if (arrivals == null) {
            throw new IllegalStateException("only a proxy");
        }
        return arrivals.have(new Delivery(hook, isAlone));
    }

    private static List<Receipt> stored(CrmEvents events, UcrmBell bell, List<Delivery> group) {
        List<Receipt> receipts = events.store(group.stream().map(Delivery::hook).toList());
        List<Long> together = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Receipt receipt = receipts.get(i);
            boolean isToBeHandled = receipt.isNew() && receipt.before() == EventState.STORED;
            if (isToBeHandled && group.get(i).isAlone()) {
                bell.events(List.of(receipt.id()));
            } else if (isToBeHandled) {
                together.add(receipt.id());
            }
        }
        if (!together.isEmpty()) {
            bell.events(together);
        }
        return receipts;
    }
}
