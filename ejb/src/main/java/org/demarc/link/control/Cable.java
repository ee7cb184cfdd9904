package org.demarc.link.control;

import java.time.Instant;
import org.demarc.link.entity.LinkEnd;
import org.jspecify.annotations.Nullable;

/**
 * Two ends that something says are plugged together.
 *
 * @param a the end of the older device
 * @param lldpAt when LLDP last said so
 * @param fdbAt when a forwarding table last said so
 */
record Cable(
        LinkEnd a,
        LinkEnd b,
        @Nullable Instant lldpAt,
        @Nullable Instant fdbAt) {

    static Cable byLldp(LinkEnd one, LinkEnd other, Instant at) {
        return one.deviceId() < other.deviceId() ? new Cable(one, other, at, null) : new Cable(other, one, at, null);
    }

    static Cable byFdb(LinkEnd one, LinkEnd other, Instant at) {
        return one.deviceId() < other.deviceId() ? new Cable(one, other, null, at) : new Cable(other, one, null, at);
    }

    /** The two devices, whatever the ports. */
    Pair pair() {
        return new Pair(a.deviceId(), b.deviceId());
    }

    /** Two devices, the older one first. */
    record Pair(long a, long b) {}

    boolean isWhole() {
        return a.interfaceId() != null && b.interfaceId() != null;
    }

    /** Whether nothing that is known of one says that it is not the other. */
    boolean fits(LinkEnd otherA, LinkEnd otherB) {
        return isSame(a, otherA) && isSame(b, otherB);
    }

    private static boolean isSame(LinkEnd one, LinkEnd other) {
        return one.deviceId() == other.deviceId()
                && (one.interfaceId() == null
                        || other.interfaceId() == null
                        || one.interfaceId().equals(other.interfaceId()));
    }

    boolean endsAt(long interfaceId) {
        return (a.interfaceId() != null && a.interfaceId() == interfaceId)
                || (b.interfaceId() != null && b.interfaceId() == interfaceId);
    }

    /** One cable of which both tell. */
    Cable with(Cable other) {
        return new Cable(known(a, other.a), known(b, other.b), newer(lldpAt, other.lldpAt), newer(fdbAt, other.fdbAt));
    }

    private static LinkEnd known(LinkEnd one, LinkEnd other) {
        return one.interfaceId() == null ? other : one;
    }

    private static @Nullable Instant newer(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
