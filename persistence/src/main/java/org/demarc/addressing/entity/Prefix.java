package org.demarc.addressing.entity;

import java.util.List;
import java.util.Optional;

/**
 * A block of addresses in CIDR notation.
 *
 * @param network lowest address
 * @param length 0..32
 */
public record Prefix(Ipv4 network, int length) {

    public Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("not a prefix length: " + length);
        }
        if ((network.number() & (size(length) - 1)) != 0) {
            throw new IllegalArgumentException(network + "/" + length + " is not a network");
        }
    }

    /** Reads {@code a.b.c.d/nn}; a host address is taken as its network (ucrm-routeros.md 7.1). Empty for anything else. */
    public static Optional<Prefix> in(String text) {
        String tidy = text.strip();
        int slash = tidy.indexOf('/');
        if (slash < 0 || !tidy.substring(slash + 1).matches("3[0-2]|[12]?\\d")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(tidy.substring(slash + 1));
        return Ipv4.in(tidy.substring(0, slash))
                .map(address -> new Prefix(new Ipv4(address.number() & -size(length)), length));
    }

    /**
     * Reads as {@link #in} does.
     *
     * @throws IllegalArgumentException with the text when it is no prefix
     */
    public static Prefix of(String text) {
        return in(text).orElseThrow(() -> new IllegalArgumentException("not a prefix: " + text.strip()));
    }

    /** Whether the text is a prefix that names an address inside its network, as {@code 10.1.1.5/24} does. */
    public static boolean isOfHost(String text) {
        String tidy = text.strip();
        return in(tidy).filter(prefix -> !prefix.network()
                        .toString()
                        .equals(tidy.substring(0, tidy.indexOf('/')).strip()))
                .isPresent();
    }

    /** Every address of the block. */
    public AddressRange range() {
        return new AddressRange(network, new Ipv4(network.number() + size(length) - 1));
    }

    /** The addresses that hosts may have: without network and broadcast address, except in /31 and /32 (7.2). */
    public AddressRange hosts() {
        AddressRange all = range();
        return length >= 31
                ? all
                : new AddressRange(
                        new Ipv4(all.first().number() + 1), new Ipv4(all.last().number() - 1));
    }

    /**
     * How many addresses can be given to subscribers.
     *
     * @param excluded what is never given away, in any order, overlaps allowed
     */
    public long usable(List<AddressRange> excluded, boolean skipDotZeroAndDot255) {
        long count = hosts().count(skipDotZeroAndDot255);
        for (AddressRange range : AddressRange.merged(excluded)) {
            count -= range.with(hosts())
                    .map(part -> part.count(skipDotZeroAndDot255))
                    .orElse(0L);
        }
        return count;
    }

    private static long size(int length) {
        return 1L << (32 - length);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
