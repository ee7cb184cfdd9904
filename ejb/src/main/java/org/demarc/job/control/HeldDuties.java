package org.demarc.job.control;

import java.util.Set;

/**
 * What a node has, as it was told last.
 *
 * @param untilNanos by {@link System#nanoTime()}: counted from before the question, so that nobody else can have been given them yet
 */
public record HeldDuties(Set<String> duties, long untilNanos) {

    /** Nothing at all. */
    public static final HeldDuties NONE = new HeldDuties(Set.of(), 0);

    public boolean has(String duty, long nowNanos) {
        return duties.contains(duty) && nowNanos - untilNanos < 0;
    }
}
