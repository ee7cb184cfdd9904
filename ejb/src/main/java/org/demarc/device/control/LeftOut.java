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

    /** Parts that only explain rows of other parts: nothing is told by them alone. */
    private static final Set<ReadingPart.Role> HELP = Set.of(
            ReadingPart.Role.BRIDGE_PORTS,
            ReadingPart.Role.VLANS,
            ReadingPart.Role.OWN_MACS,
            ReadingPart.Role.PORT_NAMES);

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

    /** Modules that are a part of the reading or detail, by name. */
    static List<String> modulesOf(ColumnCatalogue told) {
        List<String> modules = new ArrayList<>();
        COLUMNS_BY_MODULE.forEach((module, theirs) -> {
            if (theirs.containsKey(told)) {
                modules.add(module);
            }
        });
        if (told == Reading.INTERFACE_COUNTERS) {
            modules.add(COUNTERS_OF_ONUS);
        } else if (told == Reading.FDB) {
            modules.add(MACS_BEHIND_ONUS);
        }
        return modules.stream().sorted().toList();
    }

    /** Columns of the reading or detail that the module takes away; none where it takes rows. */
    static Set<String> columns(String module, ColumnCatalogue told) {
        return COLUMNS_BY_MODULE.getOrDefault(module, Map.of()).getOrDefault(told, Set.of());
    }

    /** Whether the family tells in a way of its own which ONU a MAC is behind. */
    static boolean tellsMacsBehindOnus(DeviceProfile family) {
        return family.parts(Reading.FDB).stream().anyMatch(part -> ABOUT_ONUS.contains(part.role()));
    }

    boolean isNothing() {
        return columns.isEmpty() && !countersOfOnus && !macsBehindOnus;
    }

    /** The parts without what is left out; parts of which nothing stays are left out, too, and all where only help for others stays. */
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
        return left.stream().allMatch(part -> HELP.contains(part.role())) ? List.of() : left;
    }

    private boolean isAboutOnus(ColumnCatalogue reading, ReadingPart part) {
        return (countersOfOnus
                        && reading == Reading.INTERFACE_COUNTERS
                        && !part.technology().isEmpty())
                || (macsBehindOnus && reading == Reading.FDB && ABOUT_ONUS.contains(part.role()));
    }
}
