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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.demarc.Page;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.entity.AccessProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API keys of everybody. */
@Path("api-keys")
@Tag(name = "api-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeyResource implements RestResource {

    @Inject
    KeyRing keys;

    @GET
    @Operation(summary = "Keys of everybody, newest first; never the keys themselves")
    public Page<KeyView> list(@BeanParam Paging paging) {
        return keys.page(paging.request()).map(KeyView::of);
    }

    @POST
    @Operation(summary = "Makes a key; it can be read in this answer only")
    @APIResponseSchema(value = IssuedKeyView.class, responseCode = "201")
    public Response issue(@NotNull @Valid KeyRequest request) {
        if (request.login() == null) {
            throw AccessProblem.USER_NOT_FOUND.because("say whose key: login");
        }
        var issued = IssuedKeyView.of(keys.issue(request.login(), request.order(keys)));
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revokes a key at once")
    public void revoke(@PathParam("id") long id) {
        keys.revoke(id);
    }
}
