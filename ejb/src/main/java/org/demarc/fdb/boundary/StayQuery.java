package org.demarc.fdb.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which stays of MACs a caller wants: all that stands here must hold, and one of the first four must stand here.
 *
 * @param mac in any writing; empty for any
 * @param deviceId null for any
 * @param interfaceId a port or an ONU; null for any
 * @param subscriberId stays on his lines, whatever MAC, and of his MACs, wherever; null for any
 * @param vlan null for any
 * @param from stays that ended before are left out; null for no bound
 * @param until stays that began then or later are left out; null for no bound
 * @param present true for those that go on, false for those that are over, null for both
 */
public record StayQuery(
        String mac,
        @Nullable Long deviceId,
        @Nullable Long interfaceId,
        @Nullable Long subscriberId,
        @Nullable Integer vlan,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean present) {

    /** Everything of one MAC. */
    public static StayQuery ofMac(String mac) {
        return new StayQuery(mac, null, null, null, null, null, null, null);
    }

    /** True when nothing says whose stays are wanted: such a list is as long as the network is large. */
    public boolean isOfAll() {
        return mac.isBlank() && deviceId == null && interfaceId == null && subscriberId == null;
    }
}
