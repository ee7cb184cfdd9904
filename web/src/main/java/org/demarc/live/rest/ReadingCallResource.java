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
import org.demarc.live.boundary.ReadingCalls;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One reading of a device, asked from it now. */
@Path("devices/{id}/live-readings")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReadingCallResource implements RestResource {

    @Inject
    ReadingCalls calls;

    @GET
    @Path("{reading}")
    @Operation(
            summary =
                    "Reads one reading by SNMP now, and stores nothing; interface is a name, a key or an SNMP index, a PON port stands for its"
                            + " ONUs; columns, a list with commas, limits what the device is asked: of lines all, of a whole device the numbers of levels,"
                            + " resources, cards and sensors and every column of neighbours and of ONUs' states and profiles, else what is shown. What cannot be asked of a line alone is read of the whole device and"
                            + " picked out; a whole device needs run_poller_by_device. At most 8 s for lines, 20 s and 20,000 rows for a whole device;"
                            + " who asks for the same at the same time shares one reading, 429 says to come again; error says why it did not come, or not"
                            + " whole")
    public ReadingCalls.Answer read(
            @PathParam("id") long id,
            @PathParam("reading") String reading,
            @QueryParam("interface") @DefaultValue("") String named,
            @QueryParam("columns") @DefaultValue("") String columns) {
        return calls.read(id, reading, named, columns);
    }
}
