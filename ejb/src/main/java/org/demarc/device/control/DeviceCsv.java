package org.demarc.device.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.demarc.settings.entity.Secret;

/**
 * Reads the table of devices that operators bring along: {@code IP,Login,Password,PublicCommunity,PrivateCommunity,Name,model_key}
 * (wildcore-mikbill.md, chapter 2, row 13). Commas or semicolons, quotes as usual, the first line may name the columns in any order.
 */
public final class DeviceCsv {

    /** Lines that are taken at most. */
    public static final int MOST_LINES = 20_000;

    private static final List<String> COLUMNS =
            List.of("ip", "login", "password", "publiccommunity", "privatecommunity", "name", "model_key");

    private DeviceCsv() {}

    /** One device of the table; {@code line} counts from 1. */
    public record Row(
            int line,
            String address,
            String login,
            Secret password,
            Secret readCommunity,
            Secret writeCommunity,
            String name,
            String modelKey) {}

    /** What is wrong with one line; {@code column} is empty where the whole line is meant. */
    public record LineError(int line, String column, String reason) {}

    /** What a text held. */
    public record Table(List<Row> rows, List<LineError> errors) {}

    /** Every line as a row or as an error; never fails. */
    public static Table read(String text) {
        List<Row> rows = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        List<String> columns = COLUMNS;
        String[] lines = text.replace("\uFEFF", "").split("\r?\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            List<String> cells = cells(lines[i]);
            if (rows.isEmpty() && errors.isEmpty() && isHeading(cells)) {
                columns = cells.stream().map(DeviceCsv::plain).toList();
            } else if (rows.size() + errors.size() >= MOST_LINES) {
                errors.add(new LineError(i + 1, "", "more than " + MOST_LINES + " lines"));
                break;
            } else {
                add(i + 1, columns, cells, rows, errors);
            }
        }
        return new Table(rows, errors);
    }

    private static void add(
            int line, List<String> columns, List<String> cells, List<Row> rows, List<LineError> errors) {
        if (cells.size() > columns.size()) {
            errors.add(new LineError(line, "", "has " + cells.size() + " cells, expected " + columns.size()));
            return;
        }
        Map<String, String> cell = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            cell.put(columns.get(i), cells.get(i));
        }
        String address = cell.getOrDefault("ip", "");
        if (!Addresses.isLiteral(address)) {
            errors.add(new LineError(line, "IP", address.isEmpty() ? "is empty" : "is no address: " + address));
            return;
        }
        String name = cell.getOrDefault("name", "");
        rows.add(new Row(
                line,
                address,
                cell.getOrDefault("login", ""),
                Secret.of(cell.getOrDefault("password", "")),
                Secret.of(cell.getOrDefault("publiccommunity", "")),
                Secret.of(cell.getOrDefault("privatecommunity", "")),
                name.isEmpty() ? address : name,
                cell.getOrDefault("model_key", "")));
    }

    private static boolean isHeading(List<String> cells) {
        return cells.stream().map(DeviceCsv::plain).anyMatch("ip"::equals);
    }

    private static String plain(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.equals("modelkey") || plain.equals("model") ? "model_key" : plain;
    }

    private static List<String> cells(String line) {
        char separator = separator(line);
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static char separator(String line) {
        return line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
