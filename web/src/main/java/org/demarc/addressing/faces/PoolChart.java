package org.demarc.addressing.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.addressing.control.PoolForecast;
import org.demarc.addressing.entity.PoolSnapshot;
import org.jspecify.annotations.Nullable;

/** A pool's use day by day, the line on which it goes on, and its size, as the chart component takes them. */
final class PoolChart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM");
    private static final int FURTHEST = 60;

    /** Read well on white and on black. */
    private static final String GREY = "#8391a0";

    private static final String FAINT = "rgba(131, 145, 160, 0.25)";

    private final List<PoolSnapshot> days;
    private final PoolForecast forecast;
    private final int ahead;

    PoolChart(List<PoolSnapshot> days, PoolForecast forecast) {
        this.days = days;
        this.forecast = forecast;
        this.ahead = forecast.daysLeft() < 0 ? 0 : (int) Math.min(FURTHEST, forecast.daysLeft() + 1);
    }

    /** The chart; names are the labels of the lines. */
    String json(String used, String goesOn, String size) {
        Map<String, Object> data = Map.of(
                "labels",
                labels(),
                "datasets",
                List.of(
                        line(used, "#0b63b0", false, usedSoFar()),
                        line(goesOn, "#b7791f", true, usedLater()),
                        line(size, GREY, false, sizes())));
        try {
            return JSON.writeValueAsString(Map.of("type", "line", "data", data, "options", options()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers always become JSON", e);
        }
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        days.forEach(one -> labels.add(DAY.format(one.day())));
        LocalDate last = days.get(days.size() - 1).day();
        for (int day = 1; day <= ahead; day++) {
            labels.add(DAY.format(last.plusDays(day)));
        }
        return labels;
    }

    private List<@Nullable Number> usedSoFar() {
        List<@Nullable Number> values = new ArrayList<>();
        days.forEach(one -> values.add(one.use().used()));
        return values;
    }

    private List<@Nullable Number> usedLater() {
        List<@Nullable Number> values = new ArrayList<>();
        for (int day = 1; day < days.size(); day++) {
            values.add(null);
        }
        long last = days.get(days.size() - 1).use().used();
        for (int day = 0; ahead > 0 && day <= ahead; day++) {
            values.add(Math.round((last + day * forecast.perDay()) * 10) / 10.0);
        }
        return values;
    }

    private List<@Nullable Number> sizes() {
        List<@Nullable Number> values = new ArrayList<>();
        days.forEach(one -> values.add(one.use().usable()));
        long last = days.get(days.size() - 1).use().usable();
        for (int day = 1; day <= ahead; day++) {
            values.add(last);
        }
        return values;
    }

    private Map<String, Object> line(String name, String colour, boolean isDashed, List<@Nullable Number> values) {
        Map<String, Object> line = new HashMap<>();
        line.put("label", name);
        line.put("borderColor", colour);
        line.put("backgroundColor", colour);
        line.put("borderWidth", 1.5);
        line.put("pointRadius", days.size() > 1 ? 0 : 3);
        line.put("spanGaps", false);
        line.put("data", values);
        if (isDashed) {
            line.put("borderDash", List.of(6, 4));
        }
        return line;
    }

    private static Map<String, Object> options() {
        Map<String, Object> x = Map.of(
                "ticks", Map.of("maxTicksLimit", 10, "autoSkip", true, "color", GREY), "grid", Map.of("color", FAINT));
        Map<String, Object> y = Map.of(
                "beginAtZero", true, "ticks", Map.of("color", GREY, "precision", 0), "grid", Map.of("color", FAINT));
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
