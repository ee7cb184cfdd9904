package org.demarc.onu.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.Page;
import org.demarc.Stretch;
import org.demarc.fdb.entity.Sighting;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuDetails;
import org.demarc.onu.entity.OnuState;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** ONUs; the id is that of the interface. */
@Path("onus")
@Tag(name = "onus")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OnuResource implements RestResource {

    @Inject
    OnuRegister onus;

    @GET
    @Operation(
            summary = "ONUs; q is a serial or MAC in any writing, a part of name, description or comment, or #tag",
            description =
                    "A long list is counted up to 10,000, \"more\" says that there are more. It is read by sending \"next\" as after; offset goes as far as it is counted.")
    public Stretch<Onu> list(
            @BeanParam Paging paging,
            @BeanParam OnuNarrowing narrowing,
            @QueryParam("after") @DefaultValue("") String after) {
        return onus.page(paging.request(), narrowing.filter(), after);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One ONU with its newest signal")
    public Onu onu(@PathParam("id") long id) {
        return onus.onu(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Forgets an ONU until its device reports it again",
            description = "Nothing is sent to the device: an ONU is deleted there by the action deregister.")
    public void forget(@PathParam("id") long id) {
        onus.forget(id);
    }

    @GET
    @Path("{id}/signals")
    @Operation(
            summary = "Signal history, oldest first; longer spans are averaged to at most the asked number of points")
    public List<Onu.Signal> signals(
            @PathParam("id") long id,
            @QueryParam("hours") @DefaultValue("24") int hours,
            @QueryParam("points") @DefaultValue("500") int points) {
        Instant now = Instant.now();
        return onus.history(id, now.minus(Math.max(1, hours), ChronoUnit.HOURS), now, points);
    }

    @GET
    @Path("{id}/states")
    @Operation(summary = "States, newest first")
    public List<OnuState> states(@PathParam("id") long id, @QueryParam("limit") @DefaultValue("50") int limit) {
        return onus.states(id, limit);
    }

    @GET
    @Path("{id}/fdb")
    @Operation(summary = "MACs behind the ONU, present and past")
    public Page<Sighting> fdb(@PathParam("id") long id, @BeanParam Paging paging) {
        return onus.fdb(id, paging.request());
    }

    @GET
    @Path("{id}/bounds")
    @Operation(summary = "The least and the greatest levels since the history began or somebody began anew")
    public OnuDetails.SignalBounds bounds(@PathParam("id") long id) {
        return onus.bounds(id);
    }

    @DELETE
    @Path("{id}/bounds")
    @Operation(summary = "The least and the greatest levels are told from now on; the history stays")
    public OnuDetails.SignalBounds beginAnew(@PathParam("id") long id) {
        return onus.beginAnew(id);
    }

    @GET
    @Path("{id}/details")
    @Operation(summary = "LAN ports, VLANs and profiles as the device last told them")
    public OnuDetails.OnuAnswers details(@PathParam("id") long id) {
        return onus.asked(id);
    }
}
