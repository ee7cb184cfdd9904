package org.demarc.schedule.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.schedule.boundary.ScheduleBook;
import org.demarc.schedule.entity.Schedule;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What runs when. */
@Path("schedules")
@Tag(name = "schedules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScheduleResource implements RestResource {

    /** A schedule with its last and next run. */
    @Schema(name = "Schedule")
    public record ScheduleView(
            String key,
            String job,
            String title,
            String cron,
            boolean enabled,
            Schedule.MissedPolicy missedPolicy,

            @JsonRawValue @Schema(implementation = Object.class)
            String parameters,

            @Nullable Instant nextRun,
            @Nullable Instant lastRun,
            @Nullable String lastState,
            String lastMessage,
            @Nullable Long lastJobRun,
            int version) {

        static ScheduleView of(Schedule schedule) {
            return new ScheduleView(
                    schedule.key(),
                    schedule.job(),
                    schedule.title(),
                    schedule.cron(),
                    schedule.enabled(),
                    schedule.missedPolicy(),
                    schedule.parameters(),
                    schedule.nextRun(),
                    schedule.lastRun(),
                    schedule.lastState(),
                    schedule.lastMessage(),
                    schedule.lastJobRun(),
                    schedule.version());
        }
    }

    /** What may be changed. */
    public record ScheduleRequest(
            @NotBlank @Size(max = 128) @Schema(description = "five fields, or six with seconds first")
            String cron,

            @NotNull Boolean enabled,
            Schedule.@Nullable MissedPolicy missedPolicy,
            @Nullable JsonNode parameters,
            @NotNull Integer version) {}

    @Inject
    ScheduleBook book;

    @GET
    @Operation(summary = "What runs when, with next and last run")
    public Page<ScheduleView> list(@BeanParam Paging paging) {
        return book.page(paging.request()).map(ScheduleView::of);
    }

    @GET
    @Path("{key}")
    @Operation(summary = "One schedule")
    public ScheduleView one(@PathParam("key") String key) {
        return ScheduleView.of(book.schedule(key));
    }

    @PUT
    @Path("{key}")
    @Operation(summary = "Changes a schedule; takes the version that was read")
    public ScheduleView change(@PathParam("key") String key, @NotNull @Valid ScheduleRequest request) {
        var before = book.schedule(key);
        var policy = request.missedPolicy() == null ? before.missedPolicy() : request.missedPolicy();
        var parameters = request.parameters() == null
                ? before.parameters()
                : request.parameters().toString();
        return ScheduleView.of(book.change(
                key,
                new ScheduleBook.Change(request.cron(), request.enabled(), policy, parameters, request.version())));
    }

    @POST
    @Path("{key}/run")
    @Operation(summary = "Starts it within ten seconds, whatever its time")
    @APIResponseSchema(value = ScheduleView.class, responseCode = "202")
    public Response runNow(@PathParam("key") String key) {
        book.runNow(key);
        return Response.accepted(ScheduleView.of(book.schedule(key))).build();
    }

    @GET
    @Path("preview")
    @Operation(summary = "The next moments of a cron expression")
    public List<Instant> preview(
            @QueryParam("cron") @DefaultValue("") String cron, @QueryParam("count") @DefaultValue("5") int count) {
        return book.preview(cron, Math.max(1, Math.min(100, count)));
    }
}
