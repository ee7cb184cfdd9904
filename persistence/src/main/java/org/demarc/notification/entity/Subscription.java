package org.demarc.notification.entity;

import java.util.List;
import java.util.Set;
import org.demarc.event.entity.Severity;

/**
 * Which events a contact is told of; always of those only that its user may see.
 *
 * @param severities at least one
 * @param names of events; empty: any
 * @param namesNot never of these
 * @param groupIds device groups; empty: all that the user may see
 * @param resolved also when an event is over whose beginning was told
 * @param afterSeconds only of what is still so after that time, 0 to 86400
 * @param remindSeconds again every so often while nobody has taken it, 300 to 604800; 0: never
 */
public record Subscription(
        Set<Severity> severities,
        List<String> names,
        List<String> namesNot,
        List<Long> groupIds,
        boolean resolved,
        int afterSeconds,
        int remindSeconds) {

    /** Warnings and worse of all devices, at once, and when they are over. */
    public static final Subscription USUAL =
            new Subscription(Set.of(Severity.WARNING, Severity.CRITICAL), List.of(), List.of(), List.of(), true, 0, 0);

    public Subscription {
        severities = Set.copyOf(severities);
        names = List.copyOf(names);
        namesNot = List.copyOf(namesNot);
        groupIds = List.copyOf(groupIds);
    }
}
