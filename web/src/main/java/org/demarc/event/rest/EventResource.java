package org.demarc.event.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.Severity;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events: what was found worth telling. */
@Path("events")
@Tag(name = "events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource implements RestResource {

    /** Which events are meant. */
    public record EventIds(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull Long> ids) {}

    /** How many changed. */
    public record Changed(int changed) {}

    @Inject
    EventDesk desk;

    @GET
    @Operation(
            summary = "Events, newest first; q is a part of name, device, address, interface or what it tells",
            description = "open=true for open ones, open=false for resolved ones; from and until are ISO 8601 instants")
    public Page<EventView> list(
            @BeanParam Paging paging,
            @QueryParam("open") @Nullable Boolean open,
            @QueryParam("severity") @Nullable Severity severity,
            @QueryParam("name") @Nullable String name,
            @QueryParam("device") @Nullable Long deviceId,
            @QueryParam("interface") @Nullable Long interfaceId,
            @QueryParam("acknowledged") @Nullable Boolean acknowledged,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        return desk.page(
                        paging.request(),
                        new EventQuery(
                                null,
                                open,
                                severity,
                                name,
                                deviceId,
                                interfaceId,
                                acknowledged,
                                instant(from),
                                instant(until)))
                .map(EventView::of);
    }

    @GET
    @Path("open")
    @Operation(summary = "How many are open, by severity")
    public Map<Severity, Long> open() {
        return desk.open();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One event")
    public EventView one(@PathParam("id") long id) {
        return EventView.of(desk.event(id));
    }

    @POST
    @Path("acknowledge")
    @Operation(summary = "Takes open events that nobody has taken yet")
    public Changed acknowledge(@NotNull @Valid EventIds events) {
        return new Changed(desk.acknowledge(events.ids()));
    }

    @POST
    @Path("resolve")
    @Operation(
            summary = "Says that open events are over",
            description = "What is still so raises no new event until it has been away.")
    public Changed resolve(@NotNull @Valid EventIds events) {
        return new Changed(desk.resolve(events.ids()));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw EventProblem.BAD_TIME.because("not an instant such as 2026-11-01T10:00:00Z: " + text);
        }
    }
}
