package org.demarc.routeros.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.routeros.boundary.ApiReadingDesk;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading a device by RouterOS' API now. What it told is under the device's readings. */
@Path("devices/{id}/api-readings")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiReadingResource implements RestResource {

    @Inject
    ApiReadingDesk desk;

    @POST
    @Operation(
            summary =
                    "Read leases, ARP, queues, address lists, interfaces, resources and BGP sessions of a device of type ROUTEROS now, and keep"
                            + " them as the readings dhcp-leases, router-arp, queues, address-lists, router-interfaces, router-resources,"
                            + " bgp-peers")
    public List<ApiReadingDesk.Read> now(@PathParam("id") long id) {
        return desk.now(id);
    }
}
