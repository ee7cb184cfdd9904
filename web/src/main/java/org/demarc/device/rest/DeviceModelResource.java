package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.device.boundary.DeviceModel;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.boundary.ModelDesk;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceType;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Demarc knows about devices. */
@Path("device-models")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceModelResource implements RestResource {

    @Inject
    Inventory inventory;

    @Inject
    ModelDesk desk;

    /** A profile and the readings that it offers. */
    public record ProfileView(String key, String name, DeviceType type, List<String> readings, List<String> models) {}

    @GET
    @Operation(summary = "Models that are recognised, by name, with the number of devices of each that the caller sees")
    public List<DeviceModel.Line> models(
            @Parameter(description = "only models of which the caller sees a device") @QueryParam("used")
                    boolean used) {
        return desk.page(PageRequest.first(PageRequest.MAX_LIMIT), used).items();
    }

    @GET
    @Path("{key}")
    @Operation(
            summary =
                    "One model: how it is recognised, what it tells how often and by which objects, what can be done to"
                            + " it by which way, its evidence, and what is said of its access and custom parameters")
    public DeviceModel model(@PathParam("key") String key) {
        return desk.model(key);
    }

    @GET
    @Path("profiles")
    @Operation(summary = "Device profiles with the readings that they offer")
    public List<ProfileView> profiles() {
        return inventory.profiles().stream().map(DeviceModelResource::view).toList();
    }

    private static ProfileView view(DeviceProfile profile) {
        return new ProfileView(
                profile.key(),
                profile.name(),
                profile.type(),
                profile.offered().stream().sorted().map(Reading::key).toList(),
                profile.models().stream().map(model -> model.key()).distinct().toList());
    }
}
