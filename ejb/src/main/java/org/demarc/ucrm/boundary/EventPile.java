package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Events that this node was told of and that are handled with others, while their handlers let senders go first: whoever goes on takes what
 * all have brought. They are rows: a node that goes down with its pile loses nothing, the sweeper finds them.
 */
@ApplicationScoped
public class EventPile {

    private static final int MOST_AT_ONCE = 50;

    private final Queue<Long> events = new ConcurrentLinkedQueue<>();

    public void add(List<Long> ids) {
        events.addAll(ids);
    }

    /** The next ones, which nobody else gets; empty when there are no more. */
    public List<Long> take() {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < MOST_AT_ONCE) {
            Long event = events.poll();
            if (event == null) {
                break;
            }
            taken.add(event);
        }
        return taken;
    }
}
