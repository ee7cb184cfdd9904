package org.demarc.link.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices and the links between them, as they are drawn.
 *
 * @param whole false where there is more than is drawn
 */
public record Graph(List<Node> nodes, List<Edge> edges, boolean whole) {

    /**
     * A device.
     *
     * @param hops cables between it and the device in the middle; 0 on a map
     * @param links how many links it has, drawn or not
     * @param latitude degrees, null where nobody said
     */
    public record Node(
            long id,
            String name,
            String address,
            String type,
            String model,
            String status,
            int hops,
            long links,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /**
     * A link.
     *
     * @param from the lower device where {@code uplink}
     * @param percent utilisation, null where nothing is known
     */
    public record Edge(
            long id,
            long from,
            long to,
            String fromPort,
            String toPort,
            String kind,
            boolean uplink,
            @Nullable Double percent) {}
}
