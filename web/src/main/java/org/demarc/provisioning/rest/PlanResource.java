package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.util.Arrays;
import java.util.Locale;
import org.demarc.Page;
import org.demarc.provisioning.boundary.PlanDesk;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.provisioning.entity.Plans;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bulk changes on routers: a dry run with every row first, then applied by its id. */
@Path("provisioning-plans")
@Tag(name = "provisioning plans")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlanResource implements RestResource {

    @Inject
    PlanDesk desk;

    /**
     * What to think through.
     *
     * @param scope router, plan, pool, client, source or all
     * @param value router's id, plan's name, pool's id, source/client or source's code; left out for all
     * @param kind rebuild (default), retag, remove_orphans, renumber (scope pool) or move (scope router)
     * @param target id of the router that a move goes to
     */
    public record PlanRequest(
            @NotBlank String scope,
            @Nullable @Size(max = 300) String value,
            @Nullable String kind,
            @Nullable @Size(max = 20) String target) {}

    /**
     * The word to begin.
     *
     * @param count rows to be written, typed by an administrator where the plan goes beyond the limits
     * @param reason why, where it does
     */
    public record ApplyRequest(
            int count, @Nullable @Size(max = 500) String reason) {}

    @GET
    @Operation(
            summary =
                    "Dry runs and what became of them, newest first; state is reading, ready, failed, applying, paused, applied or stopped")
    public Page<PlanView> list(@BeanParam Paging paging, @QueryParam("state") @DefaultValue("") String state) {
        return desk.list(state, paging.request()).map(PlanView::brief);
    }

    @POST
    @Operation(
            summary = "Dry run: what a rebuild of a router, a plan, a pool or everything would do",
            description =
                    "Answers 202 at once; ask for the plan until its state is ready. Nothing is written to any router.")
    @APIResponseSchema(value = PlanView.class, responseCode = "202")
    public Response dryRun(@NotNull @Valid PlanRequest request) {
        String kind = request.kind() == null || request.kind().isBlank() ? "rebuild" : request.kind();
        var plan = desk.dryRun(
                word(PlanKind.class, kind),
                word(PlanScope.class, request.scope()),
                request.value() == null ? "" : request.value(),
                request.target() == null ? "" : request.target());
        return Response.accepted(PlanView.brief(plan)).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A plan with its counts by router and the limits that it goes beyond")
    public PlanView one(@PathParam("id") long id) {
        return PlanView.of(desk.one(id), desk);
    }

    @GET
    @Path("{id}/routers")
    @Operation(
            summary = "What a plan would do on each router",
            description = "Sortable by router, adds, sets, removes, kicks, unchanged, conflicts, waiting.")
    public Page<PlanRouter> routers(@PathParam("id") long id, @BeanParam Paging paging) {
        return desk.routers(id, paging.request());
    }

    @GET
    @Path("{id}/rows")
    @Operation(summary = "Every single row of a plan, before and after")
    public Page<PlanView.RowView> rows(
            @PathParam("id") long id,
            @BeanParam Paging paging,
            @QueryParam("action")
                    @DefaultValue("")
                    @Parameter(description = "add, set, move, remove, conflict or waiting")
                    String action,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("router") @DefaultValue("0") long router) {
        return desk.rows(
                        id,
                        new Plans.Filter(action.toUpperCase(Locale.ROOT), state.toUpperCase(Locale.ROOT), router),
                        paging.request())
                .map(PlanView.RowView::of);
    }

    @POST
    @Path("{id}/apply")
    @Operation(
            summary = "Carries a plan out, as a job",
            description =
                    "Everything is read once more: a row that has changed since is skipped and marked base_changed. "
                            + "Beyond the limits of a router, or of all routers together, an administrator types the count and says why.")
    @APIResponseSchema(value = PlanView.class, responseCode = "202")
    public Response apply(@PathParam("id") long id, @Valid @Nullable ApplyRequest request) {
        ApplyRequest given = request == null ? new ApplyRequest(0, null) : request;
        var plan = desk.apply(id, given.count(), given.reason() == null ? "" : given.reason());
        return Response.accepted(PlanView.of(plan, desk)).build();
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Pauses the application after the chunk it is working on")
    public PlanView pause(@PathParam("id") long id) {
        return PlanView.of(desk.pause(id), desk);
    }

    @POST
    @Path("{id}/resume")
    @Operation(
            summary = "Goes on with a paused application",
            description = "Everything is read once more: a row that has changed since the dry run is skipped.")
    @APIResponseSchema(value = PlanView.class, responseCode = "202")
    public Response resume(@PathParam("id") long id) {
        return Response.accepted(PlanView.of(desk.resume(id), desk)).build();
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stops the dry run or the application after what it is doing now")
    public PlanView stop(@PathParam("id") long id) {
        return PlanView.of(desk.stop(id), desk);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> ProvisioningProblem.BAD_SCOPE.because("not one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + ": " + text));
    }
}
