package org.demarc.access.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.access.boundary.SecurityDesk;
import org.demarc.access.entity.SignInGuard;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Addresses that are shut out after bad attempts to sign in. */
@Path("ip-blocks")
@Tag(name = "security")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityResource implements RestResource {

    /** How many addresses were let in again. */
    public record Reset(int addresses) {}

    @Inject
    SecurityDesk desk;

    @GET
    @Operation(summary = "Addresses that are shut out, and until when")
    public List<SignInGuard.Block> list() {
        return desk.blocks();
    }

    @DELETE
    @Operation(summary = "Lets everybody in again")
    public Reset reset() {
        return new Reset(desk.resetBlocks());
    }
}
