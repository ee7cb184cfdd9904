package org.demarc.event.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.device.control.Reading;
import org.demarc.event.entity.Measures;
import org.demarc.poll.control.AlikeRows;

/** What rules can look at: columns of the closed catalogue of readings whose values are kept. */
public final class MeasureCatalogue {

    /** Words that nobody may look at, or that say nothing. */
    private static final Set<String> LEFT_OUT =
            Set.of("password", "establishedS", "leaseS", "seenAt", "uptimeS", "memoryTotal", "memoryFree");

    private MeasureCatalogue() {}

    /** What is compared: numbers, or words. */
    public enum Kind {
        NUMBER,
        WORD
    }

    /** A measure by its key {@code <reading>.<column>}. */
    public record Measure(String key, Kind kind) {}

    /** All of them, by key. */
    public static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        Measures.own().forEach(key -> all.add(new Measure(key, Measures.isNumber(key) ? Kind.NUMBER : Kind.WORD)));
        for (Reading reading : Reading.values()) {
            if (reading.isAlike() && reading.isPolled()) {
                reading.columns().stream()
                        .filter(column -> !LEFT_OUT.contains(column))
                        .forEach(column -> all.add(new Measure(
                                reading.key() + "." + column,
                                AlikeRows.MEASURES.contains(column) ? Kind.NUMBER : Kind.WORD)));
            }
        }
        all.sort(java.util.Comparator.comparing(Measure::key));
        return Collections.unmodifiableList(all);
    }

    public static Optional<Measure> withKey(String key) {
        return all().stream().filter(measure -> measure.key().equals(key)).findFirst();
    }
}
