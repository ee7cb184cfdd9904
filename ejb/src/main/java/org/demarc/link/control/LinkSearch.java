package org.demarc.link.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.link.control.Cable.Pair;
import org.demarc.link.entity.ConflictKind;
import org.demarc.link.entity.FoundConflict;
import org.demarc.link.entity.KnownLink;
import org.demarc.link.entity.LinkEnd;
import org.demarc.link.entity.LinkKind;
import org.demarc.link.entity.NeighbourClue;
import org.demarc.link.entity.SeenLink;
import org.demarc.link.entity.SightingClue;
import org.demarc.link.entity.UpwardClue;
import org.jspecify.annotations.Nullable;

/**
 * Concludes links from what devices tell: forwarding tables first, then LLDP, which speaks of the cable itself and wins where both
 * name different devices on one port (wildcore-mikbill.md 2, row 37). What is contradictory is reported, and nothing is guessed.
 */
public final class LinkSearch {

    /**
     * What is known before.
     *
     * @param upward where devices see their gateways, those by ARP first
     * @param roots devices where ways up end
     */
    public record Clues(
            List<NeighbourClue> neighbours,
            List<UpwardClue> upward,
            List<SightingClue> sightings,
            List<KnownLink> known,
            List<Long> roots) {}

    /**
     * What follows.
     *
     * @param lowerByLink those that are uplinks, with the device whose uplink it is
     */
    public record Outcome(List<SeenLink> seen, Map<SeenLink, Long> lowerByLink, List<FoundConflict> conflicts) {}

    private final Clues clues;
    private final ForwardingCables forwarding;
    private final List<FoundConflict> conflicts = new ArrayList<>();
    private final Set<Cable> cables = new LinkedHashSet<>();
    private final Map<Long, Cable> upByDevice = new LinkedHashMap<>();

    private LinkSearch(Clues clues) {
        this.clues = clues;
        NeighbourCables neighbours = NeighbourCables.of(clues.neighbours());
        forwarding = ForwardingCables.of(clues.upward(), clues.sightings());
        conflicts.addAll(neighbours.conflicts());
        conflicts.addAll(forwarding.conflicts());
        cables.addAll(neighbours.cables());
    }

    /** The ports that lead up; what is seen there is not behind the device. */
    public static Set<Long> portsUp(List<UpwardClue> upward) {
        return ForwardingCables.waysUp(upward).values().stream()
                .map(clue -> clue.interfaceIds().get(0))
                .collect(Collectors.toSet());
    }

    public static Outcome conclude(Clues clues) {
        LinkSearch search = new LinkSearch(clues);
        search.mergeForwarding();
        search.upByPort();
        search.respectPeople();
        search.upByDistance();
        return search.outcome();
    }

    /** One cable of which both tell is one; where they differ on a port, LLDP stands and the difference is told. */
    private void mergeForwarding() {
        Map<Pair, List<Cable>> byPair = cables.stream().collect(Collectors.groupingBy(Cable::pair));
        Map<Long, Cable> byPort = byPort(cables);
        Set<Pair> placed = new HashSet<>();
        forwarding.cableByLowerDevice().forEach((lower, found) -> {
            if (!placed.add(found.pair())) {
                return;
            }
            List<Cable> same = byPair.getOrDefault(found.pair(), List.of()).stream()
                    .filter(other -> other.fits(found.a(), found.b()))
                    .toList();
            boolean otherwise = same.isEmpty() && (contradicts(byPort, found.a()) || contradicts(byPort, found.b()));
            if (otherwise) {
                conflicts.add(new FoundConflict(
                        lower,
                        forwarding.portUp(lower),
                        ConflictKind.LLDP_AGAINST_FDB,
                        List.of(Long.toString(beyond(found, lower).deviceId()))));
            } else {
                Cable whole = same.size() == 1 ? same.get(0).with(found) : found;
                if (same.size() == 1) {
                    cables.remove(same.get(0));
                }
                cables.add(whole);
                if (!clues.roots().contains(lower)) {
                    upByDevice.put(lower, whole);
                }
            }
        });
    }

    private static boolean contradicts(Map<Long, Cable> byPort, LinkEnd end) {
        return end.interfaceId() != null && byPort.containsKey(end.interfaceId());
    }

    private static Map<Long, Cable> byPort(Collection<Cable> cables) {
        Map<Long, Cable> byPort = new HashMap<>();
        for (Cable cable : cables) {
            for (LinkEnd end : List.of(cable.a(), cable.b())) {
                if (end.interfaceId() != null) {
                    byPort.put(end.interfaceId(), cable);
                }
            }
        }
        return byPort;
    }

    /** What LLDP names on the port where the gateway is seen is the uplink. */
    private void upByPort() {
        for (Cable cable : cables) {
            for (LinkEnd end : List.of(cable.a(), cable.b())) {
                if (end.interfaceId() != null && end.interfaceId().equals(forwarding.portUp(end.deviceId()))) {
                    upByDevice.putIfAbsent(end.deviceId(), cable);
                }
            }
        }
    }

    /** A port of which a person said what is plugged in has no other cable. */
    private void respectPeople() {
        Map<Long, KnownLink> manualByPort = new HashMap<>();
        for (KnownLink link : clues.known()) {
            if (link.kind() == LinkKind.MANUAL) {
                for (LinkEnd end : List.of(link.a(), link.b())) {
                    if (end.interfaceId() != null) {
                        manualByPort.put(end.interfaceId(), link);
                    }
                }
            }
        }
        for (Cable cable : List.copyOf(cables)) {
            for (LinkEnd end : List.of(cable.a(), cable.b())) {
                KnownLink manual = end.interfaceId() == null ? null : manualByPort.get(end.interfaceId());
                if (manual != null && !cable.fits(manual.a(), manual.b()) && cables.remove(cable)) {
                    upByDevice.values().removeIf(cable::equals);
                    conflicts.add(new FoundConflict(
                            end.deviceId(),
                            end.interfaceId(),
                            ConflictKind.AGAINST_MANUAL,
                            List.of(Long.toString(beyond(cable, end.deviceId()).deviceId()))));
                }
            }
        }
    }

    /** Where no table tells the way up: the only neighbour that is nearer to a router. */
    private void upByDistance() {
        Map<Long, Integer> hopsByDevice = new Hops(cables, clues.known()).from(clues.roots());
        Set<Long> settled = new HashSet<>(upByDevice.keySet());
        clues.known().stream().filter(KnownLink::uplinkByHand).forEach(link -> settled.add(link.lowerDeviceId()));
        Map<Long, List<Cable>> nearer = new LinkedHashMap<>();
        for (Cable cable : cables) {
            int a = hopsByDevice.getOrDefault(cable.a().deviceId(), -1);
            int b = hopsByDevice.getOrDefault(cable.b().deviceId(), -1);
            if (a >= 0 && b >= 0 && a != b) {
                nearer.computeIfAbsent(a > b ? cable.a().deviceId() : cable.b().deviceId(), device -> new ArrayList<>())
                        .add(cable);
            }
        }
        nearer.forEach((device, ways) -> {
            if (settled.contains(device)) {
                return;
            }
            Set<Long> uppers =
                    ways.stream().map(cable -> beyond(cable, device).deviceId()).collect(Collectors.toSet());
            if (uppers.size() == 1) {
                upByDevice.put(device, ways.get(0));
            } else if (conflicts.stream().noneMatch(conflict -> conflict.deviceId() == device)) {
                conflicts.add(new FoundConflict(
                        device, null, ConflictKind.SEVERAL_WAYS_UP, List.of(Integer.toString(uppers.size()))));
            }
        });
    }

    private Outcome outcome() {
        Map<Cable, SeenLink> seenByCable = new Recognised(clues.known()).of(cables);
        Map<SeenLink, Long> lower = new LinkedHashMap<>();
        WaysUp ways = new WaysUp(clues.known(), upByDevice.keySet());
        upByDevice.forEach((device, cable) -> {
            SeenLink link = seenByCable.get(cable);
            if (link != null && ways.isFree(device) && !lower.containsKey(link)) {
                long upper = beyond(cable, device).deviceId();
                if (ways.leadsTo(upper, device)) {
                    conflicts.add(new FoundConflict(
                            device,
                            near(cable, device).interfaceId(),
                            ConflictKind.LOOP,
                            List.of(Long.toString(upper))));
                } else {
                    ways.put(device, upper);
                    lower.put(link, device);
                }
            }
        });
        return new Outcome(List.copyOf(seenByCable.values()), lower, List.copyOf(conflicts));
    }

    private static LinkEnd beyond(Cable cable, long deviceId) {
        return cable.a().deviceId() == deviceId ? cable.b() : cable.a();
    }

    private static LinkEnd near(Cable cable, long deviceId) {
        return cable.a().deviceId() == deviceId ? cable.a() : cable.b();
    }

    /** Who hangs on whom, as far as it is settled. */
    private static final class WaysUp {

        private final Map<Long, Long> upperByDevice = new HashMap<>();
        private final Set<Long> byHand = new HashSet<>();

        WaysUp(List<KnownLink> known, Set<Long> foundAnew) {
            for (KnownLink link : known) {
                Long lower = link.lowerDeviceId();
                if (lower != null && (link.uplinkByHand() || !foundAnew.contains(lower))) {
                    upperByDevice.put(
                            lower,
                            lower == link.a().deviceId()
                                    ? link.b().deviceId()
                                    : link.a().deviceId());
                }
                if (lower != null && link.uplinkByHand()) {
                    byHand.add(lower);
                }
            }
        }

        boolean isFree(long device) {
            return !byHand.contains(device);
        }

        void put(long device, long upper) {
            upperByDevice.put(device, upper);
        }

        boolean leadsTo(long start, long wanted) {
            Set<Long> passed = new HashSet<>();
            for (@Nullable Long device = start;
                    device != null && passed.add(device);
                    device = upperByDevice.get(device)) {
                if (device == wanted) {
                    return true;
                }
            }
            return false;
        }
    }
}
