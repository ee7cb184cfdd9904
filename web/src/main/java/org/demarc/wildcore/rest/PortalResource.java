package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.demarc.wildcore.boundary.PortalSearch;

/** The one search box (wildcore-mikbill.md 6.7). */
@Path("portal")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PortalResource {

    @Inject
    PortalSearch search;

    @Inject
    Site site;

    @GET
    @Path("search")
    public Envelope search(@QueryParam("query") @DefaultValue("") String query, @Context UriInfo uri) {
        return Envelope.of(search.find(query, site.of(uri)));
    }
}
