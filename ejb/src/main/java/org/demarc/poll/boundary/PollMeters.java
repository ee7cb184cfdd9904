package org.demarc.poll.boundary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.demarc.poll.control.PollFigures;
import org.demarc.poll.entity.PollerRuns.Lateness;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Meters;
import org.demarc.snmp.control.Outcome;

/** Shows what polling does in {@code /metrics}, and logs faults. */
@ApplicationScoped
public class PollMeters implements PollFigures {

    @Inject
    Meters meters;

    @Inject
    DatabaseWatch database;

    @PostConstruct
    void register() {
        meters.registry().gauge("demarc.poll.late.seconds", this, PollMeters::lateSeconds);
    }

    private volatile double lateSeconds;
    private final Map<String, Lateness> latenessByReading = new ConcurrentHashMap<>();

    double lateSeconds() {
        return lateSeconds;
    }

    /** How long the most late device has been waiting. */
    void late(long seconds) {
        lateSeconds = seconds;
    }

    /** How far behind each reading is; there are as many gauges as readings in the catalogue. */
    void late(List<Lateness> readings) {
        Set<String> told = readings.stream().map(Lateness::reading).collect(Collectors.toSet());
        // what is read of no device any more is not behind, whatever was told before
        latenessByReading.replaceAll(
                (reading, before) -> told.contains(reading) ? before : new Lateness(reading, 0, 0, 0, 0));
        for (Lateness one : readings) {
            if (latenessByReading.put(one.reading(), one) == null) {
                gauge("demarc.poll.reading.late.seconds", one.reading(), Lateness::lateSeconds);
                gauge("demarc.poll.reading.behind", one.reading(), Lateness::behind);
            }
        }
    }

    private void gauge(String name, String reading, ToLongFunction<Lateness> figure) {
        Gauge.builder(name, latenessByReading, all -> {
                    Lateness one = all.get(reading);
                    return one == null ? 0 : figure.applyAsLong(one);
                })
                .tag("reading", reading)
                .register(meters.registry());
    }

    @Override
    public void polled(Outcome outcome, Duration took, Duration late) {
        Counter.builder("demarc.poll.outcomes")
                .description("Polls by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters.registry())
                .increment();
        stage("wait").record(took);
        stage("late").record(late.isNegative() ? Duration.ZERO : late);
    }

    @Override
    public void understood(Duration decoding, Duration comparing) {
        stage("decode").record(decoding);
        stage("compare").record(comparing);
    }

    @Override
    public void written(int devices, int samples, Duration took) {
        stage("write").record(took);
        Counter.builder("demarc.poll.samples")
                .description("History rows of rates written")
                .register(meters.registry())
                .increment(samples);
    }

    @Override
    public void unsure(String device, String doubt) {
        PollLog.LOG.unsure(device, doubt);
    }

    @Override
    public void lost(List<String> devices) {
        PollLog.LOG.lost(devices.size(), String.join(", ", devices));
    }

    @Override
    public void failed(String device, Exception cause) {
        database.unlessAway(cause, fault -> PollLog.LOG.failed(device, fault));
    }

    private Timer stage(String stage) {
        return Timer.builder("demarc.poll.stage")
                .description(
                        "Time by stage: late and wait (for its answers) per device, decode, compare and write per batch")
                .tag("stage", stage)
                .register(meters.registry());
    }
}
