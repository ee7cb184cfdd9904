package org.demarc.ucrm.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.demarc.ucrm.boundary.SetUpAssistant;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.boundary.SourceTest;
import org.demarc.ucrm.control.CrmCheck;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Preparing a UISP/UCRM for Demarc, by the source's code. */
@Path("ucrm/{source}")
@Tag(name = "crm-sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SetUpResource implements RestResource {

    @Inject
    SourceDesk desk;

    @Inject
    SetUpAssistant assistant;

    @Inject
    SourceTest tester;

    /** @param publicUrl Demarc's address as the CRM sees it; left out: the address of this call */
    public record SetUpRequest(@Nullable @Size(max = 300) String publicUrl) {}

    @GET
    @Path("setup")
    @Operation(summary = "What the CRM has and lacks: custom attributes, webhook endpoint; changes nothing")
    public SetUpView look(
            @PathParam("source") String source,
            @QueryParam("publicUrl") @Nullable String publicUrl,
            @Context UriInfo uri) {
        return SetUpView.of(assistant.look(id(source), address(publicUrl, uri)));
    }

    @POST
    @Path("setup")
    @Operation(summary = "Makes in the CRM what is missing, and looks again; needs an app key of the type Write")
    public SetUpView carryOut(
            @PathParam("source") String source, @Nullable @Valid SetUpRequest request, @Context UriInfo uri) {
        String publicUrl = request == null ? null : request.publicUrl();
        return SetUpView.of(assistant.carryOut(id(source), address(publicUrl, uri)));
    }

    @POST
    @Path("test")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Tries whether the CRM can be asked, and says in plain words what is wrong")
    public List<CrmCheck.Step> test(@PathParam("source") String source) {
        return tester.test(id(source));
    }

    private long id(String source) {
        return desk.withCode(source).id();
    }

    private static String address(@Nullable String publicUrl, UriInfo uri) {
        return publicUrl == null || publicUrl.isBlank()
                ? uri.getBaseUri().resolve("/").toString()
                : publicUrl;
    }
}
