package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.demarc.wildcore.boundary.BillingControl;
import org.demarc.wildcore.boundary.BillingModules;
import org.demarc.wildcore.boundary.Diagnostics;
import org.demarc.wildcore.control.ModuleCall;
import org.demarc.wildcore.control.WildcoreProblem;
import org.jspecify.annotations.Nullable;

/** Calls of single modules of a device (wildcore-mikbill.md 6.6, devices.md chapter 3): those that read, and those that do something. */
@Path("switcher-core")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ModuleResource {

    @Inject
    BillingModules modules;

    @Inject
    BillingControl control;

    @GET
    @Path("{deviceId}/modules")
    public Envelope names(@PathParam("deviceId") String deviceId) {
        return Envelope.of(modules.names(Ids.of("device", deviceId)));
    }

    @POST
    @Path("{from}/{module}/{deviceId}")
    public Envelope call(
            @PathParam("from") String from,
            @PathParam("module") String module,
            @PathParam("deviceId") String deviceId,
            @Nullable Map<String, Object> body) {
        Map<String, Object> arguments = body == null ? Map.of() : body;
        Diagnostics.From whence = Diagnostics.From.of(from);
        long id = Ids.of("device", deviceId);
        if (ModuleCall.kind(module, arguments).isEmpty()) {
            return read(whence, module, id, arguments);
        }
        if (whence != Diagnostics.From.DEVICE) {
            throw WildcoreProblem.INVALID.because("from: must be device for " + module);
        }
        return Envelope.of(control.module(module, id, arguments));
    }

    /** Reads only: who follows an address changes nothing. */
    @GET
    @Path("{from}/{module}/{deviceId}")
    public Envelope call(
            @PathParam("from") String from,
            @PathParam("module") String module,
            @PathParam("deviceId") String deviceId,
            @Context UriInfo uri) {
        Map<String, Object> arguments = new HashMap<>();
        uri.getQueryParameters().forEach((name, given) -> arguments.put(name, String.join(",", given)));
        if (ModuleCall.kind(module, arguments).isPresent()) {
            throw new NotAllowedException("POST");
        }
        return read(Diagnostics.From.of(from), module, Ids.of("device", deviceId), arguments);
    }

    private Envelope read(Diagnostics.From from, String module, long deviceId, Map<String, Object> arguments) {
        BillingModules.Told told = modules.read(from, module, deviceId, arguments);
        return Envelope.of(told.data(), told.meta());
    }
}
