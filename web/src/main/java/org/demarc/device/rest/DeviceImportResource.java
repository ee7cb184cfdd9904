package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.device.boundary.DeviceImport;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Devices from a table. */
@Path("devices/import")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({"text/csv", MediaType.TEXT_PLAIN})
public class DeviceImportResource implements RestResource {

    @Inject
    DeviceImport deviceImport;

    @POST
    @Operation(
            summary = "Import IP,Login,Password,PublicCommunity,PrivateCommunity,Name,model_key",
            description = "Bad lines are reported and left out. With dryRun=true nothing is written.")
    public DeviceImport.Report read(
            String csv,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("group") @Nullable Long groupId,
            @QueryParam("accessProfile") @Nullable Long accessProfileId) {
        return deviceImport.read(csv, groupId, accessProfileId, dryRun);
    }
}
