package org.demarc.icmp.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.Page;
import org.demarc.icmp.boundary.GatewayDesk;
import org.demarc.icmp.entity.Gateway;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.Outage;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gateways: the hosts that routers are at, and whether they answer ICMP. */
@Path("gateways")
@Tag(name = "routers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GatewayResource implements RestResource {

    @Inject
    GatewayDesk gateways;

    @GET
    @Operation(
            summary =
                    "Gateways with their state and since when, the dead first; dead=true lists those alone; sort by host, name,"
                            + " state, since, rttMs, lossPercent")
    public Page<Gateway> list(@BeanParam Paging paging, @QueryParam("dead") boolean deadOnly) {
        return gateways.page(paging.request(), deadOnly);
    }

    @GET
    @Path("count")
    @Operation(summary = "How many gateways there are, how many are dead, and of how many nothing is known yet")
    public Gateways.Count count() {
        return gateways.count();
    }

    @GET
    @Path("outages")
    @Operation(summary = "From when to when gateways did not answer, newest first; sort by name, beganAt, endedAt")
    public Page<Outage> outages(@BeanParam Paging paging) {
        return gateways.outages(paging.request());
    }
}
