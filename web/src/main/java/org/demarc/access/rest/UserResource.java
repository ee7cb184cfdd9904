package org.demarc.access.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.demarc.Page;
import org.demarc.access.boundary.Accounts;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.entity.AccessProblem;
import org.demarc.settings.entity.Secret;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The users. */
@Path("users")
@Tag(name = "users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserResource implements RestResource {

    @Inject
    Accounts accounts;

    @Inject
    KeyRing keys;

    @GET
    @Operation(summary = "Users, sortable by id, login, name, role, status, lastActivity")
    public Page<UserView> list(@BeanParam Paging paging) {
        return accounts.page(paging.request()).map(UserView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One user")
    public UserView one(@PathParam("id") long id) {
        return UserView.of(accounts.user(id));
    }

    @POST
    @Operation(summary = "Adds a user")
    @APIResponseSchema(value = UserView.class, responseCode = "201")
    public Response add(@NotNull @Valid UserRequest request, @Context UriInfo uri) {
        var password = request.password() == null ? Secret.NONE : Secret.of(request.password());
        var added = UserView.of(accounts.add(request.draft(), password));
        var address =
                uri.getAbsolutePathBuilder().path(Long.toString(added.id())).build();
        return Response.created(address).entity(added).build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a user; takes the version that was read")
    public UserView change(@PathParam("id") long id, @NotNull @Valid UserRequest request) {
        if (request.version() == null) {
            throw AccessProblem.CHANGED_MEANWHILE.because("send the version that you read");
        }
        return UserView.of(accounts.change(id, request.version(), request.draft()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a user with his keys")
    public void remove(@PathParam("id") long id) {
        accounts.remove(id);
    }

    @PUT
    @Path("{id}/password")
    @Operation(summary = "Sets the password; ends the sessions that began with the one before")
    public void setPassword(@PathParam("id") long id, @NotNull @Valid PasswordRequest request) {
        accounts.setPassword(id, Secret.of(request.password()));
    }

    @DELETE
    @Path("{id}/strict-ip")
    @Operation(summary = "Lets the user in from everywhere again")
    public void resetStrictIp(@PathParam("id") long id) {
        accounts.resetStrictIp(id);
    }

    @GET
    @Path("{id}/keys")
    @Operation(summary = "Keys of one user")
    public List<KeyView> keys(@PathParam("id") long id) {
        return keys.ofUser(id).stream().map(KeyView::of).toList();
    }
}
