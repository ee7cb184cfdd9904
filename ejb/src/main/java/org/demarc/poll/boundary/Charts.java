package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.demarc.Points;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.icmp.entity.ReachPoint;
import org.demarc.icmp.entity.Reaches;
import org.demarc.poll.control.ChartKind;
import org.demarc.poll.entity.ChartLine;
import org.demarc.poll.entity.ChartLines;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.poll.entity.KeptRow;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.poll.entity.PollProblem;
import org.demarc.port.boundary.LineRegister;
import org.jspecify.annotations.Nullable;

/** What is drawn over time, for pages and programs alike. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class Charts {

    private static final String PER_SECOND = "1/s";

    private static final Duration LONGEST = Duration.ofDays(4000);

    /**
     * A chart.
     *
     * @param stepS seconds of a step at least: nothing for much longer is a gap
     * @param level from which level of history it was taken
     */
    public record Chart(
            String kind, long id, Instant from, Instant to, long stepS, HistoryLevel level, List<ChartLine> lines) {}

    /** What is to be drawn: of which interface, row or device, from when to when, in at most how many steps. */
    public record Wanted(String kind, long id, Instant from, Instant to, int points) {}

    @Inject
    ChartLines lines;

    @Inject
    KeptReadings readings;

    @Inject
    LineRegister register;

    @Inject
    Reaches reaches;

    @Inject
    Sight sight;

    /**
     * The chart, from the level of history that fits its span.
     *
     * @throws org.demarc.ProblemException {@link PollProblem#UNKNOWN_CHART}, {@link PollProblem#BAD_SPAN}, and those of what is drawn
     */
    public Chart chart(Wanted wanted) {
        ChartKind kind = ChartKind.withKey(wanted.kind())
                .orElseThrow(() -> PollProblem.UNKNOWN_CHART.because(wanted.kind() + "; known are "
                        + Arrays.stream(ChartKind.values()).map(ChartKind::key).toList()));
        Duration span = Duration.between(wanted.from(), wanted.to());
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            throw PollProblem.BAD_SPAN.because("from " + wanted.from() + " to " + wanted.to());
        }
        int points = Points.within(wanted.points());
        HistoryLevel level = readings.level(wanted.from(), wanted.to());
        Wanted bounded = new Wanted(wanted.kind(), wanted.id(), wanted.from(), wanted.to(), points);
        long step = Math.max(level.stepS(), ChartLines.width(wanted.from(), wanted.to(), points));
        return new Chart(kind.key(), wanted.id(), wanted.from(), wanted.to(), step, level, drawn(kind, bounded, level));
    }

    private List<ChartLine> drawn(ChartKind kind, Wanted wanted, HistoryLevel level) {
        return switch (kind) {
            case READING -> ofRow(wanted);
            case REACH -> ofReach(wanted, level);
            default ->
                lines.of(
                        register.line(wanted.id()).id(),
                        kind.columns(),
                        wanted.from(),
                        wanted.to(),
                        wanted.points(),
                        level);
        };
    }

    private List<ChartLine> ofRow(Wanted wanted) {
        KeptRow row = readings.row(wanted.id());
        return readings.measures(row).stream()
                .map(measure -> ofMeasure(
                        measure, readings.history(row.id(), measure, wanted.from(), wanted.to(), wanted.points())))
                .toList();
    }

    private static ChartLine ofMeasure(String measure, List<KeptRow.Point> points) {
        return new ChartLine(
                measure,
                SeenRow.COUNTERS.contains(measure) ? PER_SECOND : ChartKind.unit(measure),
                points.stream().map(point -> point.at().getEpochSecond()).toList(),
                nullable(points.stream().map(KeptRow.Point::value).toList()),
                nullable(points.stream().map(KeptRow.Point::least).toList()),
                nullable(points.stream().map(KeptRow.Point::most).toList()));
    }

    private List<ChartLine> ofReach(Wanted wanted, HistoryLevel level) {
        long device = sight.device(wanted.id()).id();
        List<ReachPoint> points = reaches.history(device, wanted.from(), wanted.to(), wanted.points(), level);
        List<Long> at =
                points.stream().map(point -> point.at().getEpochSecond()).toList();
        List<@Nullable Double> rtt = new ArrayList<>();
        List<@Nullable Double> most = new ArrayList<>();
        List<@Nullable Double> none = new ArrayList<>();
        points.forEach(point -> {
            rtt.add(point.rttMs());
            most.add(point.mostRttMs());
            none.add(null);
        });
        return List.of(
                new ChartLine("rttMs", "ms", at, rtt, none, most),
                new ChartLine(
                        "lossPercent",
                        "%",
                        at,
                        nullable(points.stream().map(ReachPoint::lossPercent).toList()),
                        none,
                        nullable(
                                points.stream().map(ReachPoint::mostLossPercent).toList())));
    }

    private static List<@Nullable Double> nullable(List<Double> values) {
        return new ArrayList<>(values);
    }
}
