package org.demarc.billing.control;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarc.billing.control.BilledSubscriber.Marks;
import org.demarc.billing.control.BilledSubscriber.Use;
import org.demarc.subscriber.entity.Labels;
import org.demarc.subscriber.entity.ServiceUse;
import org.jspecify.annotations.Nullable;

/** Rules for groups, tags, services and additional fields, all matched by name. */
final class LabelRules {

    private final ImportOptions options;
    private final Vocabulary vocabulary;

    LabelRules(ImportOptions options, Vocabulary vocabulary) {
        this.options = options;
        this.vocabulary = vocabulary;
    }

    Labels after(Labels known, Marks billed) {
        return Labels.of(
                groups(known.groups(), billed.groups()),
                tags(known.tags(), billed.tags()),
                services(known.services(), billed.services()),
                additional(known.additional(), billed.additional()));
    }

    private NavigableSet<String> groups(NavigableSet<String> known, @Nullable List<String> ids) {
        NavigableSet<String> after = new TreeSet<>(known);
        Map<String, String> names = vocabulary.groups();
        if (ids != null && names != null) {
            after.removeIf(name -> !options.keepManualGroups() || names.containsValue(name));
            ids.stream().map(names::get).filter(Objects::nonNull).forEach(after::add);
        }
        if (!options.alwaysGroup().isEmpty()) {
            after.add(options.alwaysGroup());
        }
        return after;
    }

    private NavigableSet<String> tags(NavigableSet<String> known, @Nullable List<String> ids) {
        NavigableSet<String> after = new TreeSet<>(known);
        Map<String, String> names = vocabulary.tags();
        if (ids != null && names != null) {
            after.removeAll(names.values());
            ids.stream().map(names::get).filter(Objects::nonNull).forEach(after::add);
        }
        return after;
    }

    private List<ServiceUse> services(List<ServiceUse> known, @Nullable List<Use> uses) {
        Map<String, String> names = vocabulary.services();
        if (uses == null || names == null) {
            return known;
        }
        TreeMap<String, ServiceUse> byName = new TreeMap<>();
        for (Use use : uses) {
            String name = names.get(use.serviceId());
            if (name != null) {
                byName.put(name, new ServiceUse(name, use.cost(), BilledText.line(use.comment())));
            }
        }
        return List.copyOf(byName.values());
    }

    private Map<String, String> additional(Map<String, String> known, @Nullable Map<String, String> billed) {
        if (billed == null) {
            return known;
        }
        Map<String, String> after = new TreeMap<>(known);
        options.additional().forEach((theirs, ours) -> {
            String value = billed.get(theirs);
            if (value != null) {
                after.put(ours, BilledText.line(value));
            }
        });
        return after;
    }
}
