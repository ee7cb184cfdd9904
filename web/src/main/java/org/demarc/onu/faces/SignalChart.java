package org.demarc.onu.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.demarc.onu.entity.Onu.Signal;
import org.demarc.web.faces.LineChart;
import org.jspecify.annotations.Nullable;

/** The lines of a signal history as the chart component takes them. */
final class SignalChart {

    private SignalChart() {}

    /** The chart; names are the labels of the lines. */
    static String of(List<Signal> signals, String rx, String tx, String oltRx) {
        return LineChart.of(
                signals.stream().map(Signal::at).toList(),
                List.of(
                        line(rx, signals, Signal::rxDbm),
                        line(oltRx, signals, Signal::oltRxDbm),
                        line(tx, signals, Signal::txDbm)));
    }

    private static LineChart.Line line(String name, List<Signal> signals, Function<Signal, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        signals.forEach(signal -> values.add(value.apply(signal)));
        return new LineChart.Line(name, values);
    }
}
