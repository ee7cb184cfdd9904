package org.demarc.icmp.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.icmp.control.DiagnosticProblem;
import org.demarc.icmp.control.Liveness;
import org.demarc.icmp.control.TraceProgram;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.boundary.DeviceLines;
import org.demarc.routeros.control.RouterEcho;
import org.demarc.routeros.control.RouterFault;
import org.demarc.routeros.control.RouterOsPool;
import org.jspecify.annotations.Nullable;

/**
 * Pings and traces that people ask for, by this server or by a RouterOS device that they see. Every call is short and bounded: whoever wants to
 * look on asks for one step after the other.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires({Permission.DIAG_ICMP_PING, Permission.DIAG_ARP_PING, Permission.DIAG_TRACEROUTE})
public class Diagnostic {

    /** A way has no more hops than this. */
    public static final int MOST_HOPS = 30;

    private static final int MOST_REQUESTS = 10;
    private static final Pattern NUMERIC =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern NUMERIC_6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern TIME =
            Pattern.compile("(?:(\\d{1,6})s)?(?:(\\d{1,6}(?:\\.\\d{1,3})?)ms)?(?:(\\d{1,6})us)?");

    @Inject
    OwnEchoes echoes;

    @Inject
    DeviceLines lines;

    @Inject
    Sight sight;

    /**
     * What one request came to.
     *
     * @param number 1 for the first; of a way: which hop
     * @param host who answered, as address or MAC; empty for nobody
     * @param rttMs null when nobody answered
     * @param words what the router said beside, empty for nothing
     */
    public record Echo(int number, String host, @Nullable Double rttMs, String words) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Echo requests by ICMP.
     *
     * @param routerId RouterOS device that sends them, null for this server
     * @param count 1..10
     * @throws org.demarc.ProblemException {@link DiagnosticProblem}, {@code UNKNOWN_DEVICE}, {@code NO_API_LOGIN}
     */
    @Requires(Permission.DIAG_ICMP_PING)
    public List<Echo> ping(String target, @Nullable Long routerId, int count) {
        InetAddress address = address(target);
        if (routerId != null) {
            return byRouter(
                    routerId,
                    (pool, access) -> RouterEcho.ping(pool, access, address.getHostAddress(), bounded(count)));
        }
        List<Echo> told = new ArrayList<>();
        for (int number = 1; number <= bounded(count); number++) {
            Liveness found = echoes.ask(address);
            told.add(new Echo(
                    number,
                    found.alive() ? address.getHostAddress() : "",
                    found.alive() ? (Double) found.rttMs() : null,
                    ""));
        }
        return told;
    }

    /**
     * ARP requests by a RouterOS device.
     *
     * @param interfaceName where they are sent, empty for the interface where the router has the address
     */
    @Requires(Permission.DIAG_ARP_PING)
    public List<Echo> arpPing(String target, long routerId, String interfaceName, int count) {
        return byRouter(
                routerId,
                (pool, access) -> RouterEcho.arpPing(
                        pool, access, address(target).getHostAddress(), interfaceName.strip(), bounded(count)));
    }

    /** The same in the router's own words. */
    @Requires(Permission.DIAG_ARP_PING)
    public List<Map<String, String>> arpPingRows(String target, long routerId, int count) {
        return rows(
                routerId,
                (pool, access) ->
                        RouterEcho.arpPing(pool, access, address(target).getHostAddress(), "", bounded(count)));
    }

    /** One hop of the way from this server; the way is over when the host is the target. */
    @Requires(Permission.DIAG_TRACEROUTE)
    public Echo hop(String target, int number) {
        InetAddress address = address(target);
        TraceProgram program = TraceProgram.installed()
                .orElseThrow(() -> DiagnosticProblem.NO_TRACEROUTE.because("traceroute is not installed"));
        try {
            TraceProgram.Hop hop = program.hop(address.getHostAddress(), Math.max(1, Math.min(MOST_HOPS, number)));
            return new Echo(hop.number(), hop.address(), hop.rttMs(), "");
        } catch (IOException e) {
            throw DiagnosticProblem.NO_TRACEROUTE.because(String.valueOf(e.getMessage()));
        }
    }

    /** The whole way from a RouterOS device. */
    @Requires(Permission.DIAG_TRACEROUTE)
    public List<Echo> traceFrom(String target, long routerId) {
        return byRouter(
                routerId,
                (pool, access) -> RouterEcho.trace(pool, access, address(target).getHostAddress()));
    }

    /** Something that a router does. */
    private interface Work {
        List<Map<String, String>> by(RouterOsPool pool, RouterAccess access) throws RouterFault;
    }

    private List<Map<String, String>> rows(long routerId, Work work) {
        String name = sight.device(routerId).name();
        RouterAccess access = lines.access(routerId);
        try {
            return work.by(lines.pool(), access);
        } catch (RouterFault fault) {
            throw DiagnosticProblem.ROUTER_FAILED.because(name + ": " + fault.detail());
        }
    }

    private List<Echo> byRouter(long routerId, Work work) {
        List<Echo> told = new ArrayList<>();
        for (Map<String, String> row : rows(routerId, work)) {
            told.add(echo(told.size() + 1, row));
        }
        return told;
    }

    private static Echo echo(int number, Map<String, String> row) {
        Double rtt = millis(row.getOrDefault("time", row.getOrDefault("last", "")));
        String host = row.getOrDefault("host", row.getOrDefault("address", ""));
        return new Echo(number, rtt == null ? "" : host, rtt, row.getOrDefault("status", ""));
    }

    /** {@code 312us}, {@code 1ms200us}, {@code 1.2}; null for anything else. */
    static @Nullable Double millis(String text) {
        if (text.matches("\\d{1,6}(?:\\.\\d{1,6})?")) {
            return Double.valueOf(text);
        }
        Matcher parts = TIME.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return null;
        }
        return 1000 * part(parts, 1) + part(parts, 2) + part(parts, 3) / 1000;
    }

    private static double part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Double.parseDouble(parts.group(group));
    }

    private static int bounded(int count) {
        return Math.max(1, Math.min(MOST_REQUESTS, count));
    }

    /** Never a name: looking it up could take long. */
    private static InetAddress address(String text) {
        String plain = text.strip();
        boolean numeric = NUMERIC.matcher(plain).matches()
                || (plain.contains(":") && NUMERIC_6.matcher(plain).matches());
        try {
            if (numeric) {
                return InetAddress.getByName(plain);
            }
        } catch (UnknownHostException e) {
            throw DiagnosticProblem.BAD_TARGET.because(plain);
        }
        throw DiagnosticProblem.BAD_TARGET.because(plain.length() > 60 ? plain.substring(0, 60) : plain);
    }
}
