package org.demarc.port.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.fdb.entity.Sighting;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.LineState;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single interfaces, ports and ONUs alike. */
@Path("interfaces")
@Tag(name = "interfaces")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterfaceResource implements RestResource {

    @Inject
    LineRegister lines;

    /** What a person says about an interface; null leaves as it is. */
    public record LineRequest(
            @Nullable @Size(max = 1000) String comment,
            @Nullable Boolean pollEnabled) {}

    @GET
    @Path("{id}")
    @Operation(summary = "One port or ONU with its subscriber")
    public Line line(@PathParam("id") long id) {
        return lines.line(id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Write the operator's comment, or whether values of the interface are kept")
    public Line change(@PathParam("id") long id, @NotNull @Valid LineRequest request) {
        return lines.change(id, request.comment(), request.pollEnabled());
    }

    /** Tags with or without the sign before them. */
    public record InterfaceTags(@NotNull @Size(max = 20) List<@NotBlank @Size(max = 41) String> tags) {}

    @PUT
    @Path("{id}/tags")
    @Operation(
            summary =
                    "The interface has these tags from now on, and no others; #tag as filter of a list of ports finds it")
    public InterfaceTags tag(@PathParam("id") long id, @NotNull @Valid InterfaceTags tags) {
        return new InterfaceTags(lines.tag(id, tags.tags()));
    }

    @GET
    @Path("{id}/states")
    @Operation(summary = "States of the interface and how long each lasted, newest first")
    public Page<LineState> states(@PathParam("id") long id, @BeanParam Paging paging) {
        return lines.states(id, paging.request());
    }

    @GET
    @Path("{id}/fdb")
    @Operation(summary = "MACs behind the interface, present and past")
    public Page<Sighting> fdb(@PathParam("id") long id, @BeanParam Paging paging) {
        return lines.fdb(id, paging.request());
    }
}
