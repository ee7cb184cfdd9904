package org.demarc.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How pages write times: {@code #{moment.text(row.seenAt)}}, in the server's zone. */
@Named("moment")
@ApplicationScoped
public class Moments {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /** {@code 2026-11-01 12:00:00}, empty for no time. */
    public String text(@Nullable Instant at) {
        return at == null ? "" : FORM.format(at);
    }

    /** How far this server's zone is ahead of UTC at present, in seconds: charts write times as pages do. */
    public int getZoneSeconds() {
        return ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
    }

    /** When this page was made, in milliseconds: what changes after that is told to it. */
    public long getMadeAt() {
        return System.currentTimeMillis();
    }

    /**
     * What a person typed as a time of this server's zone: {@code 2026-11-01}, {@code 2026-11-01 12:00}, with seconds, or an ISO instant.
     * Empty for nothing, and for what is no time.
     */
    public Optional<Instant> in(String typed) {
        String text = typed.strip().replace('T', ' ');
        try {
            return switch (text.length()) {
                case 0 -> Optional.empty();
                case 10 -> Optional.of(at(text + " 00:00:00"));
                case 16 -> Optional.of(at(text + ":00"));
                case 19 -> Optional.of(at(text));
                default -> Optional.of(Instant.parse(typed.strip()));
            };
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static Instant at(String text) {
        return Instant.from(FORM.parse(text));
    }

    /** {@code 3d 4h 5min 6sec}, without the parts that are zero at the front; empty for no duration. */
    public String span(@Nullable Duration span) {
        if (span == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        append(text, span.toDaysPart(), "d");
        append(text, span.toHoursPart(), "h");
        append(text, span.toMinutesPart(), "min");
        return text.append(span.toSecondsPart()).append("sec").toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0 || text.length() > 0) {
            text.append(amount).append(unit).append(' ');
        }
    }
}
