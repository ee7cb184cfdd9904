package org.demarc.device.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.device.entity.CustomParameters;

/**
 * Parts that leave nothing of a reading of one family when they are switched off together: modules that are only a part of a reading elsewhere
 * (devices.md 3), and levels of ONUs. So {@code pon_fdb} is all that an OLT knows of MACs when it tells nothing but the ONU behind which they are.
 */
final class NothingLeft {

    private NothingLeft() {}

    /** The smallest sets of parts that do; by module of devices.md chapter 3, or by column of ONUs' levels. */
    static List<Set<String>> of(DeviceProfile family, ColumnCatalogue told) {
        Set<String> candidates = candidates(told);
        List<ReadingPart> parts = family.parts(told);
        if (parts.isEmpty() || !empties(told, parts, candidates)) {
            return List.of();
        }
        Set<String> needed = candidates.stream()
                .filter(one -> !empties(told, parts, without(candidates, one)))
                .collect(Collectors.toCollection(TreeSet::new));
        return empties(told, parts, needed) ? List.of(needed) : smallest(told, parts, List.copyOf(candidates));
    }

    /** Parts of which the reading or detail may consist, by name. */
    static Set<String> candidates(ColumnCatalogue told) {
        Set<String> candidates = new TreeSet<>(LeftOut.modulesOf(told));
        if (told == Reading.ONU_SIGNAL) {
            candidates.addAll(CustomParameters.levels());
        }
        return candidates;
    }

    private static Set<String> without(Set<String> candidates, String one) {
        Set<String> others = new TreeSet<>(candidates);
        others.remove(one);
        return others;
    }

    /** Where one part can stand in for another, as when a column is in a row that is left out itself. */
    private static List<Set<String>> smallest(ColumnCatalogue told, List<ReadingPart> parts, List<String> candidates) {
        List<Set<String>> sets = IntStream.range(1, 1 << candidates.size())
                .boxed()
                .sorted(Comparator.comparingInt(Integer::bitCount))
                .map(bits -> chosen(candidates, bits))
                .toList();
        List<Set<String>> found = new ArrayList<>();
        for (Set<String> set : sets) {
            if (found.stream().noneMatch(set::containsAll) && empties(told, parts, set)) {
                found.add(set);
            }
        }
        return found;
    }

    private static Set<String> chosen(List<String> candidates, int bits) {
        return IntStream.range(0, candidates.size())
                .filter(i -> (bits & (1 << i)) != 0)
                .mapToObj(candidates::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean empties(ColumnCatalogue told, List<ReadingPart> parts, Set<String> off) {
        List<ReadingPart> left = LeftOut.of(off::contains).without(told, parts);
        Set<String> levels = new TreeSet<>(CustomParameters.levels());
        if (told != Reading.ONU_SIGNAL || !levels.removeAll(off)) {
            return left.isEmpty();
        }
        return new WantedColumns(Map.of(Reading.ONU_SIGNAL, levels))
                .of(Reading.ONU_SIGNAL, left)
                .isEmpty();
    }
}
