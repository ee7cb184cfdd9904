package org.demarc.wildcore.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.demarc.onu.entity.OnuState;
import org.jspecify.annotations.Nullable;

/**
 * The rest of what is remembered about one line.
 *
 * @param port null for ONUs and for what was never read
 * @param counters null when they were never read
 * @param macs who is seen on it, present ones first
 * @param states newest first
 * @param details what was read when somebody looked at the line
 */
public record LineDetail(
        @Nullable Port port, @Nullable Counters counters, List<Seen> macs, List<OnuState> states, Details details) {

    /**
     * What is never polled, with the time when it was read; null for what nobody has asked about.
     *
     * @param unis LAN ports of an ONU
     * @param vlans of a port
     */
    public record Details(
            @Nullable Instant unisReadAt,
            List<Uni> unis,
            @Nullable Instant vlansReadAt,
            List<Vlan> vlans,
            @Nullable Instant macsReadAt) {

        /** Nobody has asked. */
        public static final Details NONE = new Details(null, List.of(), null, List.of(), null);
    }

    /** LAN port of an ONU, in the device's words; texts are empty where it does not say. */
    public record Uni(
            int number,
            String status,
            String adminState,
            String speed,
            String duplex,
            @Nullable Integer vlan,
            String vlanMode) {}

    /** VLAN of a port. */
    public record Vlan(int vlan, String name, boolean untagged) {}

    /** Speed in Mbit/s; {@code changedAt} is the last change of the link. */
    public record Port(
            @Nullable Long speedMbps,
            String duplex,
            @Nullable Instant changedAt,
            LinkWords words) {}

    /**
     * What only some devices tell of a link; empty where not told.
     *
     * @param linkMode negotiated mode such as 100-Full, Down while there is no link
     * @param adminMode configured mode such as Auto
     * @param medium Copper or Fiber
     * @param addressLearning Enabled or Disabled
     */
    public record LinkWords(String linkMode, String adminMode, String medium, String addressLearning) {

        public static final LinkWords NONE = new LinkWords("", "", "", "");
    }

    /** As the device counts; null where it does not. */
    public record Counters(
            Instant readAt,
            @Nullable BigDecimal inOctets,
            @Nullable BigDecimal outOctets,
            @Nullable BigDecimal inMulticast,
            @Nullable BigDecimal outMulticast,
            @Nullable BigDecimal inBroadcast,
            @Nullable BigDecimal outBroadcast,
            @Nullable BigDecimal inErrors,
            @Nullable BigDecimal outErrors,
            @Nullable BigDecimal inDiscards,
            @Nullable BigDecimal outDiscards) {}

    /** A MAC in the forwarding table; {@code vlan} 0 where the device tells none. */
    public record Seen(String mac, int vlan, String status, Instant lastSeen) {}
}
