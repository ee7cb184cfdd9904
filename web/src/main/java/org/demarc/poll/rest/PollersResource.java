package org.demarc.poll.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.poll.boundary.Pollers;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.PollerRule;
import org.demarc.poll.entity.PollerRun;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The pollers: how they go, how far they are behind, how often they ask and whom. */
@Path("pollers")
@Tag(name = "pollers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PollersResource implements RestResource {

    /** How often a poller asks, and whether it does. */
    @Schema(name = "PollerRuleRequest")
    public record RuleRequest(
            @NotBlank @Size(max = 40) String poller,

            @Schema(description = "for devices of this model; without model and device: for all")
            @Nullable
            @Size(max = 100)
            String modelKey,

            @Nullable Long deviceId,

            @Schema(description = "seconds; null where the next rule decides") @Nullable @Min(10) @Max(86400)
            Integer intervalS,

            @Schema(description = "null where the next rule decides") @Nullable
            Boolean enabled) {}

    @Inject
    Pollers pollers;

    @GET
    @Operation(summary = "Every poller with its interval, and how far it is behind")
    public List<Pollers.Status> all() {
        return pollers.all();
    }

    @GET
    @Path("log")
    @Operation(
            summary =
                    "Calls of devices that are over, newest first: polls, and lines, searches, RouterOS' API, traffic, tests and pings beside"
                            + " them. poller is a poller or a reading, outcome FAILED lists all but whole ones, asked and by tell who had"
                            + " the device asked")
    public Page<PollerRun> log(
            @BeanParam Paging paging,
            @QueryParam("device") @Nullable Long deviceId,
            @QueryParam("poller") @Nullable String poller,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("kind") DeviceCall.@Nullable Kind kind,
            @Parameter(description = "the schedule, a person, a program with a key, Demarc itself") @QueryParam("asked")
                    Asker.@Nullable As asked,
            @Parameter(description = "part of a login") @QueryParam("by") @DefaultValue("") String by) {
        return pollers.log(paging.request(), deviceId, poller, outcome, new PollerRuns.By(kind, asked, by.strip()));
    }

    @GET
    @Path("rules")
    @Operation(summary = "Intervals and switches by poller, for all devices, models and single devices")
    public List<PollerRule> rules() {
        return pollers.rules();
    }

    @PUT
    @Path("rules")
    @Operation(summary = "Write a rule in place of the one for the same poller and place; it is obeyed at once")
    public List<PollerRule> put(@NotNull @Valid RuleRequest rule) {
        return pollers.put(
                new PollerRule(rule.poller(), rule.modelKey(), rule.deviceId(), rule.intervalS(), rule.enabled()));
    }

    @DELETE
    @Path("rules")
    @Operation(summary = "Remove a rule: what is less near decides again")
    public List<PollerRule> remove(
            @QueryParam("poller") @NotNull String poller,
            @QueryParam("model") @Nullable String modelKey,
            @QueryParam("device") @Nullable Long deviceId) {
        return pollers.remove(poller, modelKey, deviceId);
    }
}
