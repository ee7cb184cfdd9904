package org.demarc.provisioning.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.SuspensionDesk;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.SubscriberLink;
import org.demarc.provisioning.entity.SuspensionRow;
import org.demarc.provisioning.entity.SuspensionRule;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When a billing's subscribers have their services taken out of service. */
@Path("billing-sources/{id}/suspension-rule")
@Tag(name = "suspension rules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuspensionResource implements RestResource {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Inject
    SuspensionDesk desk;

    /**
     * A rule as it is wanted; what is left out takes its standard.
     *
     * @param enabled standard: off
     * @param services code of the source whose services are held
     * @param link how a service's subscriber is found: external-id (the standard), login, contract, username or client
     * @param states that mean suspended: active, pause, stop, other, or the billing's own; standard: stop
     * @param balanceBelow less money (with the credit) means suspended, too; standard: never
     * @param graceHours how long a subscriber is suspended before his services are; standard: 0
     * @param version that was read
     */
    public record RuleRequest(
            @Nullable Boolean enabled,
            @Nullable @Size(max = 32) String services,

            @Nullable @Pattern(regexp = "external-id|login|contract|username|client")
            String link,

            @Nullable @Size(max = 50) List<@Size(max = 64) String> states,
            @Nullable BigDecimal balanceBelow,
            @Nullable @Min(0) @Max(8784) Integer graceHours,
            @Nullable Long version) {}

    /**
     * A rule.
     *
     * @param held services that it holds now
     * @param asks which limits the last run would have gone beyond, so that it did nothing; empty when all is well
     * @param asksCount how many services it would have changed: what an administrator types to allow it
     */
    public record RuleView(
            long billingId,
            long version,
            boolean enabled,
            String services,
            String link,
            List<String> states,
            @Nullable BigDecimal balanceBelow,
            int graceHours,
            long held,
            String asks,
            int asksCount,
            @Nullable Instant asksAt) {}

    /**
     * How to look.
     *
     * @param dryRun say what would be done, write nothing
     * @param typedCount how many services will change beyond the limits: an administrator's word
     * @param reason why they have to
     */
    public record LookRequest(
            @Nullable Boolean dryRun,
            @Nullable Integer typedCount,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * A run with its report; which services it is about: {@code runs/<id>/rows}.
     *
     * @param ofAll whether it is a look at all billings, as every quarter of an hour: message and report are about all of them
     * @param done services that are done
     * @param total of how many, null while unknown
     */
    public record LookView(
            long id,
            boolean ofAll,
            String state,
            String message,
            long done,
            @Nullable Long total,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable JsonNode report) {}

    /**
     * A service that a run is about.
     *
     * @param action suspend or resume
     * @param state what the billing says about the subscriber
     * @param done whether the run did it
     */
    public record RowView(
            String source,
            String service,
            String action,
            String router,
            String subscriber,
            String state,
            boolean done) {

        static RowView of(SuspensionRow row) {
            return new RowView(
                    row.service().source(),
                    row.service().id(),
                    row.action(),
                    row.router(),
                    row.subscriber(),
                    row.state(),
                    row.done());
        }
    }

    @GET
    @Operation(summary = "The rule of a billing; off where nobody made one")
    public RuleView rule(@PathParam("id") long id) {
        return view(desk.rule(id));
    }

    @PUT
    @Operation(summary = "Changes the rule; takes the version that was read")
    public RuleView change(@PathParam("id") long id, @NotNull @Valid RuleRequest wanted) {
        if (wanted.version() == null) {
            throw ProvisioningProblem.RULE_CHANGED.because("send the version that you read");
        }
        SuspensionRule usual = SuspensionRule.none(id);
        String link = Objects.requireNonNullElse(wanted.link(), "external-id");
        return view(desk.save(new SuspensionRule(
                id,
                wanted.version(),
                Boolean.TRUE.equals(wanted.enabled()),
                Objects.requireNonNullElse(wanted.services(), ""),
                SubscriberLink.valueOf(link.replace('-', '_').toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(wanted.states(), usual.states()),
                wanted.balanceBelow(),
                Objects.requireNonNullElse(wanted.graceHours(), 0),
                "",
                0,
                null)));
    }

    @GET
    @Path("runs")
    @Operation(
            summary =
                    "The runs, with those at all billings since the rule was changed, newest first unless sorted by id, state, createdAt, startedAt, finishedAt")
    public Page<LookView> runs(@PathParam("id") long id, @BeanParam Paging paging) {
        return desk.runs(id, paging.request()).map(SuspensionResource::view);
    }

    @POST
    @Path("runs")
    @Operation(summary = "Looks now; with a typed count beyond the limits of a router or of all; 202 with the run")
    public Response run(@PathParam("id") long id, @Valid @Nullable LookRequest how) {
        Integer typed = how == null ? null : how.typedCount();
        boolean isDry = how != null && Boolean.TRUE.equals(how.dryRun());
        String reason = how == null || how.reason() == null ? "" : how.reason();
        JobRun run = typed == null ? desk.run(id, isDry) : desk.allow(id, typed, reason);
        return Response.accepted(view(run)).build();
    }

    @GET
    @Path("runs/{run}/rows")
    @Operation(
            summary = "The services that a run is about, sortable by service, action, router, subscriber, state, done;"
                    + " action is suspend or resume")
    public Page<RowView> rows(
            @PathParam("id") long id,
            @PathParam("run") long run,
            @BeanParam Paging paging,
            @QueryParam("action") @DefaultValue("") String action) {
        return desk.rows(id, run, action, paging.request()).map(RowView::of);
    }

    @POST
    @Path("runs/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the run that is under way; what is done stays")
    public void stop(@PathParam("id") long id) {
        desk.stop(id);
    }

    private RuleView view(SuspensionRule rule) {
        return new RuleView(
                rule.billingId(),
                rule.version(),
                rule.enabled(),
                rule.services(),
                rule.link().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rule.states(),
                rule.balanceBelow(),
                rule.graceHours(),
                desk.held(rule.billingId()),
                rule.asks(),
                rule.asksCount(),
                rule.asksAt());
    }

    private static LookView view(JobRun run) {
        return new LookView(
                run.id(),
                run.source().isEmpty(),
                run.state().name(),
                String.valueOf(run.message()),
                run.progress(),
                run.total(),
                run.createdAt(),
                run.finishedAt(),
                report(run.report()));
    }

    private static @Nullable JsonNode report(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("reports are JSON", e);
        }
    }
}
