package org.demarc.link.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.link.control.Cable.Pair;
import org.demarc.link.entity.ConflictKind;
import org.demarc.link.entity.FoundConflict;
import org.demarc.link.entity.LinkEnd;
import org.demarc.link.entity.SightingClue;
import org.demarc.link.entity.UpwardClue;
import org.jspecify.annotations.Nullable;

/**
 * Cables that forwarding tables tell of. A device's way up is the port where it sees its gateway; it hangs on the device that sees it
 * on a port that does not lead up, and of several on the one with the fewest addresses behind that port.
 */
final class ForwardingCables {

    private final Map<Long, UpwardClue> wayUpByDevice = new TreeMap<>();
    private final Map<Long, Cable> cableByLowerDevice = new TreeMap<>();
    private final List<FoundConflict> conflicts = new ArrayList<>();

    private ForwardingCables() {}

    /** The ports that lead up, of devices that see their gateway on one port. Clues by ARP stand first. */
    static Map<Long, UpwardClue> waysUp(List<UpwardClue> clues) {
        Map<Long, UpwardClue> first = new TreeMap<>();
        clues.forEach(clue -> first.putIfAbsent(clue.deviceId(), clue));
        first.values().removeIf(clue -> clue.interfaceIds().size() != 1);
        return first;
    }

    static ForwardingCables of(List<UpwardClue> upward, List<SightingClue> sightings) {
        ForwardingCables found = new ForwardingCables();
        found.wayUpByDevice.putAll(waysUp(upward));
        found.reportSeveralWays(upward);
        found.place(sightings);
        found.hangOnGateways();
        return found;
    }

    /** The cable that leads up from a device, by device. */
    Map<Long, Cable> cableByLowerDevice() {
        return cableByLowerDevice;
    }

    /** The port that leads up, where it is known. */
    @Nullable
    Long portUp(long deviceId) {
        UpwardClue clue = wayUpByDevice.get(deviceId);
        return clue == null ? null : clue.interfaceIds().get(0);
    }

    List<FoundConflict> conflicts() {
        return conflicts;
    }

    private void reportSeveralWays(List<UpwardClue> upward) {
        Set<Long> judged = new HashSet<>();
        for (UpwardClue clue : upward) {
            int ports = clue.interfaceIds().size();
            if (judged.add(clue.deviceId()) && ports > 1) {
                report(clue.deviceId(), null, ConflictKind.SEVERAL_WAYS_UP, Integer.toString(ports));
            }
        }
    }

    private void place(List<SightingClue> sightings) {
        Set<Pair> seen = sightings.stream()
                .map(sighting -> new Pair(sighting.deviceId(), sighting.seerId()))
                .collect(Collectors.toSet());
        Map<Long, List<SightingClue>> byDevice = sightings.stream()
                .collect(Collectors.groupingBy(SightingClue::deviceId, TreeMap::new, Collectors.toList()));
        byDevice.forEach((device, places) -> nearest(device, places, seen));
    }

    private void nearest(long device, List<SightingClue> places, Set<Pair> seen) {
        List<SightingClue> sound = new ArrayList<>();
        for (SightingClue place : places) {
            if (!seen.contains(new Pair(place.seerId(), device))) {
                sound.add(place);
            } else if (device < place.seerId()) {
                report(device, null, ConflictKind.EACH_BEHIND_THE_OTHER, Long.toString(place.seerId()));
            }
        }
        long fewest = sound.stream().mapToLong(SightingClue::macs).min().orElse(0);
        List<SightingClue> nearest =
                sound.stream().filter(place -> place.macs() == fewest).toList();
        if (nearest.size() == 1) {
            cableByLowerDevice.put(device, cable(device, nearest.get(0)));
        } else if (nearest.size() > 1) {
            report(device, null, ConflictKind.SEVERAL_PLACES, Integer.toString(nearest.size()));
        }
    }

    private Cable cable(long device, SightingClue place) {
        return Cable.byFdb(
                new LinkEnd(device, portUp(device)),
                new LinkEnd(place.seerId(), place.seerInterfaceId()),
                place.seenAt());
    }

    /** Those that nobody else sees hang on the gateway itself; its port is known where no other device shares it. */
    private void hangOnGateways() {
        Set<Long> placed = new HashSet<>(cableByLowerDevice.keySet());
        conflicts.forEach(conflict -> placed.add(conflict.deviceId()));
        List<UpwardClue> alone = wayUpByDevice.values().stream()
                .filter(clue -> clue.gatewayId() != null && !placed.contains(clue.deviceId()))
                .toList();
        Map<Long, Integer> users = new HashMap<>();
        for (UpwardClue clue : alone) {
            if (clue.gatewayInterfaceId() != null) {
                users.merge(clue.gatewayInterfaceId(), 1, Integer::sum);
            }
        }
        for (UpwardClue clue : alone) {
            Long gateway = clue.gatewayId();
            Long port = clue.gatewayInterfaceId();
            boolean shared = port != null && users.getOrDefault(port, 0) > 1;
            if (gateway != null) {
                cableByLowerDevice.put(
                        clue.deviceId(),
                        Cable.byFdb(
                                new LinkEnd(clue.deviceId(), portUp(clue.deviceId())),
                                new LinkEnd(gateway, shared ? null : port),
                                clue.seenAt()));
            }
        }
    }

    private void report(long device, @Nullable Long port, ConflictKind what, String word) {
        conflicts.add(new FoundConflict(device, port, what, List.of(word)));
    }
}
