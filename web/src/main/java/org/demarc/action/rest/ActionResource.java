package org.demarc.action.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.demarc.Page;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionTarget;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doing something to a device, and the log of it. */
@Path("device-actions")
@Tag(name = "device actions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ActionResource implements RestResource {

    /** A row of the log. */
    @Schema(name = "DeviceAction")
    public record ActionView(
            long id,
            @Nullable Long batchId,
            @Nullable Long deviceId,
            String deviceName,
            @Nullable Long interfaceId,
            String interfaceName,
            String kind,
            Map<String, String> arguments,
            ActionRun.State state,
            String message,
            Map<String, String> before,
            Map<String, String> after,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String result,

            String requestedBy,
            String requestedFrom,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long durationMs,
            String node) {

        static ActionView of(ActionRun run) {
            return new ActionView(
                    run.id(),
                    run.batchId(),
                    run.deviceId(),
                    run.deviceName(),
                    run.interfaceId(),
                    run.interfaceName(),
                    run.kind(),
                    run.arguments(),
                    run.state(),
                    run.message(),
                    run.before(),
                    run.after(),
                    run.resultJson(),
                    run.requestedBy().login(),
                    run.requestedFrom(),
                    run.requestedAt(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.durationMs(),
                    run.node());
        }
    }

    /** What is to be done to one thing: name the device or the interface. */
    @Schema(name = "DeviceActionRequest")
    public record Wanted(
            @NotBlank @Size(max = 40) String kind,
            @Nullable Long deviceId,
            @Nullable Long interfaceId,
            @Nullable @Size(max = 10) Map<String, String> arguments) {

        Map<String, String> orNone() {
            return arguments == null ? Map.of() : arguments;
        }
    }

    @Inject
    ActionDesk desk;

    @GET
    @Operation(
            summary =
                    "The log of actions, newest first; q is a part of device, interface, kind, login or outcome. What a device answered (result) is only with"
                            + " one action")
    public Page<ActionView> list(
            @BeanParam Paging paging,
            @QueryParam("device") @Nullable Long deviceId,
            @QueryParam("interface") @Nullable Long interfaceId,
            @QueryParam("batch") @Nullable Long batchId,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("state") ActionRun.@Nullable State state) {
        return desk.page(paging.request(), deviceId, interfaceId, batchId, kind, state)
                .map(ActionView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One action")
    public ActionView one(@PathParam("id") long id) {
        return ActionView.of(desk.run(id));
    }

    @POST
    @Operation(summary = "Have something done; 202, ask for the action again to see what becomes of it")
    @APIResponseSchema(value = ActionView.class, responseCode = "202")
    public Response ask(@NotNull @Valid Wanted wanted) {
        ActionRun run = desk.ask(wanted.kind(), target(wanted), wanted.orNone());
        return Response.accepted(ActionView.of(run)).build();
    }

    private ActionTarget target(Wanted wanted) {
        Long ofInterface = wanted.interfaceId();
        Long device = wanted.deviceId();
        if ((ofInterface == null) == (device == null)) {
            throw ActionProblem.INVALID_ARGUMENT.because("deviceId, interfaceId: exactly one of them is required");
        }
        return ofInterface != null ? desk.ofInterface(ofInterface) : desk.device(device == null ? 0 : device);
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stop an action that has not begun")
    public ActionView stop(@PathParam("id") long id) {
        desk.stop(id);
        return ActionView.of(desk.run(id));
    }
}
