package org.demarc.poll.control;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.PlannedReading;
import org.jspecify.annotations.Nullable;

/** Which readings of a device are asked now, and when they are due again. */
public final class PollPlan {

    /** What is nearly due rides along: one conversation instead of two. */
    private static final Duration NEARLY = Duration.ofSeconds(20);

    private final ClaimedDevice device;
    private final Set<Reading> known;
    private final Set<Reading> offered;
    private final PollSettings settings;
    private final Map<Reading, PlannedReading> plannedByReading = new EnumMap<>(Reading.class);

    /** {@code offered} is what the family can be asked for; custom parameters of the device take readings away. */
    public PollPlan(ClaimedDevice device, Set<Reading> offered, PollSettings settings) {
        this.device = device;
        this.known = Set.copyOf(offered);
        this.offered = ReadingModules.loaded(offered, device.access().parameters());
        this.settings = settings;
        for (PlannedReading planned : device.readings()) {
            Reading.withKey(planned.reading()).ifPresent(reading -> plannedByReading.put(reading, planned));
        }
    }

    /** The readings to ask now: those that somebody wants, and those that are due. */
    public Set<Reading> due(Instant now) {
        EnumSet<Reading> due = EnumSet.noneOf(Reading.class);
        for (Reading reading : offered) {
            if (isWanted(reading) || isDue(reading, now)) {
                due.add(reading);
            }
        }
        if (!due.isEmpty() && interfacesAreUnknown()) {
            due.add(Reading.INTERFACES);
        }
        due.retainAll(offered);
        return due;
    }

    /** The same readings with those that name and number interfaces, switched off or not: by old numbers rows go to wrong interfaces. */
    public Set<Reading> withInterfaces(Set<Reading> asked) {
        EnumSet<Reading> more = EnumSet.copyOf(asked);
        more.add(Reading.INTERFACES);
        more.add(Reading.ONU_LIST);
        more.retainAll(known);
        return more;
    }

    private boolean isWanted(Reading reading) {
        return device.requestedNow()
                && (device.requested().isEmpty() || device.requested().contains(reading.key()));
    }

    private boolean isDue(Reading reading, Instant now) {
        PlannedReading planned = plannedByReading.get(reading);
        return isEnabled(reading) && (planned == null || !planned.dueAt().isAfter(now.plus(NEARLY)));
    }

    private boolean isEnabled(Reading reading) {
        PlannedReading planned = plannedByReading.get(reading);
        return (planned == null || planned.enabled())
                && PollerRules.enabled(device.rules(), reading).orElse(true);
    }

    private boolean interfacesAreUnknown() {
        PlannedReading planned = plannedByReading.get(Reading.INTERFACES);
        return planned == null || planned.readAt() == null;
    }

    public @Nullable PlannedReading planned(Reading reading) {
        return plannedByReading.get(reading);
    }

    /** When a reading that was asked now is due again; keeps its pace unless it is already behind. */
    public Instant nextDue(Reading reading, Instant now) {
        Duration interval = interval(reading);
        PlannedReading planned = plannedByReading.get(reading);
        Instant onPace = planned == null ? now : planned.dueAt().plus(interval);
        return onPace.isAfter(now) && onPace.isBefore(now.plus(interval)) ? onPace : now.plus(interval);
    }

    public Duration interval(Reading reading) {
        PlannedReading planned = plannedByReading.get(reading);
        return planned == null || planned.intervalS() == null
                ? PollerRules.interval(device.rules(), reading).orElseGet(() -> settings.interval(reading))
                : Duration.ofSeconds(planned.intervalS());
    }

    /** When the device is due again after these readings were asked. */
    public Instant deviceDue(Set<Reading> asked, Instant now) {
        Instant earliest = now.plus(Duration.ofDays(1));
        for (Reading reading : offered) {
            PlannedReading planned = plannedByReading.get(reading);
            boolean enabled = isEnabled(reading);
            Instant due = asked.contains(reading) || planned == null ? nextDue(reading, now) : planned.dueAt();
            earliest = enabled && due.isBefore(earliest) ? due : earliest;
        }
        return earliest;
    }
}
