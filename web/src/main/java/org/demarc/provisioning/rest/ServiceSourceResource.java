package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.demarc.Page;
import org.demarc.provisioning.boundary.ServiceSourceDesk;
import org.demarc.provisioning.entity.ServiceSource;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sources whose services other programs tell by requests. */
@Path("service-sources")
@Tag(name = "service-sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceSourceResource implements RestResource {

    @Inject
    ServiceSourceDesk desk;

    /**
     * A source.
     *
     * @param bothGiven dhcp, pppoe or pppoe-with-caller-id; dhcp when left out
     * @param comment of a router's row after its tag, with {clientName}, {clientId}, {planName}
     */
    public record SourceBody(
            @NotBlank @Size(max = 32) String code,
            @NotBlank @Size(max = 200) String name,
            @Nullable String bothGiven,
            @Nullable @Size(max = 200) String comment) {}

    @GET
    @Operation(summary = "Sources of services that other programs request; sort by code, name, bothGiven")
    public Page<SourceBody> list(@BeanParam Paging paging) {
        return desk.page(paging.request()).map(ServiceSourceResource::body);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "One source")
    public SourceBody one(@PathParam("code") String code) {
        return body(desk.one(code));
    }

    @POST
    @Operation(summary = "Adds a source of kind jms, so that requests may tell its services")
    @APIResponseSchema(value = SourceBody.class, responseCode = "201")
    public Response add(@NotNull @Valid SourceBody body, @Context UriInfo uri) {
        String choice = body.bothGiven() == null ? "dhcp" : body.bothGiven();
        ServiceSource added = desk.add(new ServiceSource(
                0,
                body.code(),
                body.name(),
                "jms",
                choice.toUpperCase(Locale.ROOT).replace('-', '_'),
                body.comment() == null ? "{clientName}" : body.comment()));
        return Response.created(uri.getAbsolutePathBuilder().path(added.code()).build())
                .entity(body(added))
                .build();
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Removes a source none of whose accounts is on a router")
    public void remove(@PathParam("code") String code) {
        desk.remove(code);
    }

    private static SourceBody body(ServiceSource source) {
        return new SourceBody(
                source.code(),
                source.name(),
                source.bothGiven().toLowerCase(Locale.ROOT).replace('_', '-'),
                source.commentTemplate());
    }
}
