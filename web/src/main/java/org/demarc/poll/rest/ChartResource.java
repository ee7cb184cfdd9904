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
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.demarc.poll.boundary.Charts;
import org.demarc.poll.entity.PollProblem;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Histories as charts draw them. */
@Path("charts")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChartResource implements RestResource {

    @Inject
    Charts charts;

    @GET
    @Path("{kind}/{id}")
    @Operation(
            summary =
                    "Mean, least and most in steps, from the level of history that fits the span; kind is traffic, packets, errors,"
                            + " signal, climate or distance of an interface, reading of a row, reach of a device; from and to are"
                            + " ISO 8601, without them the last hours")
    public Charts.Chart chart(
            @PathParam("kind") String kind,
            @PathParam("id") long id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("400") int points) {
        Instant until = to == null || to.isEmpty() ? Instant.now() : moment(to);
        Instant since =
                from == null || from.isEmpty() ? until.minus(Math.max(1, hours), ChronoUnit.HOURS) : moment(from);
        return charts.chart(new Charts.Wanted(kind, id, since, until, points));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            throw PollProblem.BAD_SPAN.because("'" + text + "' is no time like 2026-11-01T12:00:00Z");
        }
    }
}
