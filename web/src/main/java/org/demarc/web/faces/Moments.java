package org.demarc.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
