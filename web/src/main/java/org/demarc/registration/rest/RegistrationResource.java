package org.demarc.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.List;
import java.util.Map;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionRun;
import org.demarc.registration.boundary.RegistrationDesk;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registering ONUs: what would be sent, and having it sent. */
@Path("onu-registrations")
@Tag(name = "registration of ONUs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource implements RestResource {

    /**
     * What is wanted.
     *
     * @param ident serial or MAC, in any form
     * @param number of the ONU on its PON port; null for the first free one
     * @param values of the template's fields; what is missing has its default
     */
    @Schema(name = "OnuRegistrationRequest")
    public record Wanted(
            @NotNull Long ponInterfaceId,
            @NotNull Long templateId,
            @NotBlank @Size(max = 40) String ident,
            @Nullable @Min(0) @Max(256) Integer number,
            @Nullable @Size(max = 40) Map<String, String> values) {

        RegistrationDesk.Wanted asked() {
            return new RegistrationDesk.Wanted(
                    ponInterfaceId, templateId, ident, number, values == null ? Map.of() : values);
        }
    }

    /** Where to look for what becomes of it. */
    @Schema(name = "OnuRegistrationAsked")
    public record Asked(long id, String state, Map<String, String> arguments) {}

    @Inject
    RegistrationDesk desk;

    @POST
    @Path("preview")
    @Operation(summary = "Exactly the commands that would be sent")
    public RegistrationDesk.Preview preview(@NotNull @Valid Wanted wanted) {
        return desk.preview(wanted.asked());
    }

    /** Several ONUs. */
    @Schema(name = "OnuRegistrationsRequest")
    public record Many(
            @NotNull @Size(min = 1, max = RegistrationDesk.MOST_AT_ONCE)
            List<@NotNull @Valid Wanted> onus) {}

    @POST
    @Path("batch")
    @Operation(summary = "Has several ONUs registered; 202, look at /onu-registrations/batch/{id} to see how far it is")
    public Response registerMany(@NotNull @Valid Many many) {
        return Response.accepted(desk.registerMany(
                        many.onus().stream().map(Wanted::asked).toList()))
                .build();
    }

    @GET
    @Path("batch/{id}")
    @Operation(summary = "How far the registration of several is")
    public ActionDesk.Batch progress(@PathParam("id") long id) {
        return desk.progress(id);
    }

    @POST
    @Path("batch/{id}/stop")
    @Operation(summary = "Leaves out those that have not begun")
    public ActionDesk.Batch stop(@PathParam("id") long id) {
        desk.stop(id);
        return desk.progress(id);
    }

    @POST
    @Operation(summary = "Has an ONU registered; 202, look at /device-actions/{id} to see what becomes of it")
    public Response register(@NotNull @Valid Wanted wanted) {
        ActionRun run = desk.register(wanted.asked());
        return Response.accepted(new Asked(run.id(), run.state().name(), run.arguments()))
                .build();
    }
}
