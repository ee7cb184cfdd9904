package org.demarc.lab.snmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A recording of a device: {@code OID|TAG|VALUE} a line, one object instance each.
 *
 * <p>Copes with what recorders leave behind (snmp-engine.md 8): unsorted lines, doubles (the last one counts), blank
 * lines, CRLF, odd hex digits, OID values with one sub-identifier.
 */
public final class SnmprecFile {

    private final String name;
    private final NavigableMap<Oid, Value> values;

    private SnmprecFile(String name, NavigableMap<Oid, Value> values) {
        this.name = name;
        this.values = Collections.unmodifiableNavigableMap(values);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a line is no var-bind, naming file and line
     */
    public static SnmprecFile read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.snmprec$", "");
        return parse(name, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** Reads text whose characters stand for octets (ISO 8859-1). */
    public static SnmprecFile parse(String name, String text) {
        NavigableMap<Oid, Value> values = new TreeMap<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (!line.isBlank()) {
                VarBind read = readLine(name, number, line);
                values.put(read.oid(), read.value());
            }
        }
        return new SnmprecFile(name, values);
    }

    private static VarBind readLine(String name, int number, String line) {
        String[] parts = line.split("\\|", 3);
        try {
            if (parts.length < 3) {
                throw new IllegalArgumentException("three fields are needed");
            }
            return new VarBind(Oid.of(parts[0]), SnmprecValue.read(parts[1], parts[2]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " line " + number + ": " + e.getMessage(), e);
        }
    }

    /** The file's name without {@code .snmprec}: by custom the community that serves it. */
    public String name() {
        return name;
    }

    /** Every instance in walking order. */
    public NavigableMap<Oid, Value> values() {
        return values;
    }

    /** Every instance in walking order, as a list. */
    public List<VarBind> varBinds() {
        var list = new ArrayList<VarBind>(values.size());
        values.forEach((oid, value) -> list.add(new VarBind(oid, value)));
        return list;
    }

    /** The value of an instance such as {@code 1.3.6.1.2.1.1.1.0}. */
    public Optional<Value> value(String oid) {
        return Optional.ofNullable(values.get(Oid.of(oid)));
    }

    /** What a walk from a column shows: value by index (the dotted rest of the identifier), in walking order. */
    public NavigableMap<Oid, Value> column(String oid) {
        Oid column = Oid.of(oid);
        NavigableMap<Oid, Value> rows = new TreeMap<>();
        for (var entry : values.tailMap(column, false).entrySet()) {
            if (!entry.getKey().isUnder(column)) {
                break;
            }
            rows.put(Oid.of(entry.getKey().indexUnder(column)), entry.getValue());
        }
        return rows;
    }
}
