package org.demarc.snmp.control;

import java.util.Arrays;

/**
 * An object identifier, or a part of one: a sequence of sub-identifiers, each an unsigned 32-bit number (0..4,294,967,295).
 * Also the key of a table row, which is the part after the column. The empty sequence is allowed and stands for "none".
 */
public final class Oid implements Comparable<Oid> {

    /** No sub-identifiers at all. */
    public static final Oid EMPTY = new Oid(new int[0]);

    private static final long MAX = 0xFFFF_FFFFL;

    private final int[] subIds;

    private Oid(int[] subIds) {
        this.subIds = subIds;
    }

    /**
     * The identifier of these sub-identifiers.
     *
     * @throws IllegalArgumentException when one is outside 0..4,294,967,295
     */
    public static Oid of(long... subIds) {
        int[] packed = new int[subIds.length];
        for (int i = 0; i < subIds.length; i++) {
            packed[i] = packed(subIds[i]);
        }
        return new Oid(packed);
    }

    /** The identifier whose sub-identifiers are these ints taken as unsigned; the array is copied. */
    public static Oid ofInts(int... subIds) {
        return new Oid(subIds.clone());
    }

    /** The identifier of this very array, which nobody changes any more. */
    static Oid taking(int[] subIds) {
        return subIds.length == 0 ? EMPTY : new Oid(subIds);
    }

    /** Part of an array of unsigned ints, copied. */
    static Oid ofRange(int[] subIds, int from, int to) {
        return from == to ? EMPTY : new Oid(Arrays.copyOfRange(subIds, from, to));
    }

    /**
     * Reads the dotted form; a leading dot is allowed, the empty text is {@link #EMPTY}.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Oid parse(String dotted) {
        String text = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        if (text.isEmpty()) {
            return EMPTY;
        }
        String[] parts = text.split("\\.", -1);
        int[] subIds = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            subIds[i] = subIdIn(parts[i], dotted);
        }
        return new Oid(subIds);
    }

    private static int subIdIn(String part, String whole) {
        try {
            return Integer.parseUnsignedInt(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an object identifier: " + whole, e);
        }
    }

    private static int packed(long subId) {
        if (subId < 0 || subId > MAX) {
            throw new IllegalArgumentException("sub-identifier outside 0..4294967295: " + subId);
        }
        return (int) subId;
    }

    public int length() {
        return subIds.length;
    }

    public boolean isEmpty() {
        return subIds.length == 0;
    }

    /**
     * The sub-identifier at a place counted from 0, as an unsigned number.
     *
     * @throws ArrayIndexOutOfBoundsException outside 0..length-1
     */
    public long at(int place) {
        return Integer.toUnsignedLong(subIds[place]);
    }

    /** The last sub-identifier. */
    public long last() {
        return at(subIds.length - 1);
    }

    /** The sub-identifiers as unsigned ints, a copy. */
    public int[] toInts() {
        return subIds.clone();
    }

    /** True when this begins with all sub-identifiers of the prefix (also when they are equal). */
    public boolean startsWith(Oid prefix) {
        return startsWith(subIds, prefix.subIds);
    }

    static boolean startsWith(int[] whole, int[] prefix) {
        return whole.length >= prefix.length && Arrays.equals(whole, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** What comes after the first {@code count} sub-identifiers. */
    public Oid suffix(int count) {
        return ofRange(subIds, count, subIds.length);
    }

    /**
     * What comes after the prefix: the row key, where the prefix is a column.
     *
     * @throws IllegalArgumentException when this does not start with the prefix
     */
    public Oid suffixAfter(Oid prefix) {
        if (!startsWith(prefix)) {
            throw new IllegalArgumentException(this + " is not under " + prefix);
        }
        return suffix(prefix.length());
    }

    /** The sub-identifiers from one place (included) to another (excluded). */
    public Oid slice(int from, int to) {
        return ofRange(subIds, from, to);
    }

    /** This followed by more sub-identifiers. */
    public Oid plus(long... more) {
        return plus(of(more));
    }

    /** This followed by another: the instance of a column for a row key. */
    public Oid plus(Oid more) {
        int[] joined = Arrays.copyOf(subIds, subIds.length + more.subIds.length);
        System.arraycopy(more.subIds, 0, joined, subIds.length, more.subIds.length);
        return new Oid(joined);
    }

    /** As content octets of a message ({@link Ber}). */
    byte[] encoded() {
        return Ber.encoded(subIds);
    }

    /** The array itself, for this package's own eyes: it must not be changed. */
    int[] raw() {
        return subIds;
    }

    /** In the order of the MIB tree: sub-identifier by sub-identifier, unsigned; a prefix comes before what it begins. */
    @Override
    public int compareTo(Oid other) {
        return compare(subIds, other.subIds);
    }

    static int compare(int[] left, int[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid that && Arrays.equals(subIds, that.subIds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(subIds);
    }

    /** The dotted form without a leading dot. */
    @Override
    public String toString() {
        StringBuilder dotted = new StringBuilder(subIds.length * 4);
        for (int i = 0; i < subIds.length; i++) {
            if (i > 0) {
                dotted.append('.');
            }
            dotted.append(at(i));
        }
        return dotted.toString();
    }
}
