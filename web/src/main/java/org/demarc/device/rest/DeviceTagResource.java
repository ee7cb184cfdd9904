package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.device.boundary.MarkDesk;
import org.demarc.device.entity.DeviceMarks.TagCount;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tags that devices have. */
@Path("device-tags")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceTagResource implements RestResource {

    @Inject
    MarkDesk marks;

    @GET
    @Operation(summary = "The tags of devices, with how many devices have each and are down")
    public List<TagCount> tags() {
        return marks.tags();
    }
}
