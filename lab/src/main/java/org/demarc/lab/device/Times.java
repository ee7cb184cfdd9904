package org.demarc.lab.device;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.demarc.lab.snmp.Value;

/** Instants as devices print them: local time of the server that polls them. */
final class Times {

    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
    private static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    /** DateAndTime of 8 octets. */
    static Value octets(long ms) {
        LocalDateTime time = local(ms);
        return Value.octets(new byte[] {
            (byte) (time.getYear() >> 8),
            (byte) time.getYear(),
            (byte) time.getMonthValue(),
            (byte) time.getDayOfMonth(),
            (byte) time.getHour(),
            (byte) time.getMinute(),
            (byte) time.getSecond(),
            0
        });
    }

    static String slashes(long ms) {
        return SLASHES.format(local(ms));
    }

    static String dashes(long ms) {
        return DASHES.format(local(ms));
    }

    private static LocalDateTime local(long ms) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneId.systemDefault());
    }
}
