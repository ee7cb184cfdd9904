package org.demarc.event.rest;

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
import org.demarc.event.boundary.RuleDesk;
import org.demarc.event.control.MeasureCatalogue;
import org.demarc.event.entity.Comparison;
import org.demarc.event.entity.EventPreviews;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.Severity;
import org.demarc.event.entity.Watch;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rules: what events are looked for. */
@Path("event-rules")
@Tag(name = "events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventRuleResource implements RestResource {

    /**
     * What a person says about a rule; what is left out stays as it is, or has its usual value.
     *
     * @param version the version that was seen; null takes the present one
     */
    @Schema(name = "EventRuleRequest")
    public record RuleRequest(
            @Nullable @Size(max = 64) String name,

            @Nullable @Size(max = 100) @Schema(description = "reading.column, see event-rules/measures")
            String measure,

            @Nullable Comparison comparison,
            @Nullable Double threshold,

            @Nullable @Schema(description = "the event ends when the value is back on this side of it")
            Double clearAt,

            @Nullable @Size(max = 100) String word,
            @Nullable Integer least,
            @Nullable Integer forSeconds,
            @Nullable Integer clearSeconds,
            @Nullable Severity severity,
            @Nullable Boolean enabled,
            EventRule.@Nullable Scope scope,
            @Nullable Integer version) {

        private EventRuleDraft fresh() {
            return new EventRuleDraft(
                    or(name, ""),
                    Watch.MEASURE,
                    or(measure, ""),
                    or(comparison, Comparison.ABOVE),
                    threshold,
                    clearAt,
                    or(word, ""),
                    or(least, 1),
                    or(forSeconds, 60),
                    or(clearSeconds, 60),
                    or(severity, Severity.WARNING),
                    or(enabled, true),
                    or(scope, EventRule.Scope.ALL));
        }

        private EventRuleDraft over(EventRule rule) {
            return new EventRuleDraft(
                    or(name, rule.name()),
                    rule.watch(),
                    or(measure, rule.measure()),
                    or(comparison, rule.comparison()),
                    threshold == null ? rule.threshold() : threshold,
                    clearAt == null ? rule.clearAt() : clearAt,
                    or(word, rule.word()),
                    or(least, rule.least()),
                    or(forSeconds, rule.forSeconds()),
                    or(clearSeconds, rule.clearSeconds()),
                    or(severity, rule.severity()),
                    or(enabled, rule.enabled()),
                    or(scope, rule.scope()));
        }

        private static <T> T or(@Nullable T given, T usual) {
            return given == null ? usual : given;
        }
    }

    @Inject
    RuleDesk desk;

    @GET
    @Operation(summary = "Rules with how their last look went; q is a part of name or measure")
    public Page<EventRule> list(@BeanParam Paging paging) {
        return desk.page(paging.request());
    }

    @GET
    @Path("measures")
    @Operation(summary = "What rules can look at: columns of the catalogue of readings")
    public List<MeasureCatalogue.Measure> measures() {
        return desk.measures();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One rule")
    public EventRule one(@PathParam("id") long id) {
        return desk.rule(id);
    }

    @POST
    @APIResponseSchema(value = EventRule.class, responseCode = "201")
    @Operation(summary = "Adds a rule on a measure")
    public Response add(@NotNull @Valid RuleRequest request, @Context UriInfo uri) {
        EventRule added = desk.add(request.fresh());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @POST
    @Path("preview")
    @Operation(
            summary =
                    "Checks a rule on a measure and says what it would find just now, the first 50; nothing is written. One look at a"
                            + " time on a node (429), at most 5 s (422: narrow the rule)")
    public EventPreviews.Preview preview(@NotNull @Valid RuleRequest request) {
        return desk.preview(request.fresh());
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a rule; takes the version that was read")
    public EventRule change(@PathParam("id") long id, @NotNull @Valid RuleRequest request) {
        EventRule before = desk.rule(id);
        int version = request.version() == null ? before.version() : request.version();
        return desk.change(id, version, request.over(before));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a rule of somebody's own; its open events are resolved")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }
}
