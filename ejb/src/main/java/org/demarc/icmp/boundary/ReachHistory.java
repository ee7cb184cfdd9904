package org.demarc.icmp.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Points;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.icmp.entity.Reach;
import org.demarc.icmp.entity.ReachPoint;
import org.demarc.icmp.entity.Reaches;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.HistoryLevel;

/** How devices answer ICMP, now and before. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class ReachHistory {

    @Inject
    Reaches reaches;

    @Inject
    KeptReadings readings;

    @Inject
    Sight sight;

    /** What was last found; empty when the device was never asked. @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE} */
    public Optional<Reach> now(long deviceId) {
        return reaches.newest(sight.device(deviceId).id());
    }

    /** What was last found of all devices that the caller sees. */
    @Requires(Permission.DEVICE_SHOW)
    public List<Reaches.Status> statuses() {
        return reaches.statuses(sight.groups());
    }

    /**
     * Round trips and losses over a span, oldest first, from the level of history that fits the span.
     *
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}
     */
    public List<ReachPoint> history(long deviceId, Instant from, Instant to, int points) {
        int within = Points.within(points);
        return reaches.history(sight.device(deviceId).id(), from, to, within, level(from, to));
    }

    /** The level of history that fits a span. */
    public HistoryLevel level(Instant from, Instant to) {
        return readings.level(from, to);
    }
}
