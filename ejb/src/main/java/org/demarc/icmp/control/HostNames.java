package org.demarc.icmp.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.icmp.entity.Gateways.Probed;

/**
 * Finds what hosts stand for. The resolver has no time-out of its own, so names are looked up beside, all at once; a round waits for them
 * for a moment only and takes what they stood for before. Used by one thread at a time.
 */
public final class HostNames {

    private static final long WAIT_MS = 2000;
    private static final int MOST_AT_ONCE = 64;
    private static final String NUMERIC = "(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

    private final ThreadFactory threads;
    private final Map<String, FutureTask<InetAddress>> lookupByHost = new HashMap<>();

    public HostNames(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Hosts that stand for nothing, and never did, are left out. */
    Map<String, InetAddress> of(Collection<Probed> hosts) {
        Map<String, InetAddress> addressByHost = new LinkedHashMap<>();
        for (Probed host : hosts) {
            if (host.host().matches(NUMERIC)) {
                literal(host.host()).ifPresent(address -> addressByHost.put(host.host(), address));
            } else {
                literal(host.address()).ifPresent(address -> addressByHost.put(host.host(), address));
                lookUp(host.host());
            }
        }
        lookupByHost.keySet().retainAll(hosts.stream().map(Probed::host).toList());
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS);
        Map.copyOf(lookupByHost).forEach((host, lookup) -> found(host, lookup, until)
                .ifPresent(address -> addressByHost.put(host, address)));
        return addressByHost;
    }

    private void lookUp(String host) {
        if (lookupByHost.containsKey(host) || lookupByHost.size() >= MOST_AT_ONCE) {
            return;
        }
        FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(host));
        lookupByHost.put(host, lookup);
        threads.newThread(lookup).start();
    }

    /** A lookup that is not done goes on for the next round. */
    private Optional<InetAddress> found(String host, FutureTask<InetAddress> lookup, long until) {
        try {
            InetAddress address = lookup.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            lookupByHost.remove(host);
            return Optional.of(address);
        } catch (ExecutionException unknown) {
            lookupByHost.remove(host);
            return Optional.empty();
        } catch (TimeoutException later) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return isAddress(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Java would look up as a name what is no address. */
    private static boolean isAddress(String text) {
        return Ipv4.in(text).isPresent() || (text.contains(":") && text.matches(NUMERIC));
    }
}
