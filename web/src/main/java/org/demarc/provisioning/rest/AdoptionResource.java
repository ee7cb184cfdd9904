package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.demarc.Page;
import org.demarc.provisioning.boundary.AdoptionDesk;
import org.demarc.provisioning.entity.Adoptions;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Adoptions of routers: what was found, and what somebody approves. */
@Path("adoptions")
@Tag(name = "adoption")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdoptionResource implements RestResource {

    @Inject
    AdoptionDesk desk;

    /**
     * Which rows are approved.
     *
     * @param rows by id; left out for all that are open
     * @param kind class of the rows; left out for every class that need not be approved row by row
     */
    public record ApproveRequest(
            @Nullable @Size(max = 10_000) List<Long> rows,
            @Nullable String kind) {}

    /** @param service {@code source/id} where several fit; left out for the one that fits */
    public record ApproveOneRequest(
            @Nullable @Size(max = 130) String service) {}

    @GET
    @Operation(summary = "Adoptions of all routers, newest first; state is reading, ready or failed")
    public Page<AdoptionView> list(@BeanParam Paging paging, @QueryParam("state") @DefaultValue("") String state) {
        return desk.list(0, state, paging.request()).map(run -> AdoptionView.of(run, List.of(), null, null));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An adoption: when each side was read, how many rows of each class and state there are")
    public AdoptionView one(@PathParam("id") long id) {
        return AdoptionView.of(
                desk.one(id),
                desk.tallies(id),
                desk.progress(id).orElse(null),
                desk.lastWork(id).orElse(null));
    }

    @GET
    @Path("{id}/rows")
    @Operation(summary = "Rows of the router and services without one, by class")
    public Page<AdoptionRowView> rows(
            @PathParam("id") long id,
            @BeanParam Paging paging,
            @QueryParam("kind") @DefaultValue("") @Parameter(description = "class of the rows, for instance match")
                    String kind,
            @QueryParam("state")
                    @DefaultValue("")
                    @Parameter(description = "open, approved, adopted, refused, changed or undone")
                    String state) {
        return desk.rows(
                        id,
                        new Adoptions.Filter(kind.toUpperCase(Locale.ROOT), state.toUpperCase(Locale.ROOT)),
                        paging.request())
                .map(AdoptionRowView::of);
    }

    @POST
    @Path("{id}/approve")
    @Operation(
            summary = "Takes over rows: each gets its tag as comment, and nothing else is written",
            description =
                    "As a job. Everything is read once more before; rows that have changed are left alone. Ambiguous rows and those whose address is somebody else's, too, are approved one by one.")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response approve(@PathParam("id") long id, @Valid @Nullable ApproveRequest request) {
        List<Long> rows = request == null || request.rows() == null ? List.of() : request.rows();
        String kind = request == null || request.kind() == null ? "" : request.kind();
        return Response.accepted(DriftRunView.WorkView.of(desk.approve(id, rows, kind.toUpperCase(Locale.ROOT))))
                .build();
    }

    @POST
    @Path("{id}/rows/{row}/approve")
    @Operation(summary = "Takes over one row; where several services fit, say which")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response approveOne(
            @PathParam("id") long id, @PathParam("row") long row, @Valid @Nullable ApproveOneRequest request) {
        String service = request == null || request.service() == null ? "" : request.service();
        return Response.accepted(DriftRunView.WorkView.of(desk.approveOne(id, row, service)))
                .build();
    }

    @POST
    @Path("{id}/undo")
    @Operation(
            summary = "Writes the former comments back and forgets the accounts",
            description = "As a job. Rows whose account has become another since are left alone.")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response undo(@PathParam("id") long id) {
        return Response.accepted(DriftRunView.WorkView.of(desk.undo(id))).build();
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stops what is under way after the row that is being worked on")
    public AdoptionView stop(@PathParam("id") long id) {
        desk.stop(id);
        return one(id);
    }
}
