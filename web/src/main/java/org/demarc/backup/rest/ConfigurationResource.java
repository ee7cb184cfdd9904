package org.demarc.backup.rest;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.demarc.Page;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.entity.Backup;
import org.demarc.backup.entity.BackupProblem;
import org.demarc.backup.entity.ConfigurationVersion;
import org.demarc.job.rest.JobResource.RunView;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The archive of configurations, by device. */
@Path("configurations")
@Tag(name = "configurations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConfigurationResource implements RestResource {

    /**
     * Whose configurations are to be saved.
     *
     * @param deviceIds null for all that the caller sees and that are saved by themselves
     */
    @Schema(name = "ConfigurationSaveRequest")
    public record SaveRequest(
            @Nullable @Size(min = 1, max = BackupDesk.MOST_AT_ONCE)
            List<@NotNull Long> deviceIds) {}

    @Inject
    BackupDesk desk;

    @GET
    @Operation(
            summary =
                    "Devices that can show a configuration, with the last attempt to save it; q is a part of name, address or model",
            description =
                    "state is FAILED, SAVED, NEVER, NO_CONSOLE or an outcome; changedSince is an ISO 8601 instant")
    public Page<Backup> list(
            @BeanParam Paging paging,
            @QueryParam("state") @Nullable String state,
            @QueryParam("changedSince") @Nullable String changedSince) {
        return desk.page(paging.request(), state, instant(changedSince));
    }

    @GET
    @Path("{device}")
    @Operation(summary = "How it goes with the configuration of a device")
    public Backup one(@PathParam("device") long deviceId) {
        return desk.ofDevice(deviceId);
    }

    @GET
    @Path("{device}/versions")
    @Operation(summary = "Versions of the configuration of a device, newest first")
    public Page<ConfigurationVersion> versions(@PathParam("device") long deviceId, @BeanParam Paging paging) {
        return desk.versions(deviceId, paging.request());
    }

    @POST
    @Path("{device}/save")
    @APIResponseSchema(value = Backup.class, responseCode = "202")
    @Operation(summary = "Has the configuration of a device saved now; look at the device to see what becomes of it")
    public Response save(@PathParam("device") long deviceId) {
        return Response.accepted(desk.save(deviceId)).build();
    }

    @GET
    @Path("search")
    @Operation(
            summary = "Devices whose newest configuration has a line with this text, in any case of letters",
            description =
                    "Secrets are not searched. Ends after 200 lines or some seconds; next says where to go on (after).")
    public BackupDesk.Found search(
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("missing") @DefaultValue("false") @Parameter(description = "devices without such a line")
                    boolean missing,
            @QueryParam("after") @DefaultValue("0") long after) {
        return desk.search(text, missing, after);
    }

    @GET
    @Path("save")
    @Operation(summary = "The newest run that saves many; null when there was none")
    public @Nullable RunView lastRun() {
        return desk.lastRun().map(RunView::of).orElse(null);
    }

    @POST
    @Path("save")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    @Operation(summary = "Has the configurations of many saved now")
    public Response saveMany(@NotNull @Valid SaveRequest request) {
        return Response.accepted(RunView.of(desk.saveMany(request.deviceIds()))).build();
    }

    @DELETE
    @Path("save")
    @Operation(summary = "Asks the run that works now to stop")
    public void stop() {
        desk.stop();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw BackupProblem.BAD_SEARCH.because("not an instant such as 2026-11-01T10:00:00Z: " + text);
        }
    }
}
