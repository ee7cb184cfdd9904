package org.demarc.console.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.demarc.console.boundary.ConsoleDesk;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ssh key that a device showed first. */
@Path("devices/{id}/console-key")
@Tag(name = "device actions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleKeyResource implements RestResource {

    @Inject
    ConsoleDesk desk;

    @DELETE
    @Operation(summary = "Forgets the ssh key of a device: the next one is taken for the right one")
    public void forget(@PathParam("id") long id) {
        desk.forgetKey(id);
    }
}
