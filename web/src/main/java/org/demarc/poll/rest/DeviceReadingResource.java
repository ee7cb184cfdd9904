package org.demarc.poll.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.KeptRow;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a device told beside ports, ONUs and forwarding tables: neighbours, ARP, VLANs, transceivers, sensors and more, now and before. */
@Path("devices/{id}/readings")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceReadingResource implements RestResource {

    /** How many rows a reading has now. */
    @Schema(name = "ReadingCount")
    public record ReadingCount(String reading, long rows) {}

    @Inject
    KeptReadings readings;

    @GET
    @Operation(summary = "Readings of which a device has rows now, with how many")
    public List<ReadingCount> counts(@PathParam("id") long id) {
        return readings.counts(id).entrySet().stream()
                .map(entry -> new ReadingCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    @GET
    @Path("{reading}")
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
}
