package org.demarc.subscriber.entity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is pinned on a subscriber.
 *
 * @param groups names of his groups
 * @param tags names of his tags
 * @param services paid extras, by name
 * @param additional values of additional fields by Demarc's field id
 */
public record Labels(
        NavigableSet<String> groups,
        NavigableSet<String> tags,
        List<ServiceUse> services,
        NavigableMap<String, String> additional) {

    public static final Labels NONE = of(List.of(), List.of(), List.of(), Map.of());

    public static Labels of(
            Iterable<String> groups, Iterable<String> tags, List<ServiceUse> services, Map<String, String> additional) {
        return new Labels(
                sorted(groups),
                sorted(tags),
                List.copyOf(services),
                Collections.unmodifiableNavigableMap(new TreeMap<>(additional)));
    }

    private static NavigableSet<String> sorted(Iterable<String> names) {
        NavigableSet<String> set = new TreeSet<>();
        names.forEach(set::add);
        return Collections.unmodifiableNavigableSet(set);
    }
}
