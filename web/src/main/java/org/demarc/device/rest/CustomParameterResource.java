package org.demarc.device.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.demarc.device.boundary.ParameterDesk;
import org.demarc.device.control.ParameterCheck;
import org.demarc.device.entity.AccessLevel;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Custom parameters on four levels: system, access profile, model, device. Nearer ones override by key. */
@Path("custom-parameters")
@Tag(name = "access profiles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomParameterResource implements RestResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ParameterDesk desk;

    /** What is said on a level. */
    public record Parameters(
            @Schema(description = "an object with the keys of GET /custom-parameters/keys") @NotNull
            Map<String, Object> parameters) {}

    /**
     * What shall be said on a level.
     *
     * @param seen what the caller saw there, as GET tells it
     */
    public record Change(
            @Schema(description = "an object with the keys of GET /custom-parameters/keys") @NotNull
            Map<String, Object> parameters,

            @Schema(description = "what GET told before; refused with 409 when something else is said there by now")
            @NotNull
            Map<String, Object> seen) {}

    /** One key after all levels have spoken. */
    public record MergedView(String key, Object value, AccessLevel.Kind from) {}

    /**
     * A key that may be said.
     *
     * @param acts false for what Demarc keeps for other programs and does nothing with
     */
    public record KeyView(String key, boolean acts) {}

    @GET
    @Path("keys")
    @Operation(summary = "The keys, and whether Demarc does something with them or keeps them for other programs")
    public List<KeyView> keys() {
        return Arrays.stream(ParameterCheck.Key.values())
                .map(key -> new KeyView(key.word(), key.acts()))
                .toList();
    }

    @GET
    @Path("system")
    @Operation(summary = "Custom parameters of the system's level")
    public Parameters system() {
        return view(desk.at(AccessLevel.SYSTEM));
    }

    @PUT
    @Path("system")
    @Operation(summary = "These and no others are said on the system's level from now on")
    public Parameters saySystem(@NotNull @Valid Change change) {
        return say(AccessLevel.SYSTEM, change);
    }

    @GET
    @Path("profiles/{id}")
    @Operation(summary = "Custom parameters of an access profile")
    public Parameters profile(@PathParam("id") long id) {
        return view(desk.at(AccessLevel.ofProfile(id)));
    }

    @PUT
    @Path("profiles/{id}")
    @Operation(summary = "These and no others are said in the access profile from now on")
    public Parameters sayProfile(@PathParam("id") long id, @NotNull @Valid Change change) {
        return say(AccessLevel.ofProfile(id), change);
    }

    @GET
    @Path("models/{key}")
    @Operation(summary = "Custom parameters of a model")
    public Parameters model(@PathParam("key") String key) {
        return view(desk.at(AccessLevel.ofModel(key)));
    }

    @PUT
    @Path("models/{key}")
    @Operation(summary = "These and no others are said about the model from now on")
    public Parameters sayModel(@PathParam("key") String key, @NotNull @Valid Change change) {
        return say(AccessLevel.ofModel(key), change);
    }

    @GET
    @Path("devices/{id}")
    @Operation(summary = "Custom parameters of one device alone")
    public Parameters device(@PathParam("id") long id) {
        return view(desk.at(AccessLevel.ofDevice(id)));
    }

    @PUT
    @Path("devices/{id}")
    @Operation(summary = "These and no others are said about the device from now on")
    public Parameters sayDevice(@PathParam("id") long id, @NotNull @Valid Change change) {
        return say(AccessLevel.ofDevice(id), change);
    }

    @GET
    @Path("devices/{id}/merged")
    @Operation(summary = "Custom parameters of a device after all levels have spoken, and which level each comes from")
    public List<MergedView> merged(@PathParam("id") long id) {
        return desk.merged(id).stream()
                .map(one -> new MergedView(one.key(), JSON.convertValue(one.value(), Object.class), one.from()))
                .toList();
    }

    private Parameters say(AccessLevel level, Change change) {
        try {
            return view(desk.say(
                    level, JSON.writeValueAsString(change.seen()), JSON.writeValueAsString(change.parameters())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    @SuppressWarnings("unchecked") // an object of JSON is a map
    private static Parameters view(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            return new Parameters(JSON.convertValue(read, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }
}
