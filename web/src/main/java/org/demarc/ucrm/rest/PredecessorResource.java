package org.demarc.ucrm.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.demarc.job.entity.JobProblem;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.rest.DriftRunView;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.PredecessorImport;
import org.demarc.ucrm.boundary.PredecessorPlan;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.control.PredecessorConfig;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Taking over the configuration of the predecessor, the plugin ucrm-uisp-routeros-pppoe. */
@Path("ucrm/{source}/predecessor")
@Tag(name = "crm-sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PredecessorResource implements RestResource {

    private static final int FILE = 4_000_000;

    @Inject
    SourceDesk sources;

    @Inject
    PredecessorImport importer;

    /**
     * The files as texts; what is left out is not there.
     *
     * @param devices devices.json
     * @param pppPool ppp_pool.json or pppoe_pool.json
     * @param dhcpExcl dhcp_excl.json
     * @param services the table services as CSV: id, device, address, clientId, planId, status
     * @param login API user of all routers that are made
     * @param password of that user; kept sealed, never shown
     * @param port of the plain API, left out for 8728
     * @param fingerprint of the preview that is to be applied
     * @param despiteFlaws whether to go on without what could not be read
     */
    public record PredecessorRequest(
            @Nullable @Size(max = FILE) String devices,
            @Nullable @Size(max = FILE) String pppPool,
            @Nullable @Size(max = FILE) String dhcpExcl,
            @Nullable @Size(max = FILE) String services,
            @Nullable @Size(max = 100) String login,
            @Nullable @Size(max = 200) String password,
            @Nullable @Min(1) @Max(65535) Integer port,
            @Nullable @Size(max = 64) String fingerprint,
            @Nullable Boolean despiteFlaws) {

        PredecessorFiles files() {
            return new PredecessorFiles(text(devices), text(pppPool), text(dhcpExcl), text(services));
        }

        PredecessorImport.Login access() {
            return new PredecessorImport.Login(
                    text(login), Secret.of(text(password)), port == null ? RouterReach.PLAIN_PORT : port);
        }

        private static String text(@Nullable String given) {
            return Objects.requireNonNullElse(given, "");
        }

        /** Without the password, because requests may be printed. */
        @Override
        public String toString() {
            return "import of the predecessor";
        }
    }

    /** @param fingerprint send it with apply */
    public record PlanView(
            String fingerprint,
            long create,
            long present,
            long conflicts,
            long skipped,
            List<ItemView> items,
            List<PredecessorConfig.Flaw> flaws) {

        static PlanView of(PredecessorPlan plan) {
            return new PlanView(
                    plan.fingerprint(),
                    plan.count(PredecessorPlan.Fate.CREATE),
                    plan.count(PredecessorPlan.Fate.PRESENT),
                    plan.count(PredecessorPlan.Fate.CONFLICT),
                    plan.count(PredecessorPlan.Fate.SKIPPED),
                    plan.items().stream().map(ItemView::of).toList(),
                    plan.flaws());
        }
    }

    /**
     * @param kind router, ppp_prefix, dhcp_prefix, exclusion or address
     * @param fate create, present, conflict or skipped
     */
    public record ItemView(String kind, String name, String fate, String note) {

        static ItemView of(PredecessorPlan.Item item) {
            return new ItemView(
                    item.kind().name().toLowerCase(Locale.ROOT),
                    item.name(),
                    item.fate().name().toLowerCase(Locale.ROOT),
                    item.note());
        }
    }

    @POST
    @Path("preview")
    @Operation(
            summary =
                    "What an import of the predecessor's files would make, and what is wrong with them; changes nothing")
    public PlanView preview(@PathParam("source") String source, @NotNull @Valid PredecessorRequest request) {
        return PlanView.of(importer.preview(id(source), request.files()));
    }

    @POST
    @Path("apply")
    @Operation(
            summary =
                    "Makes what the preview of this fingerprint showed, as a job; preview again to see how things stand")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response apply(@PathParam("source") String source, @NotNull @Valid PredecessorRequest request) {
        JobRun run = importer.apply(
                id(source),
                request.files(),
                request.access(),
                PredecessorRequest.text(request.fingerprint()),
                Boolean.TRUE.equals(request.despiteFlaws()));
        return Response.accepted(DriftRunView.WorkView.of(run)).build();
    }

    @GET
    @Path("apply")
    @Operation(summary = "How far the newest import is; 404 where there was none yet")
    public DriftRunView.WorkView applying(@PathParam("source") String source) {
        return importer.last(id(source))
                .map(DriftRunView.WorkView::of)
                .orElseThrow(() -> JobProblem.RUN_NOT_FOUND.because("nothing was taken over for " + source + " yet"));
    }

    @POST
    @Path("apply/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the import that is under way; what is taken over stays")
    public void stop(@PathParam("source") String source) {
        importer.stop(id(source));
    }

    private long id(String source) {
        return sources.withCode(source).id();
    }
}
