package org.demarc.wildcore.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.demarc.wildcore.boundary.BillingLines;
import org.demarc.wildcore.boundary.Diagnostics;
import org.demarc.wildcore.control.DiagHtml;
import org.demarc.wildcore.control.UiPages;

/** Diagnosis of a line (wildcore-mikbill.md 6.3). No thread waits for a device: the answer is sent when it is there. */
@Path("component/diagnostic/interface/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiagnosticResource {

    @Inject
    Diagnostics diagnostics;

    @Inject
    BillingLines lines;

    @Inject
    Site site;

    /** Pages about a line; without keys. */
    public record Links(@JsonProperty("interface") String page, String device, String embed, String diagnostic) {}

    @GET
    @Path("diag")
    public CompletionStage<Envelope> diagnosis(
            @PathParam("id") String id, @QueryParam("from") @DefaultValue("cache") String from) {
        return diagnostics
                .diagnose(Ids.of("interface", id), Diagnostics.From.of(from))
                .thenApply(Envelope::of);
    }

    @GET
    @Path("diag/html")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public CompletionStage<String> html(
            @PathParam("id") String id, @QueryParam("from") @DefaultValue("cache") String from) {
        return diagnostics
                .diagnose(Ids.of("interface", id), Diagnostics.From.of(from))
                .thenApply(DiagHtml::of);
    }

    @GET
    @Path("links")
    public Envelope links(@PathParam("id") String id, @Context UriInfo uri) {
        var line = lines.line(Ids.of("interface", id));
        UiPages pages = site.of(uri);
        return Envelope.of(new Links(
                pages.line(line.type().equals("ONU"), line.id(), line.deviceId()),
                pages.device(line.deviceId()),
                pages.embedded(line.id()),
                pages.diagnosis(line.id())));
    }
}
