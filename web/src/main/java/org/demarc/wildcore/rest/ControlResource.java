package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.demarc.wildcore.boundary.BillingControl;
import org.jspecify.annotations.Nullable;

/** What billings have done to devices (wildcore-mikbill.md 6.6): the answer is {@code true} once it is done, or an error. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ControlResource {

    @Inject
    BillingControl control;

    @PUT
    @Path("component/olts_control/ont/{what}/{deviceId}/{bindKey}")
    public Envelope onu(
            @PathParam("what") String what,
            @PathParam("deviceId") String deviceId,
            @PathParam("bindKey") String bindKey,
            @Nullable Map<String, Object> body) {
        return Envelope.of(control.onu(what, Ids.of("device", deviceId), bindKey, orNone(body)));
    }

    @PUT
    @Path("component/olts_control/olt/reset-port/{deviceId}/{bindKey}")
    public Envelope resetPort(@PathParam("deviceId") String deviceId, @PathParam("bindKey") String bindKey) {
        return Envelope.of(control.port("port-reset", Ids.of("device", deviceId), bindKey, Map.of()));
    }

    @PUT
    @Path("component/olts_control/olt/interface/description/{deviceId}/{bindKey}")
    public Envelope describePort(
            @PathParam("deviceId") String deviceId,
            @PathParam("bindKey") String bindKey,
            @Nullable Map<String, Object> body) {
        return Envelope.of(control.port("port-description", Ids.of("device", deviceId), bindKey, orNone(body)));
    }

    @PUT
    @Path("component/switches_control/system/{deviceId}/{what}")
    public Envelope system(@PathParam("deviceId") String deviceId, @PathParam("what") String what) {
        return Envelope.of(control.module(what, Ids.of("device", deviceId), Map.of()));
    }

    @PUT
    @Path("component/switches_control/interface/{deviceId}/{bindKey}")
    public Envelope switchPort(
            @PathParam("deviceId") String deviceId,
            @PathParam("bindKey") String bindKey,
            @Nullable Map<String, Object> body) {
        return Envelope.of(control.switchPort(Ids.of("device", deviceId), bindKey, orNone(body)));
    }

    private static Map<String, Object> orNone(@Nullable Map<String, Object> body) {
        return body == null ? Map.of() : body;
    }
}
