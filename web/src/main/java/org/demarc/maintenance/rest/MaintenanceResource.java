package org.demarc.maintenance.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.maintenance.boundary.MaintenanceDesk;
import org.demarc.maintenance.entity.MaintenanceDraft;
import org.demarc.maintenance.entity.MaintenanceProblem;
import org.demarc.maintenance.entity.MaintenanceTime;
import org.demarc.maintenance.entity.MaintenanceWindow;
import org.demarc.maintenance.entity.MaintenanceWindow.Scope;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.demarc.web.rest.WeekHours;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Maintenance windows: when events are recorded, marked and not told. */
@Path("maintenance-windows")
@Tag(name = "maintenance")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MaintenanceResource implements RestResource {

    /** A window. */
    @Schema(name = "MaintenanceWindow")
    public record WindowView(
            long id,
            String name,
            String reason,
            boolean everything,
            List<Long> deviceIds,
            List<Long> groupIds,
            boolean enabled,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable WeekHours weekly,

            @Nullable @Schema(description = "of the opening at present, or the next one")
            Instant openFrom,

            @Nullable Instant openUntil,
            boolean open,
            String createdBy,
            int version) {

        static WindowView of(MaintenanceWindow window) {
            Opening once = window.time().once();
            Opening opening = window.opening();
            return new WindowView(
                    window.id(),
                    window.name(),
                    window.reason(),
                    window.scope().everything(),
                    window.scope().deviceIds(),
                    window.scope().groupIds(),
                    window.enabled(),
                    once == null ? null : once.from(),
                    once == null ? null : once.until(),
                    WeekHours.of(window.time().weekly()),
                    opening == null ? null : opening.from(),
                    opening == null ? null : opening.until(),
                    window.isOpen(Instant.now()),
                    window.createdBy(),
                    window.version());
        }
    }

    /** What a person says about a window; what is left out stays as it is, or is empty. */
    @Schema(name = "MaintenanceWindowRequest")
    public record WindowRequest(
            @Nullable @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String reason,
            @Nullable Boolean everything,
            @Nullable @Size(max = 1000) List<Long> deviceIds,
            @Nullable @Size(max = 1000) List<Long> groupIds,
            @Nullable Boolean enabled,

            @Nullable @Schema(description = "once: beginning; with endsAt, without weekly")
            Instant startsAt,

            @Nullable Instant endsAt,

            @Nullable @Valid @Schema(description = "every week; without startsAt and endsAt")
            WeekHours weekly,

            @Nullable @Schema(description = "the version that was seen; without it the present one")
            Integer version) {

        private MaintenanceDraft over(@Nullable MaintenanceWindow window) {
            Scope before = window == null ? new Scope(false, List.of(), List.of()) : window.scope();
            return new MaintenanceDraft(
                    or(name, window == null ? "" : window.name()).strip(),
                    or(reason, window == null ? "" : window.reason()).strip(),
                    new Scope(
                            or(everything, before.everything()),
                            or(deviceIds, before.deviceIds()),
                            or(groupIds, before.groupIds())),
                    or(enabled, window == null || window.enabled()),
                    time(window));
        }

        private MaintenanceTime time(@Nullable MaintenanceWindow window) {
            boolean isOnce = startsAt != null || endsAt != null;
            if (weekly == null && !isOnce && window != null) {
                return window.time();
            }
            if (weekly != null && !isOnce) {
                return MaintenanceTime.weekly(weekly.hours(MaintenanceProblem.BAD_WINDOW::because));
            }
            if (weekly != null || startsAt == null || endsAt == null) {
                throw MaintenanceProblem.BAD_WINDOW.because("either startsAt and endsAt, or weekly, are needed");
            }
            return MaintenanceTime.once(startsAt, endsAt);
        }

        private static <T> T or(@Nullable T given, T usual) {
            return given == null ? usual : given;
        }
    }

    @Inject
    MaintenanceDesk desk;

    @GET
    @Operation(
            summary = "Maintenance windows, the next opening first; q is a part of name or reason",
            description = "open=true for those that are open now")
    public Page<WindowView> list(@BeanParam Paging paging, @QueryParam("open") @DefaultValue("false") boolean open) {
        return desk.page(paging.request(), open).map(WindowView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One window")
    public WindowView one(@PathParam("id") long id) {
        return WindowView.of(desk.window(id));
    }

    @POST
    @APIResponseSchema(value = WindowView.class, responseCode = "201")
    @Operation(summary = "Adds a window")
    public Response add(@NotNull @Valid WindowRequest request, @Context UriInfo uri) {
        MaintenanceWindow added = desk.add(request.over(null));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(WindowView.of(added))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a window")
    public WindowView change(@PathParam("id") long id, @NotNull @Valid WindowRequest request) {
        MaintenanceWindow before = desk.window(id);
        int version = request.version() == null ? before.version() : request.version();
        return WindowView.of(desk.change(id, version, request.over(before)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a window; what began in it and is still so is told now")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }
}
