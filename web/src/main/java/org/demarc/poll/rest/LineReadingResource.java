package org.demarc.poll.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.KeptRow;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known of a port or an ONU beside its state. */
@Path("interfaces/{id}/readings")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LineReadingResource implements RestResource {

    @Inject
    KeptReadings readings;

    @GET
    @Operation(summary = "What is and was known of a port or an ONU, the present first, at most 200")
    public List<KeptRow> ofInterface(@PathParam("id") long id) {
        return readings.ofInterface(id);
    }
}
