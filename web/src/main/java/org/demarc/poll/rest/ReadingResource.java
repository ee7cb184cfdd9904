package org.demarc.poll.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.demarc.Page;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.poll.entity.KeptRow;
import org.demarc.port.entity.Rate;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What devices told beside ports, ONUs and forwarding tables: neighbours, ARP, VLANs, transceivers, sensors and more, now and before. */
@Path("")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReadingResource implements RestResource {

    /** How many rows a reading has now. */
    @Schema(name = "ReadingCount")
    public record ReadingCount(String reading, long rows) {}

    /** A number over time, and from which level of history it was taken. */
    @Schema(name = "ReadingHistory")
    public record History(HistoryLevel level, List<KeptRow.Point> points) {}

    /** Traffic and errors over time, and from which level of history they were taken. */
    @Schema(name = "RateHistory")
    public record RateHistory(HistoryLevel level, List<Rate> points) {}

    @Inject
    KeptReadings readings;

    @GET
    @Path("devices/{id}/readings")
    @Operation(summary = "Readings of which a device has rows now, with how many")
    public List<ReadingCount> counts(@PathParam("id") long id) {
        return readings.counts(id).entrySet().stream()
                .map(entry -> new ReadingCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    @GET
    @Path("devices/{id}/readings/{reading}")
    @Operation(
            summary =
                    "Rows of a reading of a device: neighbours, arp, vlan-list, pvid, resources, sensors, port-signal, transceivers,"
                            + " pon-ports, onu-unregistered, ...; past=true lists those too that are no longer there;"
                            + " q is a MAC or IP address, a VLAN, or part of a port's name or of a word")
    public Page<KeptRow> rows(
            @PathParam("id") long id,
            @PathParam("reading") String reading,
            @QueryParam("past") boolean past,
            @BeanParam Paging paging) {
        return readings.page(id, reading, past, paging.request());
    }

    @GET
    @Path("interfaces/{id}/readings")
    @Operation(summary = "What is and was known of a port or an ONU, the present first, at most 200")
    public List<KeptRow> ofInterface(@PathParam("id") long id) {
        return readings.ofInterface(id);
    }

    @GET
    @Path("interfaces/{id}/rates")
    @Operation(summary = "Traffic and errors per second, oldest first, averaged to at most the asked number of points")
    public RateHistory rates(
            @PathParam("id") long id,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("500") int points) {
        Instant now = Instant.now();
        Instant from = now.minus(Math.max(1, hours), ChronoUnit.HOURS);
        return new RateHistory(readings.level(from, now), readings.rates(id, from, now, points));
    }

    @GET
    @Path("readings")
    @Operation(
            summary =
                    "Where a MAC or an IP address is and was told of (ARP, DHCP snooping, ...), the present first, at most 100")
    public List<KeptRow> ofAddress(@QueryParam("q") @DefaultValue("") String text) {
        return readings.ofAddress(text);
    }

    @GET
    @Path("readings/{row}")
    @Operation(summary = "One row")
    public KeptRow row(@PathParam("row") long row) {
        return readings.row(row);
    }

    @GET
    @Path("readings/{row}/history")
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
