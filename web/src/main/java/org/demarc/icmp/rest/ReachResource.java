package org.demarc.icmp.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.icmp.boundary.ReachHistory;
import org.demarc.icmp.entity.Reach;
import org.demarc.icmp.entity.ReachPoint;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether and how quickly a device answers ICMP. */
@Path("devices/{id}/reach")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReachResource implements RestResource {

    /**
     * How a device answers.
     *
     * @param now null when it was never asked
     * @param level from which level of history the points were taken
     */
    @Schema(name = "ReachHistory")
    public record View(@Nullable Reach now, HistoryLevel level, List<ReachPoint> points) {}

    @Inject
    ReachHistory reach;

    @GET
    @Operation(
            summary =
                    "Whether the device answers ICMP, and round trips (ms) and losses (percent), oldest first, averaged to at most the asked number of points")
    public View reach(
            @PathParam("id") long id,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("500") int points) {
        Instant to = Instant.now();
        Instant from = to.minus(Math.max(1, hours), ChronoUnit.HOURS);
        return new View(reach.now(id).orElse(null), reach.level(from, to), reach.history(id, from, to, points));
    }
}
