package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.demarc.wildcore.boundary.BillingAnalytics;
import org.demarc.wildcore.boundary.BillingLines;

/** Figures over all lines (wildcore-mikbill.md 7.4). */
@Path("component/analytics")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AnalyticsResource {

    @Inject
    BillingLines lines;

    @Inject
    BillingAnalytics analytics;

    @GET
    @Path("duplicated-ont-idents")
    public Envelope doubledIdents() {
        return Envelope.of(analytics.idents());
    }

    @GET
    @Path("duplicated-mac-addresses")
    public Envelope doubledMacs() {
        return Envelope.of(analytics.macs());
    }

    @GET
    @Path("widgets/bad-signals")
    public Envelope badSignals() {
        return Envelope.of(lines.badSignals());
    }
}
