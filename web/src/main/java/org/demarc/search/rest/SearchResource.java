package org.demarc.search.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.search.boundary.SearchFacade;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds subscribers, ONUs, ports and devices by any of their names. */
@Path("search")
@Tag(name = "search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource implements RestResource {

    @Inject
    SearchFacade search;

    @GET
    @Operation(
            summary =
                    "Login, contract, id, name, phone, address, IP, MAC, ONU serial, device: whatever fits, best first",
            description = "At least two characters; at most 50 hits.")
    public Page<HitView> search(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("limit") @DefaultValue("20") int limit) {
        List<HitView> hits = search.find(text, limit).stream().map(HitView::of).toList();
        return new Page<>(hits, hits.size(), Math.max(1, limit), 0);
    }
}
