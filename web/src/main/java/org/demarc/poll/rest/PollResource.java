package org.demarc.poll.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.poll.boundary.Polls;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollState;
import org.demarc.routeros.boundary.ReadNow;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Polls of one device: how they go, and now, please. */
@Path("devices/{id}/poll")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PollResource implements RestResource {

    /** How the polls of a device go. */
    @Schema(name = "DevicePoll")
    public record PollView(
            long deviceId,

            @Schema(description = "IDLE, WAITING (somebody wants it now) or RUNNING")
            PollState.Phase phase,

            @Schema(description = "ways beside SNMP by which it is being asked just now: ICMP, API")
            List<String> ways,

            Instant dueAt,

            @Nullable Instant startedAt,

            @Nullable Instant finishedAt,

            @Schema(description = "ANSWERED, SILENT, REFUSED, GARBLED, SKIPPED; empty before the first poll")
            String outcome,

            String reason,
            String node,
            long lateMs,
            long durationMs,
            int pdus,
            int varBinds,
            int timeouts,

            @Schema(description = "variable bindings asked for in one request")
            int budget,

            List<ReadingView> readings,

            @Schema(description = "readings that custom parameters switch off; they are neither read nor late")
            List<OffView> switchedOff) {

        static PollView of(PollState state, Map<String, SwitchedOff> off) {
            return new PollView(
                    state.deviceId(),
                    state.phase(Instant.now()),
                    state.ways(),
                    state.dueAt(),
                    state.startedAt(),
                    state.finishedAt(),
                    state.outcome(),
                    state.reason(),
                    state.node(),
                    state.lateMs(),
                    state.durationMs(),
                    state.pdus(),
                    state.conduct().varBinds(),
                    state.timeouts(),
                    state.conduct().budget(),
                    state.readings().stream().map(ReadingView::of).toList(),
                    OffView.all(off));
        }

        static PollView never(long deviceId, Map<String, SwitchedOff> off) {
            return new PollView(
                    deviceId,
                    PollState.Phase.IDLE,
                    List.of(),
                    Instant.now(),
                    null,
                    null,
                    "",
                    "",
                    "",
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    OffView.all(off));
        }
    }

    /** Why a reading is not read. */
    @Schema(name = "DeviceReadingOff")
    public record OffView(
            String reading,

            @Schema(description = "the custom parameter: disabled_modules, modules_loading, load_snooping_info")
            String parameter,

            @Schema(description = "the module of devices.md that it names")
            String module,

            @Schema(description = "the nearest level that says something under that key")
            AccessLevel.Kind level) {

        static List<OffView> all(Map<String, SwitchedOff> off) {
            return off.entrySet().stream()
                    .map(one -> new OffView(
                            one.getKey(),
                            one.getValue().parameter(),
                            one.getValue().module(),
                            one.getValue().level()))
                    .toList();
        }
    }

    /** One reading of a device. */
    @Schema(name = "DeviceReading")
    public record ReadingView(
            String reading,

            boolean enabled,

            Instant dueAt,

            @Schema(description = "last time it came completely") @Nullable
            Instant readAt,

            @Schema(description = "why the last one did not come completely, empty when it did")
            String problem,

            int rows) {

        static ReadingView of(PlannedReading planned) {
            return new ReadingView(
                    planned.reading(),
                    planned.enabled(),
                    planned.dueAt(),
                    planned.readAt(),
                    planned.problem(),
                    planned.rows());
        }
    }

    /** Which readings are wanted; none means the whole device. */
    @Schema(name = "PollRequest")
    public record Wanted(@Nullable @Size(max = 20) List<@NotNull @Size(max = 40) String> readings) {}

    @Inject
    Polls polls;

    @Inject
    ReadNow reader;

    @GET
    @Operation(summary = "How the polls of a device go")
    public PollView state(@PathParam("id") long id) {
        return view(id, polls.state(id));
    }

    @POST
    @Operation(
            summary =
                    "Read a device now; 202, ask again to see the progress. Without readings the whole device is asked: by SNMP, by ICMP, and"
                            + " by RouterOS' API. Readings that come by RouterOS' API and are named are there with the answer")
    @APIResponseSchema(value = PollView.class, responseCode = "202")
    public Response now(@PathParam("id") long id, @Valid @Nullable Wanted wanted) {
        List<String> readings = wanted == null || wanted.readings() == null ? List.of() : wanted.readings();
        return Response.accepted(view(id, reader.now(id, readings))).build();
    }

    private PollView view(long id, Optional<PollState> state) {
        Map<String, SwitchedOff> off = polls.switchedOff(id);
        return state.map(one -> PollView.of(one, off)).orElseGet(() -> PollView.never(id, off));
    }
}
