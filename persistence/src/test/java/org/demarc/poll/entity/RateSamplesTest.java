package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateSamplesTest {

    private static final int HEADER_OCTETS = 19;
    private static final Instant MILLENNIUM = Instant.parse("2000-01-01T00:00:00Z");
    private static final double NONE = Double.NaN;

    @Test
    @DisplayName("ENG-28 a sample is ten values in PostgreSQL's binary format, a rate that is not known none")
    void aSampleIsTenValues() throws IOException {
        RateSamples samples = new RateSamples(3);

        samples.add(sample(7, MILLENNIUM.plusSeconds(1), 12.5));
        ByteBuffer octets = ByteBuffer.wrap(samples.whole().readAllBytes()).position(HEADER_OCTETS);

        assertThat(samples.count()).isEqualTo(1);
        assertThat(octets.getShort()).isEqualTo((short) 10);
        assertThat(octets.getInt()).isEqualTo(8);
        assertThat(octets.getLong()).isEqualTo(7);
        assertThat(octets.getInt()).isEqualTo(8);
        assertThat(octets.getLong()).isEqualTo(1_000_000);
        assertThat(octets.getInt()).isEqualTo(4);
        assertThat(octets.getFloat()).isEqualTo(12.5f);
        for (int unknown = 1; unknown < 8; unknown++) {
            assertThat(octets.getInt()).isEqualTo(-1);
        }
        assertThat(octets.getShort()).isEqualTo((short) -1);
        assertThat(octets.hasRemaining()).isFalse();
    }

    @Test
    void momentsAreRoundedToMicroseconds() throws IOException {
        assertThat(microseconds(MILLENNIUM.plusNanos(1_499))).isEqualTo(1);
        assertThat(microseconds(MILLENNIUM.plusNanos(1_500))).isEqualTo(2);
        assertThat(microseconds(MILLENNIUM.plus(Duration.ofDays(10_000)).plusNanos(999)))
                .isEqualTo(864_000_000_000_001L);
    }

    private static long microseconds(Instant at) throws IOException {
        RateSamples samples = new RateSamples(1);
        samples.add(sample(7, at, 1));
        int moment = HEADER_OCTETS + Short.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;
        return ByteBuffer.wrap(samples.whole().readAllBytes()).getLong(moment);
    }

    private static SeenCounters sample(long interfaceId, Instant at, double inBps) {
        StoredCounters read = new StoredCounters(
                at, 1, 1, null, "ge 0/1", true, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
        return new SeenCounters(1, "1", interfaceId, read, inBps, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    }
}
