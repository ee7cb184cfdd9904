package org.demarc.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in a frame, as wildcore-mikbill.md 4.2 prints it: every column as wide as its longest line, counted in
 * characters, plus one blank on each side; left aligned; a cell may have several lines.
 */
final class TextTable {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... head) {
        this.head = List.of(head);
    }

    /** A row with as many cells as the head. */
    TextTable row(List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + head.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    String render() {
        var widths = widths();
        var text = new StringBuilder();
        rule(text, widths);
        line(text, head, widths);
        rule(text, widths);
        rows.forEach(row -> line(text, row, widths));
        if (!rows.isEmpty()) {
            rule(text, widths);
        }
        return text.toString();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < head.size(); column++) {
            int widest = widest(head.get(column));
            for (var row : rows) {
                widest = Math.max(widest, widest(row.get(column)));
            }
            widths.add(widest);
        }
        return widths;
    }

    private static int widest(String cell) {
        return cell.lines().mapToInt(TextTable::characters).max().orElse(0);
    }

    private static int characters(String line) {
        return line.codePointCount(0, line.length());
    }

    private static void rule(StringBuilder text, List<Integer> widths) {
        widths.forEach(width -> text.append('+').append("-".repeat(width + 2)));
        text.append("+\n");
    }

    private static void line(StringBuilder text, List<String> cells, List<Integer> widths) {
        var lines = cells.stream().map(cell -> cell.lines().toList()).toList();
        int height = lines.stream().mapToInt(List::size).max().orElse(1);
        for (int n = 0; n < Math.max(1, height); n++) {
            for (int column = 0; column < widths.size(); column++) {
                var part = n < lines.get(column).size() ? lines.get(column).get(n) : "";
                text.append("| ").append(part).append(" ".repeat(widths.get(column) - characters(part) + 1));
            }
            text.append("|\n");
        }
    }
}
