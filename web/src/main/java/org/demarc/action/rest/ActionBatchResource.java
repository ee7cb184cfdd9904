package org.demarc.action.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionTarget;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doing the same to many ports or ONUs. */
@Path("device-action-batches")
@Tag(name = "device actions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ActionBatchResource implements RestResource {

    /** The same for many: name the interfaces, or the PON port whose ONUs are meant. */
    @Schema(name = "DeviceActionsRequest")
    public record WantedOfMany(
            @NotBlank @Size(max = 40) String kind,
            @Nullable @Size(max = 1000) List<@NotNull Long> interfaceIds,
            @Nullable Long onusOfInterfaceId,
            @Nullable @Size(max = 10) Map<String, String> arguments) {

        Map<String, String> orNone() {
            return arguments == null ? Map.of() : arguments;
        }
    }

    @Inject
    ActionDesk desk;

    @POST
    @Operation(summary = "Have the same done to many; 202, ask for the batch to see how far it is")
    @APIResponseSchema(value = ActionDesk.Batch.class, responseCode = "202")
    public Response askMany(@NotNull @Valid WantedOfMany wanted) {
        List<ActionTarget> targets = new ArrayList<>();
        Long pon = wanted.onusOfInterfaceId();
        if (pon != null) {
            targets.addAll(desk.onusOf(pon));
        }
        (wanted.interfaceIds() == null ? List.<Long>of() : wanted.interfaceIds())
                .forEach(id -> targets.add(desk.ofInterface(id)));
        return Response.accepted(desk.askMany(wanted.kind(), targets, wanted.orNone()))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far a batch is")
    public ActionDesk.Batch batch(@PathParam("id") long id) {
        return desk.batch(id);
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stop what has not begun of a batch")
    public ActionDesk.Batch stopBatch(@PathParam("id") long id) {
        desk.stopBatch(id);
        return desk.batch(id);
    }
}
