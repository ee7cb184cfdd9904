package org.demarc.link.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.link.entity.KnownLink;
import org.demarc.link.entity.LinkKind;

/** How many cables devices are away from the nearest router. */
final class Hops {

    private final Map<Long, List<Long>> neighboursByDevice = new HashMap<>();

    Hops(Collection<Cable> cables, Collection<KnownLink> known) {
        cables.forEach(cable -> connect(cable.a().deviceId(), cable.b().deviceId()));
        known.stream()
                .filter(link -> link.kind() == LinkKind.MANUAL)
                .forEach(link -> connect(link.a().deviceId(), link.b().deviceId()));
    }

    private void connect(long one, long other) {
        neighboursByDevice.computeIfAbsent(one, device -> new ArrayList<>()).add(other);
        neighboursByDevice.computeIfAbsent(other, device -> new ArrayList<>()).add(one);
    }

    /** Devices that cannot be reached are absent. */
    Map<Long, Integer> from(Collection<Long> roots) {
        Map<Long, Integer> hops = new HashMap<>();
        Deque<Long> next = new ArrayDeque<>(roots);
        roots.forEach(root -> hops.put(root, 0));
        while (!next.isEmpty()) {
            long device = next.removeFirst();
            int further = hops.getOrDefault(device, 0) + 1;
            for (long neighbour : neighboursByDevice.getOrDefault(device, List.of())) {
                if (hops.putIfAbsent(neighbour, further) == null) {
                    next.addLast(neighbour);
                }
            }
        }
        return hops;
    }
}
