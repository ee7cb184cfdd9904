package org.demarc.fdb.entity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stays of MACs are wanted: all that stands here must hold.
 *
 * @param mac {@code AA:BB:CC:DD:EE:FF}; null for any
 * @param deviceId null for any
 * @param interfaceId a port or an ONU; null for any
 * @param person what a subscriber is known by; null for any
 * @param vlan null for any
 * @param from stays that ended before are left out; null for no bound
 * @param until stays that began then or later are left out; null for no bound
 * @param present true for those that go on, false for those that are over, null for both
 * @param groups whose devices the caller sees; null for all
 */
public record StayFilter(
        @Nullable String mac,
        @Nullable Long deviceId,
        @Nullable Long interfaceId,
        @Nullable Person person,
        @Nullable Integer vlan,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean present,
        @Nullable Set<Long> groups) {

    /**
     * Lines and MACs of a subscriber: a stay is his when it was on one of his lines, whatever MAC it was, or when it was his MAC, wherever
     * it was.
     *
     * @param lines ids of interfaces
     * @param macs with or without separators
     */
    public record Person(List<Long> lines, List<String> macs) {

        public Person {
            lines = List.copyOf(lines);
            macs = List.copyOf(macs);
        }
    }
}
