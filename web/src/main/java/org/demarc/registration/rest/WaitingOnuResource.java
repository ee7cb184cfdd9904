package org.demarc.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.registration.boundary.RegistrationDesk;
import org.demarc.registration.entity.WaitingOnu;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** ONUs that wait for registration. */
@Path("unregistered-onus")
@Tag(name = "registration of ONUs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WaitingOnuResource implements RestResource {

    @Inject
    RegistrationDesk desk;

    @GET
    @Operation(summary = "ONUs that wait for registration on every OLT or one, newest first")
    public List<WaitingOnu> waiting(@QueryParam("device") @Nullable Long deviceId) {
        return desk.waiting(deviceId);
    }
}
