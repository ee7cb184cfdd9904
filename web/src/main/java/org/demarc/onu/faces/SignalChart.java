package org.demarc.onu.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.demarc.onu.entity.Onu.Signal;
import org.jspecify.annotations.Nullable;

/** The lines of a signal history as the chart component takes them. */
final class SignalChart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM HH:mm").withZone(ZoneId.systemDefault());

    /** Read well on white and on black. */
    private static final String GREY = "#8391a0";

    private static final String FAINT = "rgba(131, 145, 160, 0.25)";

    private SignalChart() {}

    /** The chart; names are the labels of the lines. */
    static String of(List<Signal> signals, String rx, String tx, String oltRx) {
        Map<String, Object> chart = Map.of(
                "type",
                "line",
                "data",
                Map.of(
                        "labels",
                        signals.stream().map(signal -> time(signal.at())).toList(),
                        "datasets",
                        List.of(
                                line(rx, "#0b63b0", signals, Signal::rxDbm),
                                line(oltRx, "#1f8a4c", signals, Signal::oltRxDbm),
                                line(tx, "#b7791f", signals, Signal::txDbm))),
                "options",
                Map.of(
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
                                Map.of(
                                        "ticks",
                                        Map.of("maxTicksLimit", 10, "autoSkip", true, "color", GREY),
                                        "grid",
                                        Map.of("color", FAINT)),
                                "y",
                                Map.of("ticks", Map.of("color", GREY), "grid", Map.of("color", FAINT)))));
        try {
            return JSON.writeValueAsString(chart);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> line(
            String name, String colour, List<Signal> signals, Function<Signal, @Nullable Double> value) {
        return Map.of(
                "label",
                name,
                "borderColor",
                colour,
                "backgroundColor",
                colour,
                "borderWidth",
                1.5,
                "pointRadius",
                signals.size() > 60 ? 0 : 2,
                "spanGaps",
                true,
                "data",
                signals.stream().map(value).toArray());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
