package org.demarc.addressing.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive addresses.
 *
 * @param first lowest address
 * @param last highest address, not below the first
 */
public record AddressRange(Ipv4 first, Ipv4 last) {

    public AddressRange {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("the range " + first + "-" + last + " runs backwards");
        }
    }

    /**
     * Reads {@code a.b.c.d}, {@code a.b.c.d-e.f.g.h} or {@code a.b.c.d/nn}.
     *
     * @throws IllegalArgumentException with the text when it is none of these
     */
    public static AddressRange of(String text) {
        String tidy = text.strip();
        if (tidy.contains("/")) {
            return Prefix.of(tidy).range();
        }
        int dash = tidy.indexOf('-');
        Ipv4 first = Ipv4.of(dash < 0 ? tidy : tidy.substring(0, dash).strip());
        return new AddressRange(
                first, dash < 0 ? first : Ipv4.of(tidy.substring(dash + 1).strip()));
    }

    public boolean contains(Ipv4 address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** What two ranges have in common. */
    public Optional<AddressRange> with(AddressRange other) {
        long from = Math.max(first.number(), other.first.number());
        long to = Math.min(last.number(), other.last.number());
        return from > to ? Optional.empty() : Optional.of(new AddressRange(new Ipv4(from), new Ipv4(to)));
    }

    /**
     * How many addresses can be given to subscribers.
     *
     * @param skipDotZeroAndDot255 whether addresses ending in .0 and .255 are left out
     */
    public long count(boolean skipDotZeroAndDot255) {
        long all = last.number() - first.number() + 1;
        return skipDotZeroAndDot255 ? all - ending(0) - ending(0xFF) : all;
    }

    private long ending(int octet) {
        return upTo(last.number(), octet) - upTo(first.number() - 1, octet);
    }

    private static long upTo(long number, int octet) {
        return number < octet ? 0 : (number - octet) / 256 + 1;
    }

    /** The same addresses as ranges that neither overlap nor touch, in rising order. */
    public static List<AddressRange> merged(List<AddressRange> ranges) {
        List<AddressRange> result = new ArrayList<>();
        List<AddressRange> sorted = ranges.stream()
                .sorted(Comparator.comparing(AddressRange::first))
                .toList();
        for (AddressRange next : sorted) {
            AddressRange before = result.isEmpty() ? null : result.get(result.size() - 1);
            if (before == null || next.first().number() > before.last().number() + 1) {
                result.add(next);
            } else if (next.last().compareTo(before.last()) > 0) {
                result.set(result.size() - 1, new AddressRange(before.first(), next.last()));
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
