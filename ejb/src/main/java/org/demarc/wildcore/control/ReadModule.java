package org.demarc.wildcore.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.device.control.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A module that reads (devices.md chapter 3), in our own words.
 *
 * @param lineType of which lines alone it tells, empty for all
 * @param source whence its rows can come
 * @param arguments its arguments beside {@code interface} and {@code load_only}
 * @param cells what stands in a row, in this order (devices.md 4.2)
 */
public record ReadModule(
        String name,
        Reading reading,
        Shape shape,
        String lineType,
        Source source,
        Set<String> arguments,
        List<Cell> cells) {

    /** How rows become an answer. */
    public enum Shape {
        /** A row for each line, with its interface. */
        LINES,
        /** The same without those that have nothing in the first cell. */
        TOLD_LINES,
        /** The interfaces themselves. */
        INTERFACES,
        /** Rows of the device itself. */
        ROWS,
        /** One object, of the first row that tells anything. */
        OBJECT,
        /** The same with what the model is. */
        SYSTEM,
        /** The rows of a line together, as its logs. */
        LOGS,
        /** Neighbours, beside what the device calls itself. */
        NEIGHBOURS,
        /** Processor and memory of the device, and a row for each card. */
        RESOURCES
    }

    /** Whence rows can come. */
    public enum Source {
        /** The device is asked for the columns of the wanted cells alone. */
        BY_COLUMN,
        /** The device is asked for the reading whole. */
        WHOLE,
        /** What polls keep, because the rows cannot be understood without their places in the device's table. */
        KEPT
    }

    /** What a cell says of a row; null where nothing is told. */
    @FunctionalInterface
    interface Telling {
        @Nullable
        Object of(ModuleValues values);
    }

    /**
     * One value of a row.
     *
     * @param columns what of the reading it is made of
     */
    record Cell(String name, List<String> columns, Telling telling) {

        /** As the first of the columns tells it. */
        static Cell told(String name, String... columns) {
            return new Cell(name, List.of(columns), values -> values.plain(columns));
        }

        /** What no device tells us. */
        static Cell none(String name) {
            return new Cell(name, List.of(), values -> null);
        }

        static Cell made(String name, Telling telling, String... columns) {
            return new Cell(name, List.of(columns), telling);
        }
    }

    static ReadModule of(String name, Reading reading, Shape shape, Cell... cells) {
        return new ReadModule(name, reading, shape, "", Source.WHOLE, Set.of(), List.of(cells));
    }

    ReadModule ofLines(String type) {
        return new ReadModule(name, reading, shape, type, source, arguments, cells);
    }

    ReadModule from(Source other) {
        return new ReadModule(name, reading, shape, lineType, other, arguments, cells);
    }

    ReadModule taking(String... names) {
        return new ReadModule(name, reading, shape, lineType, source, Set.of(names), cells);
    }

    /** Names by which {@code load_only} knows what it tells. */
    public List<String> columns() {
        return cells.stream().map(Cell::name).toList();
    }

    /** What the device is asked for so that these cells can be told, as a list with commas; empty for everything. */
    public String asked(Set<String> wanted) {
        if (source != Source.BY_COLUMN) {
            return "";
        }
        Set<String> columns = columnsOf(wanted);
        return String.join(",", columns.isEmpty() ? columnsOf(Set.of()) : columns);
    }

    private Set<String> columnsOf(Set<String> wanted) {
        return cells.stream()
                .filter(cell -> wanted.isEmpty() || wanted.contains(cell.name()))
                .flatMap(cell -> cell.columns().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
