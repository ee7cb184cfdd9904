package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.demarc.Page;
import org.demarc.device.boundary.AccessRegister;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.SnmpV3Draft;
import org.demarc.settings.entity.Secret;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ways of reaching devices. Secrets go in and never come out. */
@Path("access-profiles")
@Tag(name = "access profiles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessProfileResource implements RestResource {

    @Inject
    AccessRegister profiles;

    /**
     * User-based security of version 3. Of a secret null means: as it was; without its protocol it is taken away.
     *
     * @param context empty or null for the default context
     */
    public record V3Request(
            @NotBlank @Size(max = 32) String user,

            @Nullable @Pattern(regexp = "MD5|SHA|SHA256|SHA384|SHA512")
            String authProtocol,

            @Nullable @Size(min = 8, max = 200) String authPassword,

            @Nullable @Pattern(regexp = "DES|AES128|AES192|AES256")
            String privProtocol,

            @Nullable @Size(min = 8, max = 200) String privPassword,
            @Nullable @Size(max = 200) String context) {

        SnmpV3Draft draft() {
            return new SnmpV3Draft(
                    user,
                    authProtocol,
                    secret(authPassword),
                    privProtocol,
                    secret(privPassword),
                    context == null ? "" : context);
        }

        /** Without secrets, because requests may be printed. */
        @Override
        public String toString() {
            return "user " + user;
        }
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : Secret.of(text);
    }

    /**
     * What a person says about a profile. Null means the system default; of a secret null means: as it was, empty: takes it away.
     *
     * @param snmpAttempts how often a request is sent in all
     * @param v3 user of version 3, null for none
     * @param enablePassword asked by the console's {@code enable}
     * @param version the version that was seen; null takes the present one
     */
    public record ProfileRequest(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Pattern(regexp = "1|2c|3") String snmpVersion,
            @Nullable @Min(1) @Max(65535) Integer snmpPort,
            @Nullable @Min(100) @Max(60000) Integer snmpTimeoutMs,
            @Nullable @Min(1) @Max(10) Integer snmpAttempts,
            @Nullable @Size(max = 200) String readCommunity,
            @Nullable @Size(max = 200) String writeCommunity,
            @Nullable @Valid V3Request v3,
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
                    name.strip(),
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

        /** Without secrets, because requests may be printed. */
        @Override
        public String toString() {
            return "access profile " + name;
        }
    }

    @GET
    @Operation(summary = "Access profiles, without their secrets")
    public Page<AccessProfile> list(@BeanParam Paging paging) {
        return profiles.page(paging.request());
    }

    @POST
    @APIResponseSchema(value = AccessProfile.class, responseCode = "201")
    @Operation(summary = "Adds an access profile")
    public Response add(@NotNull @Valid ProfileRequest request, @Context UriInfo uri) {
        AccessProfile added = profiles.add(request.draft());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One access profile")
    public AccessProfile profile(@PathParam("id") long id) {
        return profiles.profile(id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes an access profile; secrets left out stay")
    public AccessProfile change(@PathParam("id") long id, @NotNull @Valid ProfileRequest request) {
        int version = request.version() == null ? profiles.profile(id).version() : request.version();
        return profiles.change(id, version, request.draft());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes an access profile that no device uses")
    public void remove(@PathParam("id") long id) {
        profiles.remove(id);
    }
}
