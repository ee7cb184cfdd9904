package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects figures, says aloud what happens, and writes both down at the end. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Progress: printed, not kept. */
    void say(String text) {
        System.out.println("[bench] " + text);
    }

    /** Something that the reader of the figures must know. */
    void note(String text) {
        notes.add(text);
        say("note: " + text);
    }

    /** A figure that could not be had, and why: better nothing than something invented. */
    void notMeasured(String name, String why) {
        note(name + " not measured: " + why);
    }

    void add(Figure figure) {
        figures.add(figure);
        say(line(figure));
    }

    void add(String name, double value, String unit) {
        add(Figure.of(name, value, unit));
    }

    /** Forgets the figures from there on: they are taken once more. */
    void forgetFrom(int first) {
        figures.subList(first, figures.size()).clear();
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    void print() {
        System.out.println();
        System.out.println(String.format(
                Locale.ROOT,
                "%-38s %12s %-13s %-24s %12s %8s  %s",
                "figure",
                "measured",
                "unit",
                "peer",
                "peer's",
                "ratio",
                "target"));
        figures.forEach(figure -> System.out.println(line(figure)));
        notes.forEach(note -> System.out.println("* " + note));
    }

    void write(Path dir) throws IOException {
        Files.createDirectories(dir);
        JSON.writeValue(dir.resolve("results.json").toFile(), figures);
        Files.write(dir.resolve("notes.txt"), notes);
    }

    private static String line(Figure figure) {
        String peer = figure.peer() == null ? "" : figure.peer();
        return String.format(
                        Locale.ROOT,
                        "%-38s %12s %-13s %-24s %12s %8s  %s",
                        figure.name(),
                        number(figure.value()),
                        figure.unit(),
                        peer,
                        figure.peerValue() == null ? "" : number(figure.peerValue()),
                        figure.ratio() == null ? "" : number(figure.ratio()),
                        Targets.of(figure))
                .stripTrailing();
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.3f", value);
    }
}
