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
    private static final String GREY = "#8391a0";
    private static final String FAINT = "rgba(131, 145, 160, 0.25)";
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
        Map<String, Object> data = Map.of(
                "labels",
                moments.stream().map(TIME::format).toList(),
                "datasets",
                IntStream.range(0, lines.size())
                        .mapToObj(place -> dataset(lines.get(place), COLOURS.get(place % COLOURS.size())))
                        .toList());
        try {
            return JSON.writeValueAsString(Map.of("type", "line", "data", data, "options", options()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
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

    private static Map<String, Object> options() {
        Map<String, Object> grid = Map.of("color", FAINT);
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
                Map.of(
                        "x",
                        Map.of("ticks", Map.of("maxTicksLimit", 10, "autoSkip", true, "color", GREY), "grid", grid),
                        "y",
                        Map.of("ticks", Map.of("color", GREY), "grid", grid)));
    }
}
