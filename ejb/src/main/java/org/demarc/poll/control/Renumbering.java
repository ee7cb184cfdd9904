package org.demarc.poll.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollChanges.MovedInterface;
import org.demarc.poll.entity.PollChanges.SeenInterface;

/**
 * Finds ports that kept their names and got other numbers, as devices deal them out after a restart: ifIndex is no identity over a restart,
 * the name is (snmp-engine.md 7.1). A port whose name alone changed keeps its place. No I/O, no clock.
 */
final class Renumbering {

    private static final String ONU = "ONU";

    private Renumbering() {}

    /** @param seen the whole list of the device's ports */
    static List<MovedInterface> of(List<KnownInterface> known, List<SeenInterface> seen) {
        Map<String, SeenInterface> seenByName = unique(seen, SeenInterface::name);
        Map<String, KnownInterface> knownByName = unique(known, KnownInterface::name);
        List<MovedInterface> moved = new ArrayList<>();
        knownByName.forEach((name, before) -> {
            SeenInterface now = seenByName.get(name);
            if (now != null && isMove(before, now)) {
                moved.add(new MovedInterface(before.deviceId(), before.id(), now.bindKey()));
            }
        });
        return moved;
    }

    private static boolean isMove(KnownInterface before, SeenInterface now) {
        return !before.type().equals(ONU)
                && !now.type().equals(ONU)
                && !now.bindKey().equals(before.bindKey());
    }

    private static <T> Map<String, T> unique(List<T> rows, Function<T, String> name) {
        Map<String, T> byName = new HashMap<>();
        Set<String> doubled = new HashSet<>(Set.of(""));
        for (T row : rows) {
            if (byName.put(name.apply(row), row) != null) {
                doubled.add(name.apply(row));
            }
        }
        byName.keySet().removeAll(doubled);
        return byName;
    }

    /** The known interfaces under the keys they have from now on; whoever lost his key to another is left out. */
    static List<KnownInterface> applied(List<KnownInterface> known, List<MovedInterface> moved) {
        if (moved.isEmpty()) {
            return known;
        }
        Map<Long, String> keyById = new HashMap<>();
        moved.forEach(one -> keyById.put(one.interfaceId(), one.bindKey()));
        Set<String> taken = new HashSet<>(keyById.values());
        List<KnownInterface> applied = new ArrayList<>();
        for (KnownInterface one : known) {
            String key = keyById.get(one.id());
            if (key != null) {
                applied.add(one.withBindKey(key));
            } else if (!taken.contains(one.bindKey())) {
                applied.add(one);
            }
        }
        return applied;
    }
}
