package org.demarc.link.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.link.boundary.TopologyDesk;
import org.demarc.link.entity.Graph;
import org.demarc.link.entity.Graphs.Box;
import org.demarc.link.entity.Places.Nearby;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of the network as they are drawn. */
@Path("topology")
@Tag(name = "links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TopologyResource implements RestResource {

    @Inject
    TopologyDesk desk;

    @GET
    @Operation(summary = "Devices and links around a device: at most 8 cables away, at most 500 devices")
    public Graph around(
            @QueryParam("device") long deviceId,
            @QueryParam("depth") @DefaultValue("2") int depth,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return desk.around(deviceId, depth, limit);
    }

    @GET
    @Path("middles")
    @Operation(summary = "Devices from which to begin: routers and those with the most links")
    public List<Graph.Node> middles() {
        return desk.middles();
    }

    @GET
    @Path("nearby")
    @Operation(
            summary =
                    "Devices and ONUs around a place, the nearest first; an ONU without a place of its own stands in its subscriber's house")
    public List<Nearby> nearby(
            @QueryParam("latitude") double latitude,
            @QueryParam("longitude") double longitude,
            @QueryParam("radius") @DefaultValue("1000") @Parameter(description = "metres, 100 to 10000") int radiusM,
            @QueryParam("limit") @DefaultValue("100") @Parameter(description = "1 to 500") int limit) {
        return desk.near(latitude, longitude, radiusM, limit);
    }

    @GET
    @Path("map")
    @Operation(
            summary =
                    "Devices, links and ONUs in a rectangle of the map, degrees; devices that are near to each other are one")
    public TopologyDesk.MapPart map(
            @QueryParam("south") @DefaultValue("-90") double south,
            @QueryParam("west") @DefaultValue("-180") double west,
            @QueryParam("north") @DefaultValue("90") double north,
            @QueryParam("east") @DefaultValue("180") double east) {
        return desk.part(new Box(south, west, north, east));
    }
}
