package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.demarc.provisioning.boundary.DriftDecisions;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The three-way drift reports: billing, Demarc, router. */
@Path("drift-runs")
@Tag(name = "drift")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DriftResource implements RestResource {

    @Inject
    DriftDesk desk;

    /** @param router the router's row */
    public record DriftRequest(long router) {}

    /**
     * A decision about one row.
     *
     * @param reason needed for accept and ignore
     * @param expires instant until which an accepted value holds; left out for ever
     */
    public record DecisionRequest(
            @Nullable @Size(max = 500) String reason,
            @Nullable String expires) {

        String why() {
            return reason == null ? "" : reason;
        }

        String until() {
            return expires == null ? "" : expires;
        }
    }

    /**
     * A decision about many rows.
     *
     * @param rows by id; left out for all that the other filters leave
     * @param kind class of the rows; left out for any
     * @param state open or ignored; left out for the open ones
     * @param q what the list looks for; left out for anything
     * @param count the number of rows, which an administrator types to go beyond the limits
     */
    public record ManyRequest(
            @Nullable @Size(max = 500) String reason,
            @Nullable String expires,
            @Nullable List<Long> rows,
            @Nullable String kind,
            @Nullable String state,
            @Nullable String q,
            int count) {

        DriftRuns.Many many() {
            return new DriftRuns.Many(rows == null ? List.of() : rows, word(kind), word(state), q == null ? "" : q);
        }

        private static String word(@Nullable String given) {
            return given == null ? "" : given.strip().toUpperCase(Locale.ROOT);
        }
    }

    @GET
    @Operation(summary = "Drift reports, newest first; state is queued, running, done or failed")
    public Page<DriftRunView> list(
            @BeanParam Paging paging,
            @QueryParam("router") @DefaultValue("0") long router,
            @QueryParam("state") @DefaultValue("") String state) {
        return desk.list(router, state, paging.request()).map(DriftRunView::of);
    }

    @POST
    @Operation(
            summary = "Compares a router with Demarc and the billings",
            description =
                    "Answers 202 at once; ask for the report until its state is done. Nothing is written to the router.")
    @APIResponseSchema(value = DriftRunView.class, responseCode = "202")
    public Response start(@NotNull @Valid DriftRequest request) {
        return Response.accepted(DriftRunView.of(desk.start(request.router()))).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A report: when each side was read, and how many rows of each class there are")
    public DriftRunView one(@PathParam("id") long id) {
        return DriftRunView.of(desk.one(id), desk.progress(id).orElse(null));
    }

    @GET
    @Path("{id}/rows")
    @Operation(summary = "Everything that is not in order, by class")
    public Page<DriftRowView> rows(
            @PathParam("id") long id,
            @BeanParam Paging paging,
            @QueryParam("kind")
                    @DefaultValue("")
                    @Parameter(description = "class of the rows, for instance router_drift")
                    String kind,
            @QueryParam("state") @DefaultValue("") @Parameter(description = "open, ordered, done, accepted or ignored")
                    String state) {
        return desk.rows(
                        id,
                        new DriftRuns.Filter(kind.toUpperCase(Locale.ROOT), state.toUpperCase(Locale.ROOT)),
                        paging.request())
                .map(DriftRowView::of);
    }

    @POST
    @Path("{id}/rows/{row}/{action}")
    @Operation(
            summary = "Repairs, accepts or ignores a row",
            description = "repair makes the router agree; accept keeps the router's value whatever the billing says; "
                    + "ignore hides the row until something changes. Rows without a tag of ours are never written.")
    public DriftRowView decide(
            @PathParam("id") long id,
            @PathParam("row") long row,
            @PathParam("action") @Parameter(description = "repair, accept or ignore") String action,
            @Valid @Nullable DecisionRequest request) {
        DecisionRequest given = request == null ? new DecisionRequest(null, null) : request;
        return DriftRowView.of(desk.decide(id, row, action(action), given.why(), given.until()));
    }

    @POST
    @Path("{id}/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the comparison, or the decision about many rows, that is under way")
    public DriftRunView stop(@PathParam("id") long id) {
        return DriftRunView.of(desk.stop(id));
    }

    @POST
    @Path("{id}/{action}")
    @Operation(
            summary = "Repairs, accepts or ignores many rows, as a job",
            description =
                    "Takes the filters of the list of rows and means exactly what it shows of the open rows, or of the ignored ones with "
                            + "state ignored. Beyond the limits of removals, ended sessions and changed rows an administrator types the count.")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response decideAll(
            @PathParam("id") long id,
            @PathParam("action") @Parameter(description = "repair, accept or ignore") String action,
            @NotNull @Valid ManyRequest request) {
        var job = desk.decideAll(
                id,
                request.many(),
                action(action),
                request.reason() == null ? "" : request.reason(),
                request.expires() == null ? "" : request.expires(),
                request.count());
        return Response.accepted(DriftRunView.WorkView.of(job)).build();
    }

    private static DriftDecisions.Action action(String word) {
        try {
            return DriftDecisions.Action.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProvisioningProblem.UNKNOWN_REPORT.because("repair, accept or ignore, not " + word);
        }
    }
}
