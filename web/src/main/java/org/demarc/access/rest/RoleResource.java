package org.demarc.access.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import java.util.Arrays;
import java.util.List;
import org.demarc.access.boundary.RoleBook;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.RoleTemplate;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The roles, the permissions they are made of, and templates to start from. */
@Path("")
@Tag(name = "roles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoleResource implements RestResource {

    /** What is sent for a role. */
    public record RoleRequest(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 512) @Nullable String description,
            @Nullable Boolean display,
            @NotNull @Size(max = 200) List<String> permissions,
            @Nullable Integer version) {

        RoleBook.Draft draft() {
            return new RoleBook.Draft(
                    name.strip(),
                    description == null ? "" : description,
                    display == null || display,
                    KeyRequest.known(permissions));
        }
    }

    /** A heading with its permissions. */
    public record PermissionGroup(String name, List<PermissionView> permissions) {}

    /** One permission. */
    public record PermissionView(String key, String label) {}

    /** A ready-made set of permissions. */
    public record TemplateView(String name, String description, List<String> permissions) {}

    @Inject
    RoleBook roles;

    @GET
    @Path("roles")
    @Operation(summary = "All roles")
    public List<RoleView> list() {
        return roles.all().stream().map(RoleView::of).toList();
    }

    @GET
    @Path("roles/{id}")
    @Operation(summary = "One role")
    public RoleView one(@PathParam("id") long id) {
        return RoleView.of(roles.role(id));
    }

    @POST
    @Path("roles")
    @APIResponseSchema(value = RoleView.class, responseCode = "201")
    @Operation(summary = "Adds a role")
    public Response add(@NotNull @Valid RoleRequest request, @Context UriInfo uri) {
        var added = RoleView.of(roles.add(request.draft()));
        var address =
                uri.getAbsolutePathBuilder().path(Long.toString(added.id())).build();
        return Response.created(address).entity(added).build();
    }

    @PUT
    @Path("roles/{id}")
    @Operation(summary = "Changes a role; takes the version that was read")
    public RoleView change(@PathParam("id") long id, @NotNull @Valid RoleRequest request) {
        if (request.version() == null) {
            throw AccessProblem.CHANGED_MEANWHILE.because("send the version that you read");
        }
        return RoleView.of(roles.change(id, request.version(), request.draft()));
    }

    @DELETE
    @Path("roles/{id}")
    @Operation(summary = "Deletes a role that nobody has")
    public void remove(@PathParam("id") long id) {
        roles.remove(id);
    }

    @GET
    @Path("role-templates")
    @Operation(summary = "Ready-made sets of permissions that a new role may start from")
    public List<TemplateView> templates() {
        return Arrays.stream(RoleTemplate.values())
                .map(template -> new TemplateView(
                        template.title(),
                        template.description(),
                        template.permissions().stream()
                                .sorted()
                                .map(Permission::key)
                                .toList()))
                .toList();
    }

    @GET
    @Path("permissions")
    @Operation(summary = "Every permission, by group")
    public List<PermissionGroup> permissions() {
        return Permission.byGroup().entrySet().stream()
                .map(group -> new PermissionGroup(
                        group.getKey(),
                        group.getValue().stream()
                                .map(permission -> new PermissionView(permission.key(), permission.label()))
                                .toList()))
                .toList();
    }
}
