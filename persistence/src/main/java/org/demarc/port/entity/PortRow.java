package org.demarc.port.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port with what people look at beside its state (wildcore-mikbill.md row 26); null where the device has not told it.
 *
 * @param duplex Full or Half, empty where it is not known
 * @param pvid VLAN of untagged frames
 * @param untagged VLANs that leave it without a tag, as they were read when somebody looked last
 * @param tagged VLANs that leave it with a tag, likewise
 * @param vlansReadAt when those VLANs were read; null when nobody looked yet
 * @param traffic what its counters say
 * @param optics levels of its transceiver
 * @param cable the last cable test that was done
 */
public record PortRow(
        Line line,
        String duplex,
        @Nullable Long pvid,
        List<Long> untagged,
        List<Long> tagged,
        @Nullable Instant vlansReadAt,
        Traffic traffic,
        Optics optics,
        @Nullable CableTest cable) {

    public PortRow {
        untagged = List.copyOf(untagged);
        tagged = List.copyOf(tagged);
    }

    /** Counters since the device began to count, octets and packets. */
    public record Traffic(
            @Nullable Double inOctets,
            @Nullable Double outOctets,
            @Nullable Long inErrors,
            @Nullable Long outErrors,
            @Nullable Long inDiscards,
            @Nullable Long outDiscards) {}

    /** Levels of a transceiver. */
    public record Optics(
            @Nullable Double rxDbm,
            @Nullable Double txDbm,
            @Nullable Double temperatureC) {}

    /**
     * A cable test.
     *
     * @param rows what it found, as JSON; null for nothing
     */
    public record CableTest(Instant at, @Nullable String rows) {}
}
