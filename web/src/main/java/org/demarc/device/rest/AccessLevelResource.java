package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.device.boundary.AccessLevelDesk;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.settings.entity.Secret;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Access data beside access profiles: of the system, of models and of devices. The nearest level that has a value wins: system, access
 * profile, model, device. Secrets go in and never come out.
 */
@Path("access-levels")
@Tag(name = "access profiles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessLevelResource implements RestResource {

    @Inject
    AccessLevelDesk desk;

    /**
     * What a person says on a level. Null means: the next level decides; of a secret null means: as it was, empty: takes it away.
     *
     * @param snmpAttempts how often a request is sent in all
     * @param v3 user of version 3 with his protocols and passwords, all of them of this level; null for none
     * @param enablePassword asked by the console's {@code enable}
     * @param version the version that was seen, 0 where nothing was said; null takes the present one
     */
    public record LevelRequest(
            @Nullable @Pattern(regexp = "1|2c|3") String snmpVersion,
            @Nullable @Min(1) @Max(65535) Integer snmpPort,
            @Nullable @Min(100) @Max(60000) Integer snmpTimeoutMs,
            @Nullable @Min(1) @Max(10) Integer snmpAttempts,
            @Nullable @Size(max = 200) String readCommunity,
            @Nullable @Size(max = 200) String writeCommunity,
            AccessProfileResource.@Nullable @Valid V3Request v3,
            @Nullable @Pattern(regexp = "telnet|ssh") String consoleKind,
            @Nullable @Min(1) @Max(65535) Integer consolePort,
            @Nullable @Min(100) @Max(600000) Integer consoleTimeoutMs,
            @Nullable @Min(1) @Max(65535) Integer apiPort,
            @Nullable Boolean apiTls,
            @Nullable @Size(max = 100) String login,
            @Nullable @Size(max = 200) String password,
            @Nullable @Size(max = 200) String enablePassword,
            @Nullable Integer version) {

        AccessProfileDraft draft() {
            return new AccessProfileDraft(
                    "",
                    snmpVersion,
                    snmpPort,
                    snmpTimeoutMs,
                    snmpAttempts,
                    secret(readCommunity),
                    secret(writeCommunity),
                    v3 == null ? null : v3.draft(),
                    consoleKind,
                    consolePort,
                    consoleTimeoutMs,
                    apiPort,
                    apiTls,
                    login,
                    secret(password),
                    secret(enablePassword));
        }

        private static @Nullable Secret secret(@Nullable String text) {
            return text == null ? null : Secret.of(text);
        }

        /** Without secrets, because requests may be printed. */
        @Override
        public String toString() {
            return "access level";
        }
    }

    /**
     * What is said on a level, without secrets.
     *
     * @param version 0 where nothing was ever said
     */
    public record LevelView(
            String level,
            String model,
            @Nullable Long device,
            @Nullable AccessProfile access,
            int version) {}

    @GET
    @Path("system")
    @Operation(summary = "The system's default access, without its secrets")
    public LevelView system() {
        return view(AccessLevel.SYSTEM);
    }

    @PUT
    @Path("system")
    @Operation(summary = "Changes the system's default access; secrets left out stay")
    public LevelView changeSystem(@NotNull @Valid LevelRequest request) {
        return say(AccessLevel.SYSTEM, request);
    }

    @DELETE
    @Path("system")
    @Operation(summary = "Nothing is said for the whole system any more: the product's own defaults apply")
    public void clearSystem() {
        desk.clear(AccessLevel.SYSTEM);
    }

    @GET
    @Path("models")
    @Operation(summary = "Models with access data of their own, by key, without secrets")
    public Page<AccessProfile> models(@BeanParam Paging paging) {
        return desk.models(paging.request());
    }

    @GET
    @Path("models/{key}")
    @Operation(summary = "Access data of one model, without secrets")
    public LevelView model(@PathParam("key") String key) {
        return view(AccessLevel.ofModel(key));
    }

    @PUT
    @Path("models/{key}")
    @Operation(summary = "Changes the access data of a model; secrets left out stay")
    public LevelView changeModel(@PathParam("key") String key, @NotNull @Valid LevelRequest request) {
        return say(AccessLevel.ofModel(key), request);
    }

    @DELETE
    @Path("models/{key}")
    @Operation(summary = "Nothing is said about the model any more")
    public void clearModel(@PathParam("key") String key) {
        desk.clear(AccessLevel.ofModel(key));
    }

    @GET
    @Path("devices/{id}")
    @Operation(summary = "Access data of one device alone, without secrets")
    public LevelView device(@PathParam("id") long id) {
        return view(AccessLevel.ofDevice(id));
    }

    @PUT
    @Path("devices/{id}")
    @Operation(summary = "Changes the access data of one device; secrets left out stay")
    public LevelView changeDevice(@PathParam("id") long id, @NotNull @Valid LevelRequest request) {
        return say(AccessLevel.ofDevice(id), request);
    }

    @DELETE
    @Path("devices/{id}")
    @Operation(summary = "Nothing is said about the device alone any more, its own port and communities included")
    public void clearDevice(@PathParam("id") long id) {
        desk.clear(AccessLevel.ofDevice(id));
    }

    @GET
    @Path("devices/{id}/merged")
    @Operation(summary = "How a device is reached after all levels have spoken, and which level each value comes from")
    public List<MergedAccess.Value> merged(@PathParam("id") long id) {
        return desk.merged(id);
    }

    private LevelView say(AccessLevel level, LevelRequest request) {
        int version = request.version() == null ? view(level).version() : request.version();
        desk.say(level, version, request.draft());
        return view(level);
    }

    private LevelView view(AccessLevel level) {
        AccessProfile access = desk.at(level).orElse(null);
        return new LevelView(
                level.kind().name(),
                level.modelKey(),
                level.kind() == AccessLevel.Kind.DEVICE ? (Long) level.id() : null,
                access,
                access == null ? 0 : access.version());
    }
}
