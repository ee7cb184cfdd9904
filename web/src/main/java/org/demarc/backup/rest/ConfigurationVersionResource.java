package org.demarc.backup.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.entity.ConfigurationVersion;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of configurations: their texts, and what differs between two. */
@Path("configuration-versions")
@Tag(name = "configurations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationVersionResource implements RestResource {

    private static final String PLAIN = "text/plain;charset=utf-8";

    @Inject
    BackupDesk desk;

    @GET
    @Path("{id}")
    @Operation(summary = "One version")
    public ConfigurationVersion one(@PathParam("id") long id) {
        return desk.version(id);
    }

    @GET
    @Path("{id}/text")
    @Produces(PLAIN)
    @Operation(
            summary = "The configuration as text, secrets masked",
            description = "secrets=true shows them; that needs configuration_secrets and is audited")
    public String text(@PathParam("id") long id, @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        return desk.text(id, secrets);
    }

    @GET
    @Path("compare")
    @Operation(
            summary = "What differs between two versions, of one device or of two, line by line and as unified diff",
            description = "onlySecrets is true where they differ in nothing but what is masked")
    public BackupDesk.Compared compare(
            @QueryParam("from") long from,
            @QueryParam("to") long to,
            @QueryParam("context") @DefaultValue("3") int context,
            @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        return desk.compare(from, to, context, secrets);
    }

    @GET
    @Path("compare/text")
    @Produces(PLAIN)
    @Operation(summary = "The same as unified diff alone; empty where nothing differs")
    public String unified(
            @QueryParam("from") long from,
            @QueryParam("to") long to,
            @QueryParam("context") @DefaultValue("3") int context,
            @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        return desk.compare(from, to, context, secrets).difference().unified();
    }
}
