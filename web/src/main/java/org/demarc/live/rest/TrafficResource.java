package org.demarc.live.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.live.boundary.LiveTraffic;
import org.demarc.live.control.Traffic;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What passes through an interface just now. */
@Path("interfaces/{id}/traffic")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrafficResource implements RestResource {

    @Inject
    LiveTraffic traffic;

    @GET
    @Operation(
            summary =
                    "Traffic, packets, errors and discards per second, read from the device every two seconds as long as somebody asks;"
                            + " give the newest number of the last answer as after. The reading ends ten seconds after the last call")
    public Traffic look(@PathParam("id") long id, @QueryParam("after") @DefaultValue("0") long after) {
        return traffic.look(id, after);
    }
}
