package org.demarc.device.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns that somebody wants to know, by reading (devices.md DEV-8). Of a reading that is named the others are not asked for and
 * have no value; readings that are not named are asked whole, and so is what rows are found by.
 */
public record WantedColumns(Map<Reading, Set<String>> columnsByReading) {

    /** Everything is wanted. */
    public static final WantedColumns ALL = new WantedColumns(Map.of());

    /** Readings of which numbers can be left out, also by polls: nothing but history hangs on them. */
    private static final Set<Reading> MEASURING =
            EnumSet.of(Reading.ONU_SIGNAL, Reading.PORT_SIGNAL, Reading.RESOURCES, Reading.CARDS, Reading.SENSORS);

    /**
     * Readings that polls need whole, because states, links and events hang on them: who looks at them can leave any column out ({@code load_only}
     * of pon_onts_status, lldp_info and pon_onts_configuration).
     */
    private static final Set<Reading> LOOKED_AT =
            EnumSet.of(Reading.ONU_STATE, Reading.NEIGHBOURS, Reading.ONU_CONFIGURATION);

    /** Columns that are told by others: those are asked for with them. */
    private static final Map<Reading, Map<String, Set<String>>> TOLD_BY = Map.of(
            Reading.ONU_STATE,
            Map.of(
                    "status",
                    Set.of("registeredAt", "deregisteredAt"),
                    "bindStatus",
                    Set.of("status", "downReason", "registeredAt", "deregisteredAt")),
            Reading.NEIGHBOURS,
            Map.of("chassis", Set.of("chassisKind"), "port", Set.of("portKind")),
            Reading.RESOURCES,
            Map.of("memoryPercent", Set.of("memoryTotal", "memoryFree")));

    private static final Set<String> FIND_ROWS = Set.of("ifIndex", "onuNumber", "ponPort");

    /**
     * Those of a list like {@code onu-signal.rxDbm, onu-signal.distanceM}; all for an empty one.
     *
     * @throws IllegalArgumentException when there is no such reading or column, or nothing of it can be left out
     */
    public static WantedColumns of(List<String> names) {
        Map<Reading, Set<String>> wanted = new EnumMap<>(Reading.class);
        for (String name : names) {
            int dot = name.indexOf('.');
            String column = name.substring(dot + 1);
            Reading reading = Reading.withKey(dot < 0 ? "" : name.substring(0, dot))
                    .filter(MEASURING::contains)
                    .filter(one -> one.columns().contains(column))
                    .orElseThrow(() -> new IllegalArgumentException(name + " is no column of "
                            + MEASURING.stream().map(Reading::key).toList()));
            wanted.computeIfAbsent(reading, one -> new HashSet<>()).addAll(toldBy(reading, Set.of(column)));
        }
        return new WantedColumns(Map.copyOf(wanted));
    }

    /** These columns of a reading; everything where none are named, or where rows could not be understood without the others. */
    public static WantedColumns of(Reading reading, Set<String> columns) {
        boolean limited = MEASURING.contains(reading) || LOOKED_AT.contains(reading);
        return columns.isEmpty() || !limited ? ALL : new WantedColumns(Map.of(reading, toldBy(reading, columns)));
    }

    private static Set<String> toldBy(Reading reading, Set<String> columns) {
        Map<String, Set<String>> toldBy = TOLD_BY.getOrDefault(reading, Map.of());
        Set<String> all = new HashSet<>(columns);
        columns.forEach(column -> all.addAll(toldBy.getOrDefault(column, Set.of())));
        return Set.copyOf(all);
    }

    /** The same, of ONUs' levels these columns alone; the same altogether where none are named. */
    public WantedColumns withOptics(List<String> columns) {
        if (columns.isEmpty()) {
            return this;
        }
        Map<Reading, Set<String>> wanted = new EnumMap<>(Reading.class);
        wanted.putAll(columnsByReading);
        wanted.put(Reading.ONU_SIGNAL, Set.copyOf(columns));
        return new WantedColumns(Map.copyOf(wanted));
    }

    boolean isEverything() {
        return columnsByReading.isEmpty();
    }

    /** The parts without columns that nobody wants; parts of which nothing stays are left out. */
    List<ReadingPart> of(Reading reading, List<ReadingPart> parts) {
        Set<String> wanted = columnsByReading.get(reading);
        if (wanted == null) {
            return parts;
        }
        List<ReadingPart> fewer = new ArrayList<>();
        for (ReadingPart part : parts) {
            List<Column> columns = columns(reading, part, wanted);
            boolean isOfRows = part.role() == ReadingPart.Role.ROWS || part.role() == ReadingPart.Role.DETAILS;
            if (!isOfRows) {
                fewer.add(part);
            } else if (!columns.isEmpty()) {
                fewer.add(new ReadingPart(part.table(), part.index(), part.role(), part.technology(), columns));
            }
        }
        return fewer;
    }

    private static List<Column> columns(Reading reading, ReadingPart part, Set<String> wanted) {
        boolean isLookedAt = LOOKED_AT.contains(reading);
        List<Column> columns = part.columns().stream()
                .filter(column -> wanted.contains(column.name())
                        || FIND_ROWS.contains(column.name())
                        || (!isLookedAt && column.kind() != Column.Kind.NUMBER))
                .toList();
        // details are told of rows only: without a column of its own a row would not be there
        boolean isNeeded = isLookedAt
                && part.role() == ReadingPart.Role.ROWS
                && columns.stream().map(Column::name).allMatch(Column::isOnlyForOthers);
        return isNeeded ? firstValue(part.columns()) : columns;
    }

    /** The first column that is a value of a row, and its kind. */
    private static List<Column> firstValue(List<Column> columns) {
        String first = columns.stream()
                .map(Column::name)
                .filter(name -> !Column.isOnlyForOthers(name))
                .findFirst()
                .orElse("");
        return columns.stream()
                .filter(column -> column.name().equals(first) || column.name().equals(Column.kindOf(first)))
                .toList();
    }
}
