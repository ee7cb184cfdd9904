package org.demarc.lab.snmp;

import java.util.Arrays;

/** An object identifier: sub-identifiers of 32 bits, unsigned, ordered as SNMP walks them. Immutable. */
public final class Oid implements Comparable<Oid> {

    private static final byte[] NOT_YET = new byte[0];

    /** The empty identifier: stands before every other one. */
    public static final Oid ROOT = new Oid(new int[0]);

    private final int[] ids;
    private byte[] encoded = NOT_YET;

    private Oid(int[] ids) {
        this.ids = ids;
    }

    /** The content octets on the wire. Kept: an agent sends the same identifier again and again. */
    byte[] encoded() {
        byte[] octets = encoded;
        if (octets.length == 0) {
            octets = Ber.oidContent(this);
            encoded = octets;
        }
        return octets;
    }

    /** Reads dotted text, with or without a leading dot; empty text is {@link #ROOT}. */
    public static Oid of(String dotted) {
        String text = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        return text.isEmpty() ? ROOT : new Oid(numbers(text));
    }

    static Oid ofIds(int[] ids, int length) {
        return new Oid(Arrays.copyOf(ids, length));
    }

    private static int[] numbers(String text) {
        int[] ids = new int[1 + (int) text.chars().filter(c -> c == '.').count()];
        int start = 0;
        for (int i = 0; i < ids.length; i++) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            ids[i] = Integer.parseUnsignedInt(text, start, end, 10);
            start = end + 1;
        }
        return ids;
    }

    /** This identifier with sub-identifiers appended, each 0 to 4294967295. */
    public Oid plus(long... more) {
        int[] joined = Arrays.copyOf(ids, ids.length + more.length);
        for (int i = 0; i < more.length; i++) {
            joined[ids.length + i] = (int) more[i];
        }
        return new Oid(joined);
    }

    /** This identifier with dotted text appended. */
    public Oid plus(String dotted) {
        int[] more = of(dotted).ids;
        int[] joined = Arrays.copyOf(ids, ids.length + more.length);
        System.arraycopy(more, 0, joined, ids.length, more.length);
        return new Oid(joined);
    }

    /** How many sub-identifiers there are. */
    public int size() {
        return ids.length;
    }

    /** The sub-identifier at a position from 0, as an unsigned number. */
    public long id(int position) {
        return Integer.toUnsignedLong(ids[position]);
    }

    /** The last sub-identifier; 0 for {@link #ROOT}. */
    public long last() {
        return ids.length == 0 ? 0 : id(ids.length - 1);
    }

    /** Whether this identifier lies below (or is) {@code prefix}. */
    public boolean isUnder(Oid prefix) {
        return ids.length >= prefix.ids.length
                && Arrays.equals(ids, 0, prefix.ids.length, prefix.ids, 0, prefix.ids.length);
    }

    /** What follows {@code prefix}, as dotted text: the index of a table's cell. */
    public String indexUnder(Oid prefix) {
        return new Oid(Arrays.copyOfRange(ids, prefix.ids.length, ids.length)).toString();
    }

    @Override
    public int compareTo(Oid other) {
        int shared = Math.min(ids.length, other.ids.length);
        for (int i = 0; i < shared; i++) {
            if (ids[i] != other.ids[i]) {
                return Integer.compareUnsigned(ids[i], other.ids[i]);
            }
        }
        return Integer.compare(ids.length, other.ids.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid oid && Arrays.equals(ids, oid.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(ids.length * 4);
        for (int id : ids) {
            text.append(text.isEmpty() ? "" : ".").append(Integer.toUnsignedLong(id));
        }
        return text.toString();
    }
}
