package org.demarc.icmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.icmp.entity.Reaches;
import org.demarc.icmp.entity.Reaches.Found;

/** One round: asks all devices that are polled whether they live, and writes down what changed. */
public final class ReachRound {

    /**
     * What a round showed.
     *
     * @param asked devices that could be asked
     * @param alive those that answered
     * @param turned those that came or went since the round before
     */
    public record Outcome(int asked, int alive, int turned) {
        static final Outcome NOTHING = new Outcome(0, 0, 0);
    }

    private final Prober prober;
    private final Reaches reaches;
    private final ReachWindow window;

    /** @param window gathers what goes into the history */
    public ReachRound(Prober prober, Reaches reaches, ReachWindow window) {
        this.prober = prober;
        this.reaches = reaches;
        this.window = window;
    }

    /**
     * Asks all; takes as long as one device takes that does not answer.
     *
     * @throws IOException when the prober itself does not work; then nothing is written
     */
    public Outcome go(Round round, Instant at) throws IOException {
        Map<Long, InetAddress> addressById = new HashMap<>();
        for (Reaches.Probed device : reaches.toProbe()) {
            addressById.put(device.deviceId(), InetAddress.getByName(device.address()));
        }
        if (addressById.isEmpty()) {
            return Outcome.NOTHING;
        }
        List<Found> found = found(addressById, prober.probe(addressById.values(), round));
        int alive = (int) found.stream().filter(Found::alive).count();
        int turned = reaches.found(found, at);
        reaches.keep(window.add(found, at));
        return new Outcome(found.size(), alive, turned);
    }

    private static List<Found> found(Map<Long, InetAddress> addressById, Map<InetAddress, Liveness> livenessByAddress) {
        List<Found> found = new ArrayList<>();
        addressById.forEach((id, address) -> {
            Liveness liveness = livenessByAddress.get(address);
            if (liveness != null) {
                Double rtt = liveness.alive() ? (Double) liveness.rttMs() : null;
                found.add(new Found(id, liveness.alive(), rtt, liveness.lossPercent()));
            }
        });
        return found;
    }
}
