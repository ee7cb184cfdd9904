package org.demarc.analytics.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.demarc.analytics.boundary.Dashboard;
import org.demarc.analytics.entity.Overview;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of the dashboard. */
@Path("overview")
@Tag(name = "overview")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource implements RestResource {

    @Inject
    Dashboard dashboard;

    @GET
    @Operation(
            summary =
                    "Devices, ONUs, orders, last runs, weakest signals and subscribers at this instant; null what the caller may not see")
    public Overview overview() {
        return dashboard.overview();
    }
}
