package org.demarc.billing.rest;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.demarc.Page;
import org.demarc.billing.boundary.BillingDesk;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.Finding;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where subscribers come from, and the runs that follow these sources. */
@Path("billing-sources")
@Tag(name = "billing sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BillingSourceResource implements RestResource {

    @Inject
    BillingDesk desk;

    /**
     * How a run is to go.
     *
     * @param dryRun count only, write nothing
     * @param forcedBecause why the guards against drops are to be ignored; absent to keep them
     */
    public record RunRequest(
            @Nullable Boolean dryRun,
            @Nullable @Size(max = 500) String forcedBecause) {}

    /** What a run did, and every row that it refused or warned of. */
    public record ReportView(RunView run, Page<Finding> findings) {}

    @GET
    @Operation(summary = "All sources by name")
    public Page<SourceView> list(@BeanParam Paging paging) {
        return desk.page(paging.request()).map(this::view);
    }

    @GET
    @Path("kinds")
    @Operation(summary = "Kinds of billings that can be read")
    public List<String> kinds() {
        return desk.kinds();
    }

    @POST
    @Operation(summary = "Add a source")
    @APIResponseSchema(value = SourceView.class, responseCode = "201")
    public Response add(@NotNull @Valid SourceRequest request, @Context UriInfo uri) {
        BillingSource added = desk.add(request.draft());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(view(added))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One source")
    public SourceView source(@PathParam("id") long id) {
        return view(desk.source(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a source")
    public SourceView change(@PathParam("id") long id, @NotNull @Valid SourceRequest request) {
        return view(desk.change(id, request.draft()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a source that has no subscribers")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/run")
    @Operation(summary = "Import now", description = "202 with the run; 409 while another run of the source goes on")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response run(@PathParam("id") long id, @Valid @Nullable RunRequest request, @Context UriInfo uri) {
        boolean dryRun = request != null && Boolean.TRUE.equals(request.dryRun());
        String because = request == null || request.forcedBecause() == null ? "" : request.forcedBecause();
        RunView run = RunView.of(desk.run(id, dryRun, because));
        return Response.accepted(run)
                .location(uri.getBaseUriBuilder()
                        .path("billing-sources/" + id + "/runs/" + run.id())
                        .build())
                .build();
    }

    @GET
    @Path("{id}/runs")
    @Operation(summary = "Runs of a source, newest first unless sorted by id, state, createdAt, startedAt, finishedAt")
    public Page<RunView> runs(@PathParam("id") long id, @BeanParam Paging paging) {
        return desk.runs(id, paging.request()).map(RunView::of);
    }

    @GET
    @Path("{id}/runs/{run}")
    @Operation(summary = "One run: how far it is, or how it ended")
    public RunView runOf(@PathParam("id") long id, @PathParam("run") long run) {
        return RunView.of(desk.runOf(id, run));
    }

    @GET
    @Path("{id}/runs/{run}/report")
    @Operation(summary = "What a run did, with every refusal")
    public ReportView report(@PathParam("id") long id, @PathParam("run") long run, @BeanParam Paging paging) {
        return new ReportView(runOf(id, run), desk.findings(id, run, paging.request()));
    }

    @POST
    @Path("{id}/runs/{run}/stop")
    @Operation(summary = "Stop a run; what it has written stays")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response stop(@PathParam("id") long id, @PathParam("run") long run) {
        desk.stop(id, run);
        return Response.accepted(runOf(id, run)).build();
    }

    private SourceView view(BillingSource source) {
        return SourceView.of(source, desk.lastRun(source.id()));
    }
}
