package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.wildcore.boundary.BillingDevices;
import org.demarc.wildcore.control.Parameters;

/** Devices: one object by its address, else a list (wildcore-mikbill.md 6.6). */
@Path("device")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

    @Inject
    BillingDevices devices;

    @GET
    public Envelope list(
            @QueryParam("ip") @DefaultValue("") String ip,
            @QueryParam("query") @DefaultValue("") String query,
            @QueryParam("group_id") @DefaultValue("") String group,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("limit") @DefaultValue("") String limit,
            @QueryParam("offset") @DefaultValue("") String offset) {
        if (!ip.isBlank()) {
            return Envelope.of(devices.withIp(ip));
        }
        var page = devices.page(
                query.isBlank() ? null : query.strip(),
                group.isBlank() ? null : (Long) Parameters.number("group_id", group, -1, Long.MAX_VALUE, 0),
                type.isBlank() ? null : type.strip(),
                (int) Parameters.number("limit", limit, 1, 1_000_000, 1000),
                Parameters.number("offset", offset, 0, 1_000_000_000, 0));
        return Envelope.of(page.items(), new Envelope.PageMeta(page.total(), page.limit(), page.offset()));
    }

    @GET
    @Path("{id}")
    public Envelope device(@PathParam("id") String id) {
        return Envelope.of(devices.device(Ids.of("device", id)));
    }
}
