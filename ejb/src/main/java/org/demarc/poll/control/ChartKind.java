package org.demarc.poll.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.poll.entity.ChartColumn;

/** What can be drawn over time, and of what. */
public enum ChartKind {
    TRAFFIC("traffic", ChartColumn.IN_BPS, ChartColumn.OUT_BPS),
    PACKETS("packets", ChartColumn.IN_PPS, ChartColumn.OUT_PPS),
    ERRORS("errors", ChartColumn.IN_ERRORS, ChartColumn.OUT_ERRORS, ChartColumn.IN_DISCARDS, ChartColumn.OUT_DISCARDS),
    SIGNAL("signal", ChartColumn.RX, ChartColumn.OLT_RX, ChartColumn.TX),
    CLIMATE("climate", ChartColumn.TEMPERATURE, ChartColumn.VOLTAGE),
    DISTANCE("distance", ChartColumn.DISTANCE),
    /** The numbers of a row of a reading: processor, memory, temperature, transceivers, sensors ... */
    READING("reading"),
    /** How a device answers ICMP. */
    REACH("reach");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<ChartColumn> columns;

    ChartKind(String key, ChartColumn... columns) {
        this.key = key;
        this.columns = List.of(columns);
    }

    public String key() {
        return key;
    }

    /** Of an interface; none where it is of something else. */
    public List<ChartColumn> columns() {
        return columns;
    }

    public static Optional<ChartKind> withKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** The unit that the name of a column ends in. */
    public static String unit(String column) {
        return switch (column.replaceAll(".*?([A-Z][a-z]*)$", "$1")) {
            case "Percent" -> "%";
            case "C" -> "°C";
            case "V" -> "V";
            case "Dbm" -> "dBm";
            case "Ma" -> "mA";
            case "Ms" -> "ms";
            case "Min" -> "min";
            case "S" -> "s";
            default -> "";
        };
    }
}
