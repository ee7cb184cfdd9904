package org.demarc.ucrm.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.job.entity.JobProblem;
import org.demarc.provisioning.rest.DriftRunView;
import org.demarc.ucrm.boundary.EventList;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.UcrmProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The webhook log. */
@Path("ucrm/events")
@Tag(name = "crm-sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource implements RestResource {

    private static final Duration TOMORROW = Duration.ofDays(1);

    @Inject
    EventList events;

    /** Which events' services are evaluated again; what is left out means any. */
    public record ReplayRequest(
            @Nullable String source,
            @Nullable String state,
            @Nullable String service,
            @Nullable String from,
            @Nullable String to) {

        CrmEvents.Filter filter() {
            return EventResource.filter(
                    Objects.requireNonNullElse(source, ""),
                    Objects.requireNonNullElse(state, ""),
                    Objects.requireNonNullElse(service, ""),
                    Objects.requireNonNullElse(from, ""),
                    Objects.requireNonNullElse(to, ""));
        }
    }

    @GET
    @Operation(summary = "Webhook events, newest first; sort by received, source, event, object, state, deliveries")
    public Page<EventView> list(
            @BeanParam Paging paging,
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("service") @DefaultValue("") String service,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return events.list(filter(source, state, service, from, to), paging.request())
                .map(EventView::of);
    }

    @POST
    @Path("replay")
    @Operation(
            summary =
                    "Evaluates the services of the events again, against what the CRM says now; more than 50 as a job, whose number is jobRun")
    public EventList.Replayed replay(@NotNull ReplayRequest request) {
        return events.replay(request.filter());
    }

    @GET
    @Path("replay")
    @Operation(summary = "How far the newest replay of many is; 404 where there was none yet")
    public DriftRunView.WorkView replaying() {
        return events.lastReplay()
                .map(DriftRunView.WorkView::of)
                .orElseThrow(() -> JobProblem.RUN_NOT_FOUND.because("nothing was replayed yet"));
    }

    @POST
    @Path("replay/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the replay of many; what was evaluated again stays so")
    public void stopReplay() {
        events.stopReplay();
    }

    private static CrmEvents.Filter filter(String source, String state, String service, String from, String to) {
        return new CrmEvents.Filter(
                source,
                state,
                service,
                instant(from, Instant.EPOCH),
                instant(to, Instant.now().plus(TOMORROW)));
    }

    private static Instant instant(String text, Instant otherwise) {
        try {
            return text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw UcrmProblem.INVALID_SOURCE.because("\"" + text + "\" is not an instant such as 2026-01-31T12:00:00Z");
        }
    }
}
