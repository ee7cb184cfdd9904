package org.demarc.routeros.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Prefix;
import org.demarc.provisioning.control.RouterAccess;

/** Has a RouterOS device ping and trace: ICMP, or ARP on the interface behind which the address is. */
public final class RouterEcho {

    private static final Duration LONGEST_TRACE = Duration.ofSeconds(25);
    private static final String MOST_HOPS = "20";

    private RouterEcho() {}

    /**
     * So many echo requests; the rows are the router's own.
     *
     * @param count 1..10
     */
    public static List<Map<String, String>> ping(RouterOsPool pool, RouterAccess access, String ip, int count)
            throws RouterFault {
        RouterCommand ping = RouterCommand.of("/ping").with("address", ip).with("count", Integer.toString(count));
        return pool.connection(access).call(ping, wait(access, count)).rows();
    }

    /**
     * So many ARP requests.
     *
     * @param given interface to send them on; empty for the one where the router has the address
     * @throws RouterFault.Trap {@code no interface} when the router does not know where the address is
     */
    public static List<Map<String, String>> arpPing(
            RouterOsPool pool, RouterAccess access, String ip, String given, int count) throws RouterFault {
        RouterOsConnection connection = pool.connection(access);
        String name = given.isEmpty() ? interfaceOf(connection, access, ip) : given;
        if (name.isEmpty()) {
            throw new RouterFault.Trap(
                    RouterFault.Trap.NO_CATEGORY, "no interface of " + access.name() + " has a network with " + ip);
        }
        RouterCommand ping = RouterCommand.of("/ping")
                .with("address", ip)
                .with("arp-ping", "yes")
                .with("interface", name)
                .with("count", Integer.toString(count));
        return connection.call(ping, wait(access, count)).rows();
    }

    /** The hops of a way, in order. */
    public static List<Map<String, String>> trace(RouterOsPool pool, RouterAccess access, String ip)
            throws RouterFault {
        RouterCommand trace = RouterCommand.of("/tool/traceroute")
                .with("address", ip)
                .with("count", "1")
                .with("max-hops", MOST_HOPS)
                .with("use-dns", "no");
        List<Map<String, String>> rows =
                pool.connection(access).call(trace, LONGEST_TRACE).rows();
        String last = rows.isEmpty() ? "" : section(rows.get(rows.size() - 1));
        return rows.stream().filter(row -> section(row).equals(last)).toList();
    }

    /** While a trace goes on the router tells all hops again and again. */
    private static String section(Map<String, String> row) {
        return row.getOrDefault(".section", "");
    }

    /** Each request waits a second for its answer. */
    private static Duration wait(RouterAccess access, int count) {
        return access.commandTimeout().plusSeconds(count);
    }

    private static String interfaceOf(RouterOsConnection connection, RouterAccess access, String ip)
            throws RouterFault {
        List<Map<String, String>> neighbours = connection
                .call(
                        RouterCommand.print("/ip/arp", "address", "interface").orWhere("address", ip),
                        access.commandTimeout())
                .rows();
        if (!neighbours.isEmpty()) {
            return neighbours.get(0).getOrDefault("interface", "");
        }
        List<Map<String, String>> own = new ArrayList<>(connection
                .call(RouterCommand.print("/ip/address", "address", "interface", "disabled"), access.commandTimeout())
                .rows());
        own.removeIf(row -> new RouterRow(row).is("disabled") || !holds(row.getOrDefault("address", ""), ip));
        return own.isEmpty() ? "" : own.get(0).getOrDefault("interface", "");
    }

    /** Whether a network like {@code 10.1.1.1/24} holds the address. */
    static boolean holds(String network, String ip) {
        return Ipv4.in(ip)
                .flatMap(address ->
                        Prefix.in(network).filter(prefix -> prefix.range().contains(address)))
                .isPresent();
    }
}
