package org.demarc.component.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.demarc.component.boundary.ComponentDesk;
import org.demarc.component.entity.ComponentKind;
import org.demarc.component.entity.ComponentState;
import org.demarc.component.entity.SystemComponent;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Demarc consists of and how it is. */
@Path("components")
@Tag(name = "components")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComponentResource implements RestResource {

    /** One part of Demarc, or something that it works with. */
    @Schema(name = "Component")
    public record ComponentView(
            ComponentKind kind,

            @Schema(description = "of the node whose part it is, or of the source or channel")
            String name,

            ComponentState state,

            @Schema(description = "when it was so: a node's last sign of life, the end of a billing's last import")
            @Nullable
            Instant at,

            @Schema(description = "the state in plain words")
            String text) {

        static ComponentView of(SystemComponent component) {
            return new ComponentView(
                    component.kind(),
                    component.name(),
                    component.state(),
                    component.at(),
                    component.said().text());
        }
    }

    @Inject
    ComponentDesk desk;

    @GET
    @Operation(
            summary = "What Demarc consists of and how it is",
            description =
                    "Nodes with what runs on them, the database, and, for whoever may see their lists, billing sources, CRMs and "
                            + "notification channels; at most a hundred of each kind.")
    public List<ComponentView> list() {
        return desk.all().stream().map(ComponentView::of).toList();
    }
}
