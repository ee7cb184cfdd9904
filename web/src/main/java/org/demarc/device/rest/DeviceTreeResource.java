package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.demarc.Page;
import org.demarc.device.boundary.DeviceBranches;
import org.demarc.device.entity.DeviceNode;
import org.demarc.device.entity.TreeOrder;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The devices as a tree, a node at a time. */
@Path("device-tree")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceTreeResource implements RestResource {

    @Inject
    DeviceBranches branches;

    @GET
    @Operation(
            summary = "The nodes below one in the tree of devices, with how many devices are below each and are down",
            description =
                    "node is the key of a node, empty for the tops. With q the nodes of the whole tree whose name or address has it, at most 50, with the way to each.")
    public Page<DeviceNode> tree(
            @QueryParam("by") @DefaultValue("GROUP") TreeOrder order,
            @QueryParam("node") @DefaultValue("") String key,
            @BeanParam Paging paging) {
        return branches.below(order, key, paging.request());
    }
}
