package org.demarc.access.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** A network from which callers may come, for instance {@code 192.0.2.0/24}, {@code 2001:db8::/32} or one address. */
public record Network(InetAddress address, int prefixLength) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads an address or a CIDR network; never asks a name server.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#BAD_NETWORK}
     */
    public static Network of(String text) {
        var parts = text.strip().split("/", -1);
        try {
            var address = literal(parts[0]);
            int bits = address.getAddress().length * 8;
            int length = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (parts.length > 2 || length < 0 || length > bits) {
                throw AccessProblem.BAD_NETWORK.because(text);
            }
            return new Network(address, length);
        } catch (UnknownHostException | NumberFormatException e) {
            throw AccessProblem.BAD_NETWORK.because(text);
        }
    }

    /** True when the address lies in one of the networks. An address that is not readable lies in none. */
    public static boolean anyContains(List<String> networks, String address) {
        try {
            var from = literal(address);
            return networks.stream().map(Network::of).anyMatch(network -> network.contains(from));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String text) throws UnknownHostException {
        int scope = text.indexOf('%');
        var bare = scope < 0 ? text : text.substring(0, scope);
        if (!LITERAL.matcher(bare).matches()) {
            throw new UnknownHostException(text);
        }
        return InetAddress.getByName(bare);
    }
}
