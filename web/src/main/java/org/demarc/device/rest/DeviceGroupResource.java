package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import org.demarc.Page;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Devices that the same people may see. */
@Path("device-groups")
@Tag(name = "device groups")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeviceGroupResource implements RestResource {

    @Inject
    GroupRegister groups;

    /**
     * What a person says about a group.
     *
     * @param version the version that was seen; null takes the present one
     */
    public record GroupRequest(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String description,
            @Nullable Integer version) {}

    @GET
    @Operation(summary = "Device groups")
    public Page<DeviceGroup> list(@BeanParam Paging paging) {
        return groups.page(paging.request());
    }

    @POST
    @APIResponseSchema(value = DeviceGroup.class, responseCode = "201")
    @Operation(summary = "Adds a device group")
    public Response add(@NotNull @Valid GroupRequest request, @Context UriInfo uri) {
        DeviceGroup added = groups.add(request.name().strip(), text(request.description()));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One device group")
    public DeviceGroup group(@PathParam("id") long id) {
        return groups.group(id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a device group")
    public DeviceGroup change(@PathParam("id") long id, @NotNull @Valid GroupRequest request) {
        int version = request.version() == null ? groups.group(id).version() : request.version();
        return groups.change(id, version, request.name().strip(), text(request.description()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a device group that has no devices")
    public void remove(@PathParam("id") long id) {
        groups.remove(id);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
