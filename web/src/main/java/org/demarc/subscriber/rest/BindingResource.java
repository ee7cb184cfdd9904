package org.demarc.subscriber.rest;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.demarc.Page;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whose line an ONU or a port is. */
@Path("bindings")
@Tag(name = "bindings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BindingResource implements RestResource {

    @Inject
    SubscriberDesk desk;

    /** Whose line it is. */
    public record BindingRequest(@NotNull Long subscriberId) {}

    @GET
    @Operation(summary = "Lines that have a subscriber, newest first")
    public Page<LineBook.Line> list(@BeanParam Paging paging) {
        return desk.bindings(paging.request());
    }

    @GET
    @Path("conflicts")
    @Operation(summary = "Lines that several subscribers claim: nobody has them")
    public Page<LineBook.Conflict> conflicts(@BeanParam Paging paging) {
        return desk.conflicts(paging.request());
    }

    @PUT
    @Path("{interfaceId}")
    @Operation(summary = "Say by hand whose line an interface is")
    public void bind(@PathParam("interfaceId") long interfaceId, @NotNull @Valid BindingRequest request) {
        desk.bind(interfaceId, request.subscriberId());
    }

    @DELETE
    @Path("{interfaceId}")
    @Operation(summary = "Take a binding away")
    public void unbind(@PathParam("interfaceId") long interfaceId) {
        desk.unbind(interfaceId);
    }

    @POST
    @Path("find")
    @Operation(summary = "Look for everybody's line now")
    public Response find() {
        return Response.accepted(desk.findLines()).build();
    }
}
