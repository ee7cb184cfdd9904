package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.Severity;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.Parameters;
import org.demarc.wildcore.control.WildcoreEvent;
import org.demarc.wildcore.control.WildcoreProblem;
import org.jspecify.annotations.Nullable;

/** Events (wildcore-mikbill.md 6.8). */
@Path("component/events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int USUAL = 100;

    @Inject
    EventDesk desk;

    @GET
    public Envelope list(@Context UriInfo uri, @QueryParam("not_resolved") @DefaultValue("") String notResolved) {
        Map<String, String> given = new java.util.HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> given.put(name, values.get(0)));
        int limit = (int) Parameters.number("limit", given.getOrDefault("limit", ""), 1, PageRequest.MAX_LIMIT, USUAL);
        long offset = Parameters.number("offset", given.getOrDefault("offset", ""), 0, Long.MAX_VALUE, 0);
        Page<EventRow> page = desk.page(
                new PageRequest(limit, offset, "", false, ""),
                new EventQuery(
                        null,
                        Parameters.flag("not_resolved", notResolved) ? Boolean.TRUE : null,
                        severity(given.getOrDefault("severity", "")),
                        orNull(given.getOrDefault("name", "")),
                        id("device_id", given),
                        id("interface_id", given),
                        null,
                        time("start", given),
                        time("stop", given)));
        LocalText text = new LocalText(ZoneId.systemDefault(), Instant.now());
        return Envelope.of(
                page.items().stream()
                        .map(event -> WildcoreEvent.of(event, text))
                        .toList(),
                new Envelope.PageMeta(page.total(), page.limit(), page.offset()));
    }

    @PUT
    @Path("resolve")
    public Envelope resolve(@Nullable Map<String, Object> body) {
        desk.resolve(ids(body == null ? List.of() : body.get("ids")));
        return Envelope.of(true);
    }

    private static List<Long> ids(@Nullable Object given) {
        List<Long> ids = new ArrayList<>();
        if (given instanceof List<?> many) {
            for (Object one : many) {
                ids.add(Parameters.number("ids", String.valueOf(one), 1, Long.MAX_VALUE, 0));
            }
        }
        if (ids.isEmpty() || ids.size() > PageRequest.MAX_LIMIT) {
            throw WildcoreProblem.INVALID.because("ids: must be a list of 1 to 1000 numbers");
        }
        return ids;
    }

    private static @Nullable Long id(String name, Map<String, String> given) {
        String text = given.getOrDefault(name, "");
        return text.isEmpty() ? null : (Long) Parameters.number(name, text, 0, Long.MAX_VALUE, 0);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Severity severity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "info" -> Severity.INFO;
            case "warning" -> Severity.WARNING;
            case "critical" -> Severity.CRITICAL;
            default -> throw WildcoreProblem.INVALID.because("severity: must be info, warning or critical");
        };
    }

    private static @Nullable Instant time(String name, Map<String, String> given) {
        String text = given.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.matches("[0-9]{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : LocalDateTime.parse(text.length() == 10 ? text + " 00:00:00" : text, TIME)
                            .atZone(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw WildcoreProblem.INVALID.because(name + ": must be a time such as 2026-11-01 10:00:00");
        }
    }
}
