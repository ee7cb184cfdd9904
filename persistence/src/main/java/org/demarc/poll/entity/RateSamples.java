package org.demarc.poll.entity;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.demarc.poll.entity.PollChanges.SeenCounters;

/**
 * Samples of rates as COPY takes them in PostgreSQL's binary format, in the order of {@link PollSql#COPY_SAMPLES}. There are more of them
 * than of any other row, and as text their numbers would be written digit by digit here and parsed again there.
 */
final class RateSamples {

    /** Signature, no flags, no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int RATES = 8;
    private static final int FIELDS = 2 + RATES;
    private static final int ROW_OCTETS =
            Short.BYTES + 2 * (Integer.BYTES + Long.BYTES) + RATES * (Integer.BYTES + Float.BYTES);
    private static final int NO_VALUE = -1;
    private static final int END = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long HALF_A_MICROSECOND_NANOS = 500;

    private final byte[] octets;
    private final ByteBuffer writer;
    private int count;

    /** @param most how many there may be */
    RateSamples(int most) {
        octets = new byte[HEADER.length + most * ROW_OCTETS + Short.BYTES];
        writer = ByteBuffer.wrap(octets);
        writer.put(HEADER);
    }

    int count() {
        return count;
    }

    void add(SeenCounters one) {
        writer.putShort((short) FIELDS);
        number(one.interfaceId());
        number(microseconds(one.counters().readAt()));
        rate(one.inBps());
        rate(one.outBps());
        rate(one.inPps());
        rate(one.outPps());
        rate(one.inErrorsPs());
        rate(one.outErrorsPs());
        rate(one.inDiscardsPs());
        rate(one.outDiscardsPs());
        count++;
    }

    /** All of them with the mark of the end behind; nothing may be added any more. */
    InputStream whole() {
        writer.putShort((short) END);
        return new ByteArrayInputStream(octets, 0, writer.position());
    }

    /** Rounded as PostgreSQL rounds what it is told as text: the counters themselves are stored with the same moment. */
    private static long microseconds(Instant at) {
        return ChronoUnit.MICROS.between(EPOCH, at.plusNanos(HALF_A_MICROSECOND_NANOS));
    }

    private void number(long value) {
        writer.putInt(Long.BYTES).putLong(value);
    }

    private void rate(double rate) {
        if (Double.isNaN(rate)) {
            writer.putInt(NO_VALUE);
        } else {
            writer.putInt(Float.BYTES).putFloat((float) rate);
        }
    }
}
