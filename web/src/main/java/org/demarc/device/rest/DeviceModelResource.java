package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceType;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Demarc knows about devices. */
@Path("device-models")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceModelResource implements RestResource {

    @Inject
    Inventory inventory;

    /** A model that is recognised. */
    public record ModelView(String key, String name, String vendor, DeviceType type) {}

    /** A profile and the readings that it offers. */
    public record ProfileView(String key, String name, DeviceType type, List<String> readings, List<String> models) {}

    @GET
    @Operation(summary = "Models that are recognised, by name")
    public List<ModelView> models() {
        Map<String, ModelView> byKey = new LinkedHashMap<>();
        inventory
                .models()
                .forEach(model -> byKey.putIfAbsent(
                        model.key(), new ModelView(model.key(), model.name(), model.vendor(), model.type())));
        return byKey.values().stream()
                .sorted(java.util.Comparator.comparing(ModelView::name))
                .toList();
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
