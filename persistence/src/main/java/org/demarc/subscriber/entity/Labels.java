package org.demarc.subscriber.entity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
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
        SortedSet<String> groups,
        SortedSet<String> tags,
        List<ServiceUse> services,
        SortedMap<String, String> additional) {

    public static final Labels NONE = of(List.of(), List.of(), List.of(), Map.of());

    public static Labels of(
            Iterable<String> groups, Iterable<String> tags, List<ServiceUse> services, Map<String, String> additional) {
        return new Labels(
                sorted(groups),
                sorted(tags),
                List.copyOf(services),
                Collections.unmodifiableSortedMap(new TreeMap<>(additional)));
    }

    private static SortedSet<String> sorted(Iterable<String> names) {
        SortedSet<String> set = new TreeSet<>();
        names.forEach(set::add);
        return Collections.unmodifiableSortedSet(set);
    }
}
