package org.demarc.icmp.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.icmp.boundary.OutageDesk;
import org.demarc.icmp.entity.IcmpRun;
import org.demarc.icmp.entity.Outage;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which devices were dead when, and the rounds of ICMP that found them. */
@Path("outages")
@Tag(name = "readings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OutageResource implements RestResource {

    @Inject
    OutageDesk outages;

    @GET
    @Operation(
            summary =
                    "From when to when devices did not answer ICMP, newest first; at=2026-11-22T10:00:00Z lists those that were dead"
                            + " at that moment; sort by name, address, location, beganAt, endedAt")
    public Page<Outage> list(@BeanParam Paging paging, @QueryParam("at") @Nullable String at) {
        return outages.page(paging.request(), at == null || at.isBlank() ? null : moment(at));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw ListProblem.BAD_FILTER.because("at: " + text + " is not a moment like 2026-11-22T10:00:00Z");
        }
    }

    @GET
    @Path("runs")
    @Operation(
            summary =
                    "Rounds of ICMP, newest first, with how many devices and gateways were asked and dead; dead=true lists those that"
                            + " found somebody dead")
    public Page<IcmpRun> runs(@BeanParam Paging paging, @QueryParam("dead") boolean deadOnly) {
        return outages.runs(paging.request(), deadOnly);
    }
}
