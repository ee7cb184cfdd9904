package org.demarc.routeros.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.control.RouterCheck.Step;

/** What makes trouble later: a clock that is wrong, an API that is nearly full. What a router does not tell is left out. */
final class RouterHealth {

    private static final Duration TOLERATED = Duration.ofMinutes(2);

    /** RouterOS before 7.10 writes {@code nov/21/2026}. */
    private static final DateTimeFormatter OLD_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("MMM/dd/yyyy")
            .toFormatter(Locale.ENGLISH);

    private final RouterOsConnection connection;
    private final RouterAccess access;

    RouterHealth(RouterOsConnection connection, RouterAccess access) {
        this.connection = connection;
        this.access = access;
    }

    List<Step> steps(Instant now) throws RouterFault.Lost {
        List<Step> steps = new ArrayList<>();
        time().ifPresent(told -> steps.add(clock(told, now)));
        sessions().ifPresent(steps::add);
        return steps;
    }

    private static Step clock(Instant told, Instant now) {
        Duration ahead = Duration.between(now, told);
        boolean ok = ahead.abs().compareTo(TOLERATED) <= 0;
        Phrase said = ok
                ? CheckSaid.CLOCK_RIGHT.with()
                : (ahead.isNegative() ? CheckSaid.CLOCK_BEHIND : CheckSaid.CLOCK_AHEAD).with(words(ahead.abs()));
        return new Step("clock", ok, said);
    }

    private static String words(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        return time.toHours() > 1 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private Optional<Instant> time() throws RouterFault.Lost {
        Map<String, String> row = first(RouterCommand.print("/system/clock", "date", "time", "gmt-offset"));
        try {
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(date(text(row, "date"))
                            .atTime(LocalTime.parse(text(row, "time")))
                            .toInstant(ZoneOffset.of(text(row, "gmt-offset"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(String text) {
        return text.contains("/") ? LocalDate.parse(text, OLD_DATE) : LocalDate.parse(text);
    }

    /** How many more API sessions the router takes, where it tells. */
    private Optional<Step> sessions() throws RouterFault.Lost {
        String service = access.tls() ? "api-ssl" : "api";
        String most = text(
                first(RouterCommand.print("/ip/service", "name", "max-sessions").orWhere("name", service)),
                "max-sessions");
        int open = rows(RouterCommand.print("/user/active", "via").orWhere("via", service))
                .size();
        if (!most.matches("\\d{1,6}") || open == 0) {
            return Optional.empty();
        }
        int free = Integer.parseInt(most) - open;
        return Optional.of(new Step("sessions", free > 0, CheckSaid.SESSIONS.with(open, most, service)));
    }

    private static String text(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private Map<String, String> first(RouterCommand print) throws RouterFault.Lost {
        return rows(print).stream().findFirst().orElse(Map.of());
    }

    private List<Map<String, String>> rows(RouterCommand print) throws RouterFault.Lost {
        try {
            return connection.call(print, access.commandTimeout()).rows();
        } catch (RouterFault.Trap refused) {
            return List.of();
        }
    }
}
