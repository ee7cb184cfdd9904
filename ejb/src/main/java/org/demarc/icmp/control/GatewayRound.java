package org.demarc.icmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.Gateways.Found;

/**
 * The part of a round that is about gateways: distinct addresses, up to two requests each (polling-ubilling.md 10). What the round has just
 * asked as a device is not asked again.
 */
public final class GatewayRound {

    private static final int MOST_REQUESTS = 2;

    /**
     * What a round showed.
     *
     * @param asked hosts that could be asked
     * @param dead those that did not answer
     */
    public record Outcome(int asked, int dead) {
        static final Outcome NOTHING = new Outcome(0, 0);
    }

    private final Prober prober;
    private final Gateways gateways;
    private final HostNames names;

    public GatewayRound(Prober prober, Gateways gateways, HostNames names) {
        this.prober = prober;
        this.gateways = gateways;
        this.names = names;
    }

    /**
     * Asks all of them.
     *
     * @param justAsked what the round found of devices
     * @throws IOException when the prober itself does not work; then nothing is written
     */
    public Outcome go(Round round, Map<InetAddress, Liveness> justAsked, boolean lastChance, Instant at)
            throws IOException {
        List<Gateways.Probed> wanted = gateways.toProbe();
        if (wanted.isEmpty()) {
            gateways.found(List.of(), at);
            return Outcome.NOTHING;
        }
        Map<String, InetAddress> addressByHost = names.of(wanted);
        Set<InetAddress> toAsk = new LinkedHashSet<>(addressByHost.values());
        toAsk.removeAll(justAsked.keySet());
        Set<InetAddress> deadBefore = new HashSet<>();
        wanted.stream().filter(Gateways.Probed::dead).forEach(one -> {
            InetAddress address = addressByHost.get(one.host());
            if (address != null) {
                deadBefore.add(address);
            }
        });
        Round two = new Round(Math.min(MOST_REQUESTS, round.count()), round.timeoutMs(), round.periodMs());
        Map<InetAddress, Liveness> all = new HashMap<>(justAsked);
        if (!toAsk.isEmpty()) {
            all.putAll(ReachRound.ask(prober, toAsk, deadBefore, two, lastChance));
        }
        List<Found> found = found(addressByHost, all);
        gateways.found(found, at);
        return new Outcome(
                found.size(), (int) found.stream().filter(one -> !one.alive()).count());
    }

    private static List<Found> found(Map<String, InetAddress> addressByHost, Map<InetAddress, Liveness> all) {
        List<Found> found = new ArrayList<>();
        addressByHost.forEach((host, address) -> {
            Liveness liveness = all.get(address);
            if (liveness != null) {
                Double rtt = liveness.alive() ? (Double) liveness.rttMs() : null;
                found.add(new Found(host, address.getHostAddress(), liveness.alive(), rtt, liveness.lossPercent()));
            }
        });
        return found;
    }
}
