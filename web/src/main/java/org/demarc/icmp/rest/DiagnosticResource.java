package org.demarc.icmp.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.demarc.icmp.boundary.Diagnostic;
import org.demarc.icmp.boundary.Diagnostic.Echo;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pings and traces, by this server or by a RouterOS device. */
@Path("diagnostic")
@Tag(name = "diagnostic")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DiagnosticResource implements RestResource {

    private static final int USUAL = 4;
    private static final int SILENT_HOPS = 5;

    @Inject
    Diagnostic diagnostic;

    /** What is asked for. */
    @Schema(name = "PingRequest")
    public record PingRequest(
            @Schema(description = "an IP address, never a name") @NotNull @Size(max = 45)
            String target,

            @Schema(description = "device of type ROUTEROS that sends; null: this server") @Nullable
            Long router,

            @Nullable @Min(1) @Max(10) Integer count) {

        int requests() {
            return count == null ? USUAL : count;
        }
    }

    /** What is asked for. */
    @Schema(name = "ArpPingRequest")
    public record ArpPingRequest(
            @NotNull @Size(max = 45) String target,
            @NotNull Long router,
            @Nullable @Size(max = 100) String interfaceName,
            @Nullable @Min(1) @Max(10) Integer count) {}

    /** What is asked for. */
    @Schema(name = "TraceRequest")
    public record TraceRequest(
            @NotNull @Size(max = 45) String target,
            @Nullable Long router) {}

    @POST
    @Path("ping")
    @Operation(summary = "Echo requests by ICMP, at most 10, a second each; by this server or by a RouterOS device")
    public List<Echo> ping(@NotNull @Valid PingRequest request) {
        return diagnostic.ping(request.target(), request.router(), request.requests());
    }

    @POST
    @Path("arp-ping")
    @Operation(summary = "ARP requests by a RouterOS device, at most 10; the hosts that answer are MACs")
    public List<Echo> arpPing(@NotNull @Valid ArpPingRequest request) {
        return diagnostic.arpPing(
                request.target(),
                request.router(),
                request.interfaceName() == null ? "" : request.interfaceName(),
                request.count() == null ? USUAL : request.count());
    }

    @POST
    @Path("traceroute")
    @Operation(
            summary =
                    "The way to an address, at most 30 hops, until it is there or five hops in a row keep silent; by this server,"
                            + " which needs the program traceroute, or by a RouterOS device")
    public List<Echo> trace(@NotNull @Valid TraceRequest request) {
        Long router = request.router();
        if (router != null) {
            return diagnostic.traceFrom(request.target(), router);
        }
        List<Echo> way = new ArrayList<>();
        int silent = 0;
        while (way.size() < Diagnostic.MOST_HOPS && silent < SILENT_HOPS) {
            Echo hop = diagnostic.hop(request.target(), way.size() + 1);
            way.add(hop);
            silent = hop.host().isEmpty() ? silent + 1 : 0;
            if (hop.host().equals(request.target().strip())) {
                break;
            }
        }
        return way;
    }
}
