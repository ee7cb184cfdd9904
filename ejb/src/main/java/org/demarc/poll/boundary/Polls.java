package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.Device;
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
     * Reads a device now. Returns at once: {@link #state} shows the progress (waiting, running, idle).
     *
     * @param readings keys of the catalogue or of pollers; none means the whole device, by whichever ways it is asked
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@link PollProblem#UNKNOWN_READING}
     */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public PollState now(long deviceId, List<String> readings) {
        Device device = sight.device(deviceId);
        Asker asker = calls.asker();
        book.request(deviceId, readings.stream().flatMap(Polls::keys).distinct().toList(), asker);
        if (readings.isEmpty()) {
            otherWays.ask(device, asker);
        }
        wakeUps.afterCommit(PollRuns.QUEUE, book.batchOf(List.of(deviceId)));
        return book.state(deviceId).orElseThrow();
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
