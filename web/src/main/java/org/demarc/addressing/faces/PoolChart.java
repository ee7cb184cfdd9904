package org.demarc.addressing.faces;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.demarc.addressing.control.PoolForecast;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.web.faces.LineChart;
import org.jspecify.annotations.Nullable;

/** A pool's use day by day, the line on which it goes on, and its size, as the chart component takes them. */
final class PoolChart {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM");
    private static final int FURTHEST = 60;

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
        return LineChart.ofCounts(
                labels(),
                List.of(
                        LineChart.line(used, "#0b63b0", false, usedSoFar()),
                        LineChart.line(goesOn, "#b7791f", true, usedLater()),
                        LineChart.line(size, LineChart.GREY, false, sizes())));
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
}
