package org.demarc.action.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be done to a device. */
@Path("devices/{id}/actions")
@Tag(name = "device actions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActionOfferResource implements RestResource {

    @Inject
    ActionDesk desk;

    @GET
    @Operation(summary = "What can be done to a device, and why not where it cannot")
    public List<ActionDesk.Offer> ofDevice(@PathParam("id") long id) {
        return desk.offers(desk.device(id));
    }
}
