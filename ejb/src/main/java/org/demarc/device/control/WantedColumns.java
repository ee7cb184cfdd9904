package org.demarc.device.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers that somebody wants to know, by reading (devices.md DEV-8). Of a reading that is named the others are not asked for and
 * have no value; readings that are not named are asked whole, and so are words and what rows are found by.
 */
public record WantedColumns(Map<Reading, Set<String>> columnsByReading) {

    /** Everything is wanted. */
    public static final WantedColumns ALL = new WantedColumns(Map.of());

    /** Readings of which numbers can be left out: nothing but history hangs on them. */
    private static final Set<Reading> MEASURING =
            EnumSet.of(Reading.ONU_SIGNAL, Reading.PORT_SIGNAL, Reading.RESOURCES, Reading.CARDS, Reading.SENSORS);

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
            wanted.computeIfAbsent(reading, one -> new HashSet<>()).add(column);
        }
        return new WantedColumns(Map.copyOf(wanted));
    }

    /** These columns of a reading; everything where none are named, or where rows could not be understood without the others. */
    public static WantedColumns of(Reading reading, Set<String> columns) {
        return columns.isEmpty() || !MEASURING.contains(reading) ? ALL : new WantedColumns(Map.of(reading, columns));
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
            List<Column> columns = part.columns().stream()
                    .filter(column -> column.kind() != Column.Kind.NUMBER
                            || FIND_ROWS.contains(column.name())
                            || wanted.contains(column.name()))
                    .toList();
            boolean isOfRows = part.role() == ReadingPart.Role.ROWS || part.role() == ReadingPart.Role.DETAILS;
            if (!isOfRows) {
                fewer.add(part);
            } else if (!columns.isEmpty()) {
                fewer.add(new ReadingPart(part.table(), part.index(), part.role(), part.technology(), columns));
            }
        }
        return fewer;
    }
}
