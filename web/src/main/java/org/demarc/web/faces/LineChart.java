package org.demarc.web.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines over time as the chart component takes them; they read well on white and on black. */
public final class LineChart {

    private static final ObjectMapper JSON = new ObjectMapper();
    public static final String GREEN = "#1f8a4c";

    /** For what only helps to read a chart: words, and lines that do not change. */
    public static final String GREY = "#8391a0";

    private static final Map<String, Object> GRID = Map.of("color", "rgba(131, 145, 160, 0.25)");

    private LineChart() {}

    /** The chart of whole numbers from nought on, with lines of the caller's own making. */
    public static String ofCounts(List<String> labels, List<Map<String, Object>> lines) {
        return json(
                labels,
                lines,
                Map.of("beginAtZero", true, "ticks", Map.of("color", GREY, "precision", 0), "grid", GRID));
    }

    /**
     * One line.
     *
     * @param values one for each label, null for none
     */
    public static Map<String, Object> line(
            String name, String colour, boolean isDashed, List<@Nullable Number> values) {
        Map<String, Object> line = new HashMap<>();
        line.put("label", name);
        line.put("borderColor", colour);
        line.put("backgroundColor", colour);
        line.put("borderWidth", 1.5);
        line.put("pointRadius", values.size() > 1 ? 0 : 3);
        line.put("spanGaps", false);
        line.put("data", values);
        if (isDashed) {
            line.put("borderDash", List.of(6, 4));
        }
        return line;
    }

    private static String json(List<String> labels, List<Map<String, Object>> lines, Map<String, Object> y) {
        Map<String, Object> data = Map.of("labels", labels, "datasets", lines);
        try {
            return JSON.writeValueAsString(Map.of("type", "line", "data", data, "options", options(y)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers always become JSON", e);
        }
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
