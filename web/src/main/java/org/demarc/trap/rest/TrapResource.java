package org.demarc.trap.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.Page;
import org.demarc.trap.boundary.TrapDesk;
import org.demarc.trap.boundary.TrapReceiver;
import org.demarc.trap.entity.TrapRow;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Traps of devices. */
@Path("traps")
@Tag(name = "traps")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrapResource implements RestResource {

    @Inject
    TrapDesk desk;

    @GET
    @Operation(
            summary = "Traps of known devices, newest first; q is a part of device, trap, interface or what it carried")
    public Page<TrapRow> list(
            @BeanParam Paging paging,
            @QueryParam("device") @Nullable Long deviceId,
            @QueryParam("name") @Nullable String name) {
        return desk.page(paging.request(), deviceId, name);
    }

    @GET
    @Path("receiver")
    @Operation(summary = "The port on which the answering node hears traps, and what it has heard since its start")
    public TrapReceiver.Heard receiver() {
        return desk.heard();
    }
}
