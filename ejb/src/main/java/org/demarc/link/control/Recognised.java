package org.demarc.link.control;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.link.control.Cable.Pair;
import org.demarc.link.entity.KnownLink;
import org.demarc.link.entity.LinkKind;
import org.demarc.link.entity.SeenLink;

/** Finds the links that are known already among those that were found, so that each stays one row. */
final class Recognised {

    private final Map<Pair, List<KnownLink>> knownByPair;
    private final Set<Long> taken = new HashSet<>();

    Recognised(List<KnownLink> known) {
        knownByPair = known.stream()
                .sorted(Comparator.comparing((KnownLink link) -> link.kind() != LinkKind.MANUAL)
                        .thenComparing(KnownLink::id))
                .collect(Collectors.groupingBy(
                        link -> new Pair(link.a().deviceId(), link.b().deviceId())));
    }

    /** Those with the same ends first, so that a link of which less is known does not take what belongs to another. */
    Map<Cable, SeenLink> of(Set<Cable> cables) {
        Map<Cable, SeenLink> seen = new LinkedHashMap<>();
        for (Cable cable : cables) {
            exact(cable).ifPresent(known -> take(seen, cable, known.id()));
        }
        for (Cable cable : cables) {
            if (!seen.containsKey(cable)) {
                take(seen, cable, fitting(cable).map(KnownLink::id).orElse(0L));
            }
        }
        return seen;
    }

    private void take(Map<Cable, SeenLink> seen, Cable cable, long knownId) {
        taken.add(knownId);
        seen.put(cable, new SeenLink(knownId, cable.a(), cable.b(), cable.lldpAt(), cable.fdbAt()));
    }

    private Optional<KnownLink> exact(Cable cable) {
        return ofPair(cable).stream()
                .filter(link -> link.a().equals(cable.a()) && link.b().equals(cable.b()))
                .findFirst();
    }

    private Optional<KnownLink> fitting(Cable cable) {
        return ofPair(cable).stream()
                .filter(link -> !taken.contains(link.id()) && cable.fits(link.a(), link.b()))
                .findFirst();
    }

    private List<KnownLink> ofPair(Cable cable) {
        return knownByPair.getOrDefault(cable.pair(), List.of());
    }
}
