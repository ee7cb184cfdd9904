package org.demarc.snmp.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.demarc.settings.entity.Secret;

/**
 * A device as the engine talks to it.
 *
 * @param address where it is
 * @param port UDP port 1..65535
 * @param credentials version and secret
 * @param timeoutMs longest wait for one answer; the engine waits less once it knows how quick the device is
 * @param retries how often an unanswered request is sent again, 0..10
 * @param maxBudget most variable bindings asked for in one request (repetitions x columns), 1..200
 * @param inFlight requests open at the same time, 1 or 2
 * @param verifyPeer true to ignore answers from another address than was asked
 */
public record SnmpTarget(
        InetAddress address,
        int port,
        SnmpCredentials credentials,
        int timeoutMs,
        int retries,
        int maxBudget,
        int inFlight,
        boolean verifyPeer) {

    public static final int DEFAULT_PORT = 161;
    public static final int DEFAULT_TIMEOUT_MS = 4000;
    public static final int DEFAULT_RETRIES = 2;
    public static final int DEFAULT_BUDGET = 50;

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]+");

    public SnmpTarget {
        port = within(port, 1, 65535, "port");
        timeoutMs = within(timeoutMs, 1, 60_000, "timeoutMs");
        retries = within(retries, 0, 10, "retries");
        maxBudget = within(maxBudget, 1, 200, "maxBudget");
        inFlight = within(inFlight, 1, 2, "inFlight");
    }

    /** A v2c device with everything else at its default. The address is a literal; names are not looked up. */
    public static SnmpTarget v2c(String address, int port, Secret community) {
        return of(address, port, new SnmpCredentials.V2c(community));
    }

    /**
     * A device with the default time-out (4 s), retries (2), budget (50) and one request in flight.
     *
     * @param address an IPv4 or IPv6 literal; names are not looked up
     * @throws IllegalArgumentException when it is not a literal
     */
    public static SnmpTarget of(String address, int port, SnmpCredentials credentials) {
        return new SnmpTarget(
                literal(address), port, credentials, DEFAULT_TIMEOUT_MS, DEFAULT_RETRIES, DEFAULT_BUDGET, 1, false);
    }

    public SnmpTarget withTiming(int newTimeoutMs, int newRetries) {
        return new SnmpTarget(address, port, credentials, newTimeoutMs, newRetries, maxBudget, inFlight, verifyPeer);
    }

    public SnmpTarget withMaxBudget(int newMaxBudget) {
        return new SnmpTarget(address, port, credentials, timeoutMs, retries, newMaxBudget, inFlight, verifyPeer);
    }

    public SnmpTarget withInFlight(int newInFlight) {
        return new SnmpTarget(address, port, credentials, timeoutMs, retries, maxBudget, newInFlight, verifyPeer);
    }

    public SnmpTarget withVerifiedPeer() {
        return new SnmpTarget(address, port, credentials, timeoutMs, retries, maxBudget, inFlight, true);
    }

    /** The same device asked with other credentials, for instance the writing community. */
    public SnmpTarget withCredentials(SnmpCredentials other) {
        return new SnmpTarget(address, port, other, timeoutMs, retries, maxBudget, inFlight, verifyPeer);
    }

    private static InetAddress literal(String address) {
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException("not an IP address: " + address);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
    }

    private static int within(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " outside " + least + ".." + most + ": " + value);
        }
        return value;
    }
}
