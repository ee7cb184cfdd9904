package org.demarc.icmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.icmp.entity.Reaches;
import org.demarc.icmp.entity.Reaches.Found;

/**
 * One round: asks all devices that are polled whether they live, and writes down what changed. Who has just fallen silent may have a last
 * chance: one more request and a longer wait, so that a few lost packets make nobody dead.
 */
public final class ReachRound {

    private static final int LAST_CHANCES = 2;
    private static final int LONGER = 3;
    private static final int LONGEST_MS = 10_000;

    /**
     * What a round showed.
     *
     * @param asked devices that could be asked
     * @param alive those that answered
     * @param turned those that came or went since the round before
     * @param found what each address showed
     */
    public record Outcome(int asked, int alive, int turned, Map<InetAddress, Liveness> found) {
        static final Outcome NOTHING = new Outcome(0, 0, 0, Map.of());
    }

    private final Prober prober;
    private final Reaches reaches;
    private final ReachWindow window;
    private final boolean lastChance;

    /** @param window gathers what goes into the history */
    public ReachRound(Prober prober, Reaches reaches, ReachWindow window) {
        this(prober, reaches, window, false);
    }

    /** @param lastChance whether who has just fallen silent is asked once more */
    public ReachRound(Prober prober, Reaches reaches, ReachWindow window, boolean lastChance) {
        this.prober = prober;
        this.reaches = reaches;
        this.window = window;
        this.lastChance = lastChance;
    }

    /**
     * Asks all; takes as long as one device takes that does not answer.
     *
     * @throws IOException when the prober itself does not work; then nothing is written
     */
    public Outcome go(Round round, Instant at) throws IOException {
        Map<Long, InetAddress> addressById = new HashMap<>();
        Set<InetAddress> deadBefore = new HashSet<>();
        for (Reaches.Probed device : reaches.toProbe()) {
            InetAddress address = InetAddress.getByName(device.address());
            addressById.put(device.deviceId(), address);
            if (device.dead()) {
                deadBefore.add(address);
            }
        }
        if (addressById.isEmpty()) {
            return Outcome.NOTHING;
        }
        Map<InetAddress, Liveness> livenessByAddress = ask(prober, addressById.values(), deadBefore, round, lastChance);
        List<Found> found = found(addressById, livenessByAddress);
        int alive = (int) found.stream().filter(Found::alive).count();
        int turned = reaches.found(found, at);
        reaches.keep(window.add(found, at));
        return new Outcome(found.size(), alive, turned, livenessByAddress);
    }

    /** A round over distinct addresses, with the last chance for those that were not dead before. */
    public static Map<InetAddress, Liveness> ask(
            Prober prober,
            Collection<InetAddress> addresses,
            Set<InetAddress> deadBefore,
            Round round,
            boolean lastChance)
            throws IOException {
        Map<InetAddress, Liveness> found = new HashMap<>(prober.probe(new LinkedHashSet<>(addresses), round));
        List<InetAddress> fallen = found.entrySet().stream()
                .filter(one -> !one.getValue().alive() && !deadBefore.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (lastChance && !fallen.isEmpty()) {
            Round longer = new Round(LAST_CHANCES, Math.min(LONGEST_MS, LONGER * round.timeoutMs()), round.periodMs());
            prober.probe(fallen, longer).forEach((address, again) -> found.merge(address, again, ReachRound::together));
        }
        return found;
    }

    /** The first of them had no answers. */
    private static Liveness together(Liveness silent, Liveness again) {
        return new Liveness(silent.sent() + again.sent(), again.received(), again.rttMs());
    }

    private static List<Found> found(Map<Long, InetAddress> addressById, Map<InetAddress, Liveness> livenessByAddress) {
        List<Found> found = new ArrayList<>();
        addressById.forEach((id, address) -> {
            Liveness liveness = livenessByAddress.get(address);
            if (liveness != null) {
                found.add(found(id, liveness));
            }
        });
        return found;
    }

    /** The same as it is written down. */
    public static Found found(long deviceId, Liveness liveness) {
        Double rtt = liveness.alive() ? (Double) liveness.rttMs() : null;
        return new Found(deviceId, liveness.alive(), rtt, liveness.lossPercent());
    }
}
