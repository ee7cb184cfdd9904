package org.demarc.port.entity;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port with what people look at beside its state (wildcore-mikbill.md row 26); null where the device has not told it.
 *
 * @param duplex Full or Half, empty where it is not known
 * @param pvid VLAN of untagged frames
 * @param pvidReadAt when that was read
 * @param untagged VLANs that leave it without a tag
 * @param tagged VLANs that leave it with a tag
 * @param vlansReadAt when those VLANs were read, with the device's whole list or for somebody who looked; null when they never were
 * @param traffic what its counters say
 * @param optics levels of its transceiver
 * @param cable the last cable test that was done
 */
public record PortRow(
        Line line,
        String duplex,
        @Nullable Long pvid,
        @Nullable Instant pvidReadAt,
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

    /**
     * Counters since the device began to count, octets and packets; exact up to the 64 bits of a Counter64.
     *
     * @param readAt when they were read; null when they never were
     */
    public record Traffic(
            @Nullable Instant readAt,
            @Nullable BigInteger inOctets,
            @Nullable BigInteger outOctets,
            @Nullable BigInteger inErrors,
            @Nullable BigInteger outErrors,
            @Nullable BigInteger inDiscards,
            @Nullable BigInteger outDiscards) {}

    /**
     * Levels of a transceiver.
     *
     * @param readAt when they were read; null when they never were
     */
    public record Optics(
            @Nullable Instant readAt,
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
