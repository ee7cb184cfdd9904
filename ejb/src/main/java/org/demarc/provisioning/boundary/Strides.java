package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many orders of a router were taken at once when this node worked on it last. Only a guess where to begin: a router that has become
 * slow since is found out with its first group.
 */
@ApplicationScoped
public class Strides {

    private static final int MOST_AT_FIRST = 8;

    private final Map<Long, Integer> lastByRouter = new ConcurrentHashMap<>();

    /** How many to take first. */
    public int first(long routerId) {
        return Math.min(MOST_AT_FIRST, lastByRouter.getOrDefault(routerId, 1));
    }

    /** What came next. */
    public void note(long routerId, int stride) {
        lastByRouter.put(routerId, stride);
    }
}
