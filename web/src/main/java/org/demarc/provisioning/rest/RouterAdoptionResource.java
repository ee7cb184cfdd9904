package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.demarc.Page;
import org.demarc.provisioning.boundary.AdoptionDesk;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Taking over one router. */
@Path("routers/{router}/adoptions")
@Tag(name = "adoption")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RouterAdoptionResource implements RestResource {

    @Inject
    AdoptionDesk desk;

    @GET
    @Operation(summary = "Adoptions of a router, newest first")
    public Page<AdoptionView> list(@PathParam("router") long router, @BeanParam Paging paging) {
        return desk.list(router, "", paging.request()).map(run -> AdoptionView.of(run, List.of(), null, null));
    }

    @POST
    @Operation(
            summary = "Reads a router and finds out whose its rows are",
            description =
                    "Answers 202 at once; ask for the adoption until its state is ready. Nothing is written to the router before rows are approved.")
    @APIResponseSchema(value = AdoptionView.class, responseCode = "202")
    public Response start(@PathParam("router") long router) {
        return Response.accepted(AdoptionView.of(desk.start(router), List.of(), null, null))
                .build();
    }
}
