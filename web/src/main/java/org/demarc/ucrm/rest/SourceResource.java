package org.demarc.ucrm.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.demarc.Page;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.boundary.SourceTest;
import org.demarc.ucrm.control.CrmCheck;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.UcrmProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connected UISP/UCRM installations. */
@Path("crm-sources")
@Tag(name = "crm-sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SourceResource implements RestResource {

    @Inject
    SourceDesk desk;

    @Inject
    SourceTest tester;

    @Inject
    CurrentUser caller;

    @GET
    @Operation(summary = "All sources; sort by id, code, name, baseUrl, enabled, verification")
    public Page<SourceView> list(@BeanParam Paging paging, @Context UriInfo uri) {
        return desk.page(paging.request()).map(source -> view(source, uri));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One source with the address of its webhooks")
    public SourceView one(@PathParam("id") long id, @Context UriInfo uri) {
        return view(desk.one(id), uri);
    }

    @POST
    @Operation(summary = "Connects a UISP/UCRM; the answer has the address for its webhooks")
    @APIResponseSchema(value = SourceView.class, responseCode = "201")
    public Response add(@NotNull @Valid SourceRequest request, @Context UriInfo uri) {
        CrmSource added = desk.add(request.draft());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(view(added, uri))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a source; takes the version that was read; secrets left out stay")
    public SourceView change(@PathParam("id") long id, @NotNull @Valid SourceRequest request, @Context UriInfo uri) {
        if (request.version() == null) {
            throw UcrmProblem.CHANGED_MEANWHILE.because("send the version that you read");
        }
        return view(desk.change(request.draft(desk.one(id))), uri);
    }

    @POST
    @Path("{id}/hook-key")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Gives a source a new hook key; the answer has the new address for its webhooks",
            description =
                    "The old address answers 404 at once: write the new one into the CRM, or let the set-up assistant do it. "
                            + "A key of your own is set by PUT.")
    public SourceView renewHookKey(@PathParam("id") long id, @Context UriInfo uri) {
        return view(desk.renewHookKey(id), uri);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Disconnects a source none of whose accounts is on a router")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Tries whether the CRM can be asked, and says in plain words what is wrong")
    public List<CrmCheck.Step> test(@PathParam("id") long id) {
        return tester.test(id);
    }

    private SourceView view(CrmSource source, UriInfo uri) {
        return SourceView.of(source, hookUrl(source, uri));
    }

    private @Nullable String hookUrl(CrmSource source, UriInfo uri) {
        return caller.may(Permission.PROVISIONING_ADMIN)
                ? uri.getBaseUri().resolve(desk.hookPath(source.id())).toString()
                : null;
    }
}
