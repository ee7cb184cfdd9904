package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.Reading;
import org.demarc.job.boundary.WakeUps;
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
     * @param readings keys of the catalogue; none means all
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@link PollProblem#UNKNOWN_READING}
     */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public PollState now(long deviceId, List<String> readings) {
        sight.device(deviceId);
        for (String reading : readings) {
            if (Reading.withKey(reading).filter(Reading::isPolled).isEmpty()) {
                throw PollProblem.UNKNOWN_READING.because(reading + "; known are "
                        + Arrays.stream(Reading.values())
                                .filter(Reading::isPolled)
                                .map(Reading::key)
                                .toList());
            }
        }
        book.request(deviceId, readings);
        wakeUps.afterCommit(PollRuns.QUEUE, book.batchOf(List.of(deviceId)));
        return book.state(deviceId).orElseThrow();
    }

    /** What the device does just now, by this node's clock. */
    public PollState.Phase phase(PollState state) {
        return state.phase(Instant.now());
    }
}
