package org.demarc.component.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself.
 *
 * @param messages in the queues of its broker; null when that does not answer
 */
public record NodeReport(
        String version,
        Instant startedAt,
        SnmpPart snmp,
        TrapPart traps,
        IcmpPart icmp,
        @Nullable Long messages) {

    /**
     * Its SNMP engine.
     *
     * @param talking devices in conversation
     * @param places how many may be at most
     * @param waiting polls that wait for a place
     */
    public record SnmpPart(long talking, long places, long waiting) {}

    /**
     * Its ear for traps.
     *
     * @param port 0 while it hears nothing
     * @param received since its start
     */
    public record TrapPart(boolean wanted, long port, long received) {}

    /**
     * How it asks whether devices live.
     *
     * @param means by what, or why it cannot
     */
    public record IcmpPart(boolean wanted, boolean works, String means) {}
}
