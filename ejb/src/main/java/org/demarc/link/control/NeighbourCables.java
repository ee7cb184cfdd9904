package org.demarc.link.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.link.control.Cable.Pair;
import org.demarc.link.entity.ConflictKind;
import org.demarc.link.entity.FoundConflict;
import org.demarc.link.entity.LinkEnd;
import org.demarc.link.entity.NeighbourClue;

/**
 * Cables that LLDP tells of. A port with several known neighbours has something between that tells nothing of itself: nothing is
 * concluded from it. What both ends say of each other is one cable.
 */
final class NeighbourCables {

    private static final int MOST_NAMED = 4;

    private final List<FoundConflict> conflicts = new ArrayList<>();
    private final Set<Long> doubtfulPorts = new HashSet<>();
    private final List<Cable> cables = new ArrayList<>();

    private NeighbourCables() {}

    static NeighbourCables of(List<NeighbourClue> clues) {
        NeighbourCables found = new NeighbourCables();
        found.doubt(clues);
        found.join(clues.stream()
                .filter(clue -> clue.partners().size() == 1)
                .filter(clue -> !found.isDoubtful(clue))
                .map(NeighbourCables::cable)
                .toList());
        return found;
    }

    List<Cable> cables() {
        return cables;
    }

    List<FoundConflict> conflicts() {
        return conflicts;
    }

    private void doubt(List<NeighbourClue> clues) {
        Map<Long, List<NeighbourClue>> byPort = clues.stream()
                .filter(clue -> clue.interfaceId() != null && !clue.partners().isEmpty())
                .collect(Collectors.groupingBy(NeighbourClue::interfaceId, TreeMap::new, Collectors.toList()));
        byPort.forEach((port, told) -> {
            long partners = told.stream()
                    .flatMap(clue -> clue.partners().stream())
                    .distinct()
                    .count();
            if (partners > 1) {
                boolean one = told.size() == 1;
                doubtfulPorts.add(port);
                conflicts.add(new FoundConflict(
                        told.get(0).deviceId(),
                        port,
                        one ? ConflictKind.AMBIGUOUS_NEIGHBOUR : ConflictKind.SEVERAL_NEIGHBOURS,
                        List.of(said(told))));
            }
        });
    }

    private static String said(List<NeighbourClue> told) {
        return told.stream()
                .map(NeighbourClue::said)
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining("; "));
    }

    private boolean isDoubtful(NeighbourClue clue) {
        return doubtfulPorts.contains(clue.interfaceId()) || doubtfulPorts.contains(clue.partnerInterfaceId());
    }

    private static Cable cable(NeighbourClue clue) {
        return Cable.byLldp(
                new LinkEnd(clue.deviceId(), clue.interfaceId()),
                new LinkEnd(clue.partners().get(0), clue.partnerInterfaceId()),
                clue.seenAt());
    }

    private void join(List<Cable> told) {
        Map<Pair, List<Cable>> byPair = told.stream()
                .sorted(Comparator.comparing(Cable::isWhole).reversed())
                .collect(Collectors.groupingBy(Cable::pair, LinkedHashMap::new, Collectors.toList()));
        byPair.values().forEach(ofPair -> cables.addAll(joined(ofPair)));
    }

    /** Whole cables come first, so that halves find the one that they are of; two halves are one where there are no others. */
    private static List<Cable> joined(List<Cable> ofPair) {
        List<Cable> joined = new ArrayList<>();
        for (Cable cable : ofPair) {
            List<Cable> same = joined.stream()
                    .filter(other -> other.fits(cable.a(), cable.b()))
                    .toList();
            if (same.size() == 1) {
                joined.set(joined.indexOf(same.get(0)), same.get(0).with(cable));
            } else if (same.isEmpty()) {
                joined.add(cable);
            }
        }
        return joined;
    }
}
