package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.demarc.onu.boundary.OnuRegister;

/** Extremes of the levels of ONUs are told anew (wildcore-mikbill.md 2, row 21). */
@Path("ont-signal/reset")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignalResource {

    @Inject
    OnuRegister onus;

    @PUT
    @Path("interface/{id}")
    public Envelope ofInterface(@PathParam("id") String id) {
        onus.beginAnew(Ids.of("interface", id));
        return Envelope.of(true);
    }

    @PUT
    @Path("device/{id}")
    public Envelope ofDevice(@PathParam("id") String id) {
        onus.beginAnewOfDevice(Ids.of("device", id));
        return Envelope.of(true);
    }
}
