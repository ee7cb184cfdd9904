package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.entity.DeviceNode;
import org.demarc.device.entity.DeviceTree;
import org.demarc.device.entity.TreeOrder;

/** The devices as a tree, as far as the caller sees them. */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class DeviceBranches {

    private static final int MOST_FOUND = 50;

    @Inject
    DeviceTree tree;

    @Inject
    Sight sight;

    /**
     * The nodes below one; with a text those of the whole tree whose name or address has it, at most 50, with their way.
     *
     * @param key of the node; empty for the tops of the tree
     * @throws org.demarc.ProblemException {@link org.demarc.device.entity.DeviceProblem#UNKNOWN_NODE}
     */
    public Page<DeviceNode> below(TreeOrder order, String key, PageRequest request) {
        if (request.filter().isEmpty()) {
            return tree.below(order, key, request, sight.groups());
        }
        int most = Math.min(MOST_FOUND, request.limit());
        List<DeviceNode> found = tree.found(order, request.filter(), sight.groups(), most);
        return new Page<>(found, found.size(), most, 0);
    }
}
