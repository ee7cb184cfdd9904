package org.demarc.device.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a family is not asked for because modules are switched off that are only a part of a reading of ours (devices.md 3): some of its columns,
 * or its rows about ONUs.
 *
 * @param columns by reading or detail
 * @param countersOfOnus counters of ONUs are left out, those of ports are not
 * @param macsBehindOnus which ONU a MAC is behind is left out
 */
record LeftOut(Map<ColumnCatalogue, Set<String>> columns, boolean countersOfOnus, boolean macsBehindOnus) {

    private static final Set<ReadingPart.Role> ABOUT_ONUS =
            Set.of(ReadingPart.Role.ONU_ROWS, ReadingPart.Role.OWN_MACS);

    /** Columns that a module stands for, where it is not a whole reading. */
    static final Map<String, Map<ColumnCatalogue, Set<String>>> COLUMNS_BY_MODULE = Map.of(
            "errors",
            Map.of(Reading.INTERFACE_COUNTERS, Set.of("inErrors", "outErrors", "inDiscards", "outDiscards")),
            "sys_temp",
            Map.of(Reading.RESOURCES, Set.of("temperatureC", "boardTemperatureC")),
            "power_status",
            Map.of(Reading.RESOURCES, Set.of("powerState")),
            "pon_onts_vendor",
            Map.of(Reading.ONU_LIST, Set.of("vendor", "model", "hardware", "software")),
            "pon_onts_reasons",
            Map.of(Reading.ONU_STATE, Set.of("downReason", "registeredAt", "deregisteredAt")),
            "pon_onts_service_profile",
            Map.of(Reading.ONU_CONFIGURATION, Set.of("serviceProfile")),
            "uni_interfaces_vlans",
            Map.of(Detail.UNI, Set.of("vlan", "vlanMode")));

    static final String COUNTERS_OF_ONUS = "pon_interface_counters";
    static final String MACS_BEHIND_ONUS = "pon_fdb";

    static LeftOut of(Predicate<String> off) {
        Map<ColumnCatalogue, Set<String>> columns = new HashMap<>();
        COLUMNS_BY_MODULE.forEach((module, theirs) -> {
            if (off.test(module)) {
                theirs.forEach((reading, names) ->
                        columns.computeIfAbsent(reading, one -> new HashSet<>()).addAll(names));
            }
        });
        return new LeftOut(Map.copyOf(columns), off.test(COUNTERS_OF_ONUS), off.test(MACS_BEHIND_ONUS));
    }

    boolean isNothing() {
        return columns.isEmpty() && !countersOfOnus && !macsBehindOnus;
    }

    /** The parts without what is left out; parts of which nothing stays are left out, too. */
    List<ReadingPart> without(ColumnCatalogue reading, List<ReadingPart> parts) {
        Set<String> names = columns.getOrDefault(reading, Set.of());
        List<ReadingPart> left = new ArrayList<>();
        for (ReadingPart part : parts) {
            List<Column> wanted = part.columns().stream()
                    .filter(column -> !names.contains(column.name()))
                    .toList();
            if (!wanted.isEmpty() && !isAboutOnus(reading, part)) {
                left.add(new ReadingPart(part.table(), part.index(), part.role(), part.technology(), wanted));
            }
        }
        return left;
    }

    private boolean isAboutOnus(ColumnCatalogue reading, ReadingPart part) {
        return (countersOfOnus
                        && reading == Reading.INTERFACE_COUNTERS
                        && !part.technology().isEmpty())
                || (macsBehindOnus && reading == Reading.FDB && ABOUT_ONUS.contains(part.role()));
    }
}
