package org.demarc.icmp.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.icmp.entity.Reaches.Found;
import org.demarc.icmp.entity.Reaches.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what rounds show for five minutes, so that ten thousand devices bring 33 rows a second into the history and not 167. What a
 * node has gathered dies with it: five minutes of figures, never a state.
 */
public final class ReachWindow {

    /** Length of a window. */
    public static final Duration LENGTH = Duration.ofMinutes(5);

    private final Map<Long, Sums> sumsById = new HashMap<>();
    private Instant begin = Instant.EPOCH;

    /** What came together of one device. */
    private static final class Sums {
        private int rounds;
        private int answered;
        private double rtt;
        private double most;
        private double loss;

        void add(Found found) {
            rounds++;
            loss += found.lossPercent();
            Double ms = found.rttMs();
            if (ms != null) {
                answered++;
                rtt += ms;
                most = Math.max(most, ms);
            }
        }

        Sample sample(long deviceId, Instant at) {
            @Nullable Double mean = answered == 0 ? null : (Double) (rtt / answered);
            @Nullable Double longest = answered == 0 ? null : (Double) most;
            return new Sample(deviceId, at, mean, longest, loss / rounds, rounds);
        }
    }

    /** Adds a round; gives what the window before it has gathered, when the round begins another one. */
    public synchronized List<Sample> add(List<Found> found, Instant at) {
        List<Sample> over = takeUnless(beginOf(at));
        begin = beginOf(at);
        found.forEach(one ->
                sumsById.computeIfAbsent(one.deviceId(), id -> new Sums()).add(one));
        return over;
    }

    /** What a window has gathered that is over by now; nothing while it goes on. */
    public synchronized List<Sample> over(Instant now) {
        return takeUnless(beginOf(now));
    }

    /** Everything that was gathered, at the end. */
    public synchronized List<Sample> rest() {
        return takeUnless(Instant.EPOCH);
    }

    private List<Sample> takeUnless(Instant present) {
        if (begin.equals(present)) {
            return List.of();
        }
        List<Sample> samples = new ArrayList<>(sumsById.size());
        sumsById.forEach((id, sums) -> samples.add(sums.sample(id, begin)));
        sumsById.clear();
        return samples;
    }

    private static Instant beginOf(Instant at) {
        long seconds = LENGTH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
