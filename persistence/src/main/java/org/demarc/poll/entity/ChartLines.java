package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Histories of interfaces in steps that fit a chart. */
@Dependent
public class ChartLines {

    private final Sql sql;

    @Inject
    public ChartLines(Sql sql) {
        this.sql = sql;
    }

    /** A step of all columns that were asked for: its begin, and mean, least and most of each. */
    private record Step(long at, List<@Nullable Double> numbers) {}

    /**
     * Columns of one table over a span, with one question to the database.
     *
     * @param columns of the same table, not none
     * @param points at most so many steps
     */
    public List<ChartLine> of(
            long interfaceId, List<ChartColumn> columns, Instant from, Instant to, int points, HistoryLevel level) {
        long width = width(from, to, points);
        String numbers =
                columns.stream().map(column -> column.aggregates(level)).collect(Collectors.joining(", "));
        List<Step> steps = sql.list(
                """
                select extract(epoch from min(at))::bigint, %s from %s%s
                 where interface_id = ? and at >= ? and at < ?
                 group by floor(extract(epoch from at) / ?::float8) order by 1 limit ?
                """.formatted(numbers, columns.get(0).table(), level.suffix()),
                row -> step(row, 3 * columns.size()),
                interfaceId,
                from,
                to,
                width,
                points + 1);
        List<ChartLine> lines = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            lines.add(line(columns.get(place), steps, 3 * place));
        }
        return lines;
    }

    /** Seconds of a step. */
    public static long width(Instant from, Instant to, int points) {
        return Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
    }

    private static Step step(Sql.Row row, int numbers) throws SQLException {
        List<@Nullable Double> values = new ArrayList<>();
        for (int place = 0; place < numbers; place++) {
            double value = row.rows().getDouble(place + 2);
            values.add(row.rows().wasNull() ? null : (Double) value);
        }
        return new Step(row.rows().getLong(1), values);
    }

    private static ChartLine line(ChartColumn column, List<Step> steps, int first) {
        List<Long> at = new ArrayList<>();
        List<@Nullable Double> mean = new ArrayList<>();
        List<@Nullable Double> least = new ArrayList<>();
        List<@Nullable Double> most = new ArrayList<>();
        for (Step step : steps) {
            if (step.numbers().get(first) != null) {
                at.add(step.at());
                mean.add(step.numbers().get(first));
                least.add(step.numbers().get(first + 1));
                most.add(step.numbers().get(first + 2));
            }
        }
        return new ChartLine(column.key(), column.unit(), at, mean, least, most);
    }
}
