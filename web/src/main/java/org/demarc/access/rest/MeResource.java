package org.demarc.access.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.demarc.access.boundary.Accounts;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.entity.Permission;
import org.demarc.settings.entity.Secret;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own account. */
@Path("me")
@Tag(name = "me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource implements RestResource {

    /** Oneself, with what one may do now. */
    public record Me(UserView user, List<String> permissions) {}

    /** What one may change of oneself. */
    public record MeRequest(
            @NotNull @Size(max = 128) String name,
            @NotNull @Pattern(regexp = "[a-z]{2}") String language) {}

    @Inject
    Accounts accounts;

    @Inject
    KeyRing keys;

    @Inject
    CurrentUser currentUser;

    @GET
    @Operation(summary = "The caller and his permissions")
    public Me me() {
        return me(UserView.of(accounts.me()));
    }

    @PUT
    @Operation(summary = "Changes one's own name and language")
    public Me change(@NotNull @Valid MeRequest request) {
        return me(UserView.of(accounts.changeMe(request.name(), request.language())));
    }

    @PUT
    @Path("password")
    @Operation(summary = "Changes one's own password; ends one's other sessions")
    public void changePassword(@NotNull @Valid PasswordRequest request) {
        var old = request.oldPassword() == null ? Secret.NONE : Secret.of(request.oldPassword());
        accounts.changeMyPassword(old, Secret.of(request.password()));
    }

    @GET
    @Path("keys")
    @Operation(summary = "One's own keys")
    public List<KeyView> keys() {
        return keys.ofUser(currentUser.caller().id()).stream().map(KeyView::of).toList();
    }

    @POST
    @Path("keys")
    @Operation(summary = "Makes a key for oneself, confirmed by one's password")
    @APIResponseSchema(value = IssuedKeyView.class, responseCode = "201")
    public Response issue(@NotNull @Valid KeyRequest request) {
        var password = request.password() == null ? Secret.NONE : Secret.of(request.password());
        var issued = IssuedKeyView.of(keys.issueForMe(password, request.order(keys)));
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    private Me me(UserView user) {
        var permissions = currentUser.caller().permissions().stream()
                .sorted()
                .map(Permission::key)
                .toList();
        return new Me(user, permissions);
    }
}
