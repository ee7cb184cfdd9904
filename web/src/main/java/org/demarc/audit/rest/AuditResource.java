package org.demarc.audit.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.audit.boundary.AuditReading;
import org.demarc.audit.entity.AuditEntry;
import org.demarc.audit.entity.AuditFilter;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Path("audit")
@Tag(name = "audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource implements RestResource {

    /** One change. */
    @Schema(name = "AuditEntry")
    public record EntryView(
            long id,
            Instant at,
            @Nullable Long whoId,
            String who,
            String action,
            String objectType,
            String objectId,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String before,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String after,

            String remoteAddress,
            String status) {

        static EntryView of(AuditEntry entry) {
            return new EntryView(
                    entry.id(),
                    entry.at(),
                    entry.whoId(),
                    entry.who(),
                    entry.action(),
                    entry.objectType(),
                    entry.objectId(),
                    entry.before(),
                    entry.after(),
                    entry.remoteAddress(),
                    entry.status());
        }
    }

    @Inject
    AuditReading audit;

    @GET
    @Operation(summary = "Changes, newest first")
    public Page<EntryView> list(
            @BeanParam Paging paging,
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("action") @DefaultValue("") String action,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("id") @DefaultValue("") String id) {
        var filter = new AuditFilter(who, action, type, id, null, null);
        return audit.page(filter, paging.request()).map(EntryView::of);
    }

    @GET
    @Path("actions")
    @Operation(summary = "The actions that occur, for filtering")
    public List<String> actions() {
        return audit.actions();
    }
}
