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
import org.demarc.poll.entity.KeptRow;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rows of readings wherever they were told, and their numbers over time. */
@Path("readings")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReadingResource implements RestResource {

    /** A number over time, and from which level of history it was taken. */
    @Schema(name = "ReadingHistory")
    public record History(HistoryLevel level, List<KeptRow.Point> points) {}

    @Inject
    KeptReadings readings;

    @GET
    @Operation(
            summary =
                    "Where a MAC or an IP address is and was told of (ARP, DHCP snooping, ...), the present first, at most 100")
    public List<KeptRow> ofAddress(@QueryParam("q") @DefaultValue("") String text) {
        return readings.ofAddress(text);
    }

    @GET
    @Path("{row}")
    @Operation(summary = "One row")
    public KeptRow row(@PathParam("row") long row) {
        return readings.row(row);
    }

    @GET
    @Path("{row}/history")
    @Operation(
            summary =
                    "A number of a row over time, oldest first, averaged to at most the asked number of points; measure is one of"
                            + " the row's columns")
    public History history(
            @PathParam("row") long row,
            @QueryParam("measure") @DefaultValue("") String measure,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("500") int points) {
        Instant now = Instant.now();
        Instant from = now.minus(Math.max(1, hours), ChronoUnit.HOURS);
        return new History(readings.level(from, now), readings.history(row, measure, from, now, points));
    }
}
