package org.demarc.poll.rest;

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
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.port.entity.Rate;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What passes through a port or an ONU, over time. */
@Path("interfaces/{id}/rates")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RateResource implements RestResource {

    /** Traffic and errors over time, and from which level of history they were taken. */
    @Schema(name = "RateHistory")
    public record RateHistory(HistoryLevel level, List<Rate> points) {}

    @Inject
    KeptReadings readings;

    @GET
    @Operation(summary = "Traffic and errors per second, oldest first, averaged to at most the asked number of points")
    public RateHistory rates(
            @PathParam("id") long id,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("500") int points) {
        Instant now = Instant.now();
        Instant from = now.minus(Math.max(1, hours), ChronoUnit.HOURS);
        return new RateHistory(readings.level(from, now), readings.rates(id, from, now, points));
    }
}
