package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.job.boundary.WakeUps;
import org.demarc.poll.control.Poller;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollProblem;
import org.demarc.poll.entity.PollState;

/** Polls of a device, for people: how they go, and now, please. */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class Polls {

    @Inject
    PollBook book;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceProfiles profiles;

    @Inject
    OtherWays otherWays;

    @Inject
    DeviceCallLog calls;

    @Inject
    WakeUps wakeUps;

    @Inject
    Sight sight;

    /**
     * How the polls of a device go; empty when it was never planned.
     *
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}
     */
    public Optional<PollState> state(long deviceId) {
        sight.device(deviceId);
        return book.state(deviceId);
    }

    /**
     * Readings of the device that polls leave out because custom parameters say so, and on which level they say it; by key of the catalogue.
     *
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}
     */
    public SortedMap<String, SwitchedOff> switchedOff(long deviceId) {
        sight.device(deviceId);
        SortedMap<String, SwitchedOff> byReading = new TreeMap<>();
        accesses.ofDevice(deviceId)
                .ifPresent(access -> switchedOff(access).forEach((reading, off) -> byReading.put(reading.key(), off)));
        return byReading;
    }

    private Map<Reading, SwitchedOff> switchedOff(DeviceAccess access) {
        DeviceProfile family = profiles.catalog().profile(access.profile(), access.modelKey());
        return ReadingModules.switchedOff(offered(access, family), family, access.parameters());
    }

    /** What its family can be asked for, and what was read of it before. */
    private Set<Reading> offered(DeviceAccess access, DeviceProfile family) {
        Set<Reading> offered = EnumSet.noneOf(Reading.class);
        offered.addAll(family.offered());
        book.state(access.deviceId()).stream()
                .flatMap(state -> state.readings().stream())
                .flatMap(planned -> Reading.withKey(planned.reading()).stream())
                .forEach(offered::add);
        return offered;
    }

    /**
     * Reads a device now. Returns at once: {@link #state} shows the progress (waiting, running, idle).
     *
     * @param readings keys of the catalogue or of pollers; none means the whole device, by whichever ways it is asked
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@link PollProblem#UNKNOWN_READING}, {@link
     *     DeviceProblem#SWITCHED_OFF} when custom parameters switch off all that is named
     */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public PollState now(long deviceId, List<String> readings) {
        Device device = sight.device(deviceId);
        List<String> keys = readings.stream().flatMap(Polls::keys).distinct().toList();
        requireOneOn(deviceId, keys);
        Asker asker = calls.asker();
        book.request(deviceId, keys, asker);
        if (readings.isEmpty()) {
            otherWays.ask(device, asker);
        }
        wakeUps.afterCommit(PollRuns.QUEUE, book.batchOf(List.of(deviceId)));
        return book.state(deviceId).orElseThrow();
    }

    private void requireOneOn(long deviceId, List<String> keys) {
        SortedMap<String, SwitchedOff> off = keys.isEmpty() ? new TreeMap<>() : switchedOff(deviceId);
        if (!keys.isEmpty() && off.keySet().containsAll(keys)) {
            SwitchedOff first = Objects.requireNonNull(off.get(keys.get(0)));
            throw DeviceProblem.SWITCHED_OFF.because(keys.get(0) + ": " + first.text());
        }
    }

    /** A poller's key stands for its readings. */
    private static Stream<String> keys(String name) {
        Stream<String> ofPoller = Poller.withKey(name).stream()
                .flatMap(poller -> poller.readings().stream())
                .map(Reading::key);
        Stream<String> itself = Reading.withKey(name).filter(Reading::isPolled).map(Reading::key).stream();
        List<String> keys = Stream.concat(ofPoller, itself).toList();
        if (keys.isEmpty()) {
            throw PollProblem.UNKNOWN_READING.because(name + "; known are "
                    + Stream.concat(
                                    Arrays.stream(Poller.values()).map(Poller::key),
                                    Arrays.stream(Reading.values())
                                            .filter(Reading::isPolled)
                                            .map(Reading::key))
                            .toList());
        }
        return keys.stream();
    }

    /** What the device does just now, by this node's clock. */
    public PollState.Phase phase(PollState state) {
        return state.phase(Instant.now());
    }
}
