package org.demarc.web.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lines over time as the chart component takes them; they read well on white and on black. */
public final class LineChart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM HH:mm").withZone(ZoneId.systemDefault());
    /** For what only helps to read a chart: words, and lines that do not change. */
    public static final String GREY = "#8391a0";

    private static final Map<String, Object> GRID = Map.of("color", "rgba(131, 145, 160, 0.25)");
    private static final List<String> COLOURS = List.of("#0b63b0", "#1f8a4c", "#b7791f", "#9b2c2c");
    private static final int MANY = 60;

    private LineChart() {}

    /**
     * One line.
     *
     * @param values one for each moment, null for none
     */
    public record Line(String name, List<@Nullable Double> values) {}

    /** The chart of at most four lines over the same moments. */
    public static String of(List<Instant> moments, List<Line> lines) {
        return json(
                moments.stream().map(TIME::format).toList(),
                IntStream.range(0, lines.size())
                        .mapToObj(place -> dataset(lines.get(place), COLOURS.get(place % COLOURS.size())))
                        .toList(),
                Map.of("ticks", Map.of("color", GREY), "grid", GRID));
    }

    /** The chart of whole numbers from nought on, with lines of the caller's own making. */
    public static String ofCounts(List<String> labels, List<Map<String, Object>> lines) {
        return json(
                labels,
                lines,
                Map.of("beginAtZero", true, "ticks", Map.of("color", GREY, "precision", 0), "grid", GRID));
    }

    private static String json(List<String> labels, List<Map<String, Object>> lines, Map<String, Object> y) {
        Map<String, Object> data = Map.of("labels", labels, "datasets", lines);
        try {
            return JSON.writeValueAsString(Map.of("type", "line", "data", data, "options", options(y)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers always become JSON", e);
        }
    }

    private static Map<String, Object> dataset(Line line, String colour) {
        return Map.of(
                "label",
                line.name(),
                "borderColor",
                colour,
                "backgroundColor",
                colour,
                "borderWidth",
                1.5,
                "pointRadius",
                line.values().size() > MANY ? 0 : 2,
                "spanGaps",
                true,
                "data",
                line.values().toArray());
    }

    private static Map<String, Object> options(Map<String, Object> y) {
        Map<String, Object> x =
                Map.of("ticks", Map.of("maxTicksLimit", 10, "autoSkip", true, "color", GREY), "grid", GRID);
        return Map.of(
                "responsive",
                true,
                "maintainAspectRatio",
                false,
                "animation",
                false,
                "interaction",
                Map.of("mode", "index", "intersect", false),
                "plugins",
                Map.of("legend", Map.of("labels", Map.of("color", GREY))),
                "scales",
                Map.of("x", x, "y", y));
    }
}
