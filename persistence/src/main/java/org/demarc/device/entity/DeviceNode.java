package org.demarc.device.entity;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of devices.
 *
 * @param key names it when its children are asked for: {@code g7} a group, {@code g0} the devices of none, {@code d55} a device
 * @param name of the group or device; empty for devices of no group
 * @param deviceId null for a group
 * @param status Up, Down or Unknown; empty for a group
 * @param devices how many devices are below it
 * @param down how many of those are down
 * @param path names of what is above it, the top first; only told where nodes are looked for
 */
public record DeviceNode(
        String key,
        String name,
        @Nullable Long deviceId,
        String address,
        String model,
        String status,
        long devices,
        long down,
        List<String> path)
        implements Serializable {

    DeviceNode under(List<String> above) {
        return new DeviceNode(key, name, deviceId, address, model, status, devices, down, above);
    }
}
