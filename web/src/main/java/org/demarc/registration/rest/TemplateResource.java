package org.demarc.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.registration.boundary.RegistrationDesk;
import org.demarc.registration.entity.RegistrationTemplate;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How ONUs are registered. */
@Path("registration-templates")
@Tag(name = "registration of ONUs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateResource implements RestResource {

    /**
     * A template as a person writes it.
     *
     * @param profile key of the device profile
     * @param technology gpon, epon, or null for both
     * @param fields {@code name:vlan|number|word|text:default}
     * @param commands one a line, with places in braces
     * @param version the version that was seen; null takes the present one
     */
    @Schema(name = "RegistrationTemplateRequest")
    public record TemplateRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 60) String profile,
            @Nullable @Pattern(regexp = "gpon|epon|") String technology,
            @Nullable @Size(max = 40) List<@NotBlank @Size(max = 120) String> fields,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 300) String> commands,
            @Nullable Integer version) {}

    @Inject
    RegistrationDesk desk;

    @Inject
    CurrentUser currentUser;

    @GET
    @Operation(summary = "Templates by name")
    public List<RegistrationTemplate> list() {
        return desk.templates();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One template")
    public RegistrationTemplate one(@PathParam("id") long id) {
        return desk.template(id);
    }

    @POST
    @APIResponseSchema(value = RegistrationTemplate.class, responseCode = "201")
    @Operation(summary = "Adds a template; what is wrong in it is said")
    public Response add(@NotNull @Valid TemplateRequest request, @Context UriInfo uri) {
        RegistrationTemplate added = desk.add(of(0, 0, request));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a template")
    public RegistrationTemplate change(@PathParam("id") long id, @NotNull @Valid TemplateRequest request) {
        int version = request.version() == null ? desk.template(id).version() : request.version();
        return desk.change(of(id, version, request));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a template")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    private RegistrationTemplate of(long id, int version, TemplateRequest request) {
        return new RegistrationTemplate(
                id,
                request.name().strip(),
                request.profile(),
                request.technology() == null ? "" : request.technology(),
                request.fields() == null ? List.of() : request.fields(),
                request.commands(),
                currentUser.caller().login(),
                Instant.EPOCH,
                version);
    }
}
