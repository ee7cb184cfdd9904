package org.demarc.link.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.demarc.Page;
import org.demarc.job.rest.JobResource.RunView;
import org.demarc.link.boundary.LinkDesk;
import org.demarc.link.boundary.LinkRequest;
import org.demarc.link.entity.Hop;
import org.demarc.link.entity.Link;
import org.demarc.link.entity.LinkConflict;
import org.demarc.link.entity.LinkKind;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is plugged into what. */
@Path("links")
@Tag(name = "links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinkResource implements RestResource {

    @Inject
    LinkDesk desk;

    @GET
    @Operation(summary = "Links; q is a part of a device's name or address, of a port's name, or of the note")
    public Page<Link> list(
            @BeanParam Paging paging,
            @QueryParam("device") @Nullable Long deviceId,
            @QueryParam("interface") @Nullable Long interfaceId,
            @QueryParam("kind") @Nullable LinkKind kind,
            @QueryParam("busierThan") @Nullable @Parameter(description = "least utilisation in percent")
                    Double busierThan) {
        return desk.page(paging.request(), deviceId, interfaceId, kind, busierThan);
    }

    @POST
    @APIResponseSchema(value = Link.class, responseCode = "201")
    @Operation(summary = "Draws a link by hand; no search ever changes it")
    public Response add(@NotNull @Valid LinkRequest request, @Context UriInfo uri) {
        Link added = desk.add(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One link")
    public Link link(@PathParam("id") long id) {
        return desk.link(id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a link; one that was found is kept as a manual one")
    public Link change(@PathParam("id") long id, @NotNull @Valid LinkRequest request) {
        return desk.change(id, request);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a link; what is still plugged in will be found again")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @GET
    @Path("way-up")
    @Operation(summary = "The way from a device, port or ONU up to the core, nearest step first")
    public List<Hop> wayUp(
            @QueryParam("device") @Nullable Long deviceId, @QueryParam("interface") @Nullable Long interfaceId) {
        return interfaceId != null
                ? desk.wayUpOfInterface(interfaceId)
                : desk.wayUp(deviceId == null ? 0L : (long) deviceId);
    }

    @GET
    @Path("conflicts")
    @Operation(summary = "What the last search could not decide")
    public Page<LinkConflict> conflicts(@BeanParam Paging paging) {
        return desk.conflicts(paging.request());
    }

    @GET
    @Path("search")
    @Operation(summary = "The newest search for links; null when there was none")
    public @Nullable RunView lastSearch() {
        return desk.lastSearch().map(RunView::of).orElse(null);
    }

    @POST
    @Path("search")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    @Operation(summary = "Looks for links now")
    public Response search() {
        return Response.accepted(RunView.of(desk.search())).build();
    }

    @DELETE
    @Path("search")
    @Operation(summary = "Asks the search that works now to stop")
    public void stopSearch() {
        desk.stopSearch();
    }

    /** Links by id. */
    public record Chosen(@NotNull @Size(max = 1000) List<@NotNull Long> ids) {}

    /** How many went. */
    public record Removed(int removed) {}

    @POST
    @Path("removal")
    @Operation(summary = "Deletes several links")
    public Removed removeAll(@NotNull @Valid Chosen chosen) {
        return new Removed(desk.remove(chosen.ids()));
    }
}
