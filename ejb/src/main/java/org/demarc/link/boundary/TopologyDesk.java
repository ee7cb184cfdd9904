package org.demarc.link.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.link.entity.Graph;
import org.demarc.link.entity.Graphs;
import org.demarc.link.entity.Graphs.Box;
import org.demarc.link.entity.Graphs.Cluster;
import org.demarc.link.entity.Places;
import org.demarc.link.entity.Places.Nearby;
import org.demarc.link.entity.Places.OnuPlace;

/** Parts of the network as they are drawn, limited to the devices that the caller sees. */
@Stateless
@Requires(Permission.LINKS_VIEW)
public class TopologyDesk {

    /** How many devices are drawn at most. */
    public static final int MOST_NODES = 500;

    /** How many cables away from the middle devices are at most. */
    public static final int MOST_DEPTH = 8;

    private static final int MOST_ONUS = 1000;
    private static final int LEAST_RADIUS_M = 100;
    private static final int MOST_RADIUS_M = 10_000;
    private static final int MOST_NEAR = 500;
    private static final int MOST_MIDDLES = 50;
    /** The map's rectangle is divided into so many cells each way. */
    private static final int CELLS = 24;
    /** ONUs are drawn only where the rectangle is smaller than this, degrees. */
    private static final double ONU_SPAN = 0.15;

    @Inject
    Graphs graphs;

    @Inject
    Places places;

    @Inject
    Sight sight;

    /**
     * What a map shows of a rectangle.
     *
     * @param links with the devices at their ends, which may lie outside
     * @param onus none where the rectangle is large
     */
    public record MapPart(List<Cluster> clusters, Graph links, List<OnuPlace> onus) {}

    /** The smallest rectangle around all devices that have a place; all 0 where none has one. */
    public record Bounds(double south, double west, double north, double east, long devices) {

        public static final Bounds NONE = new Bounds(0, 0, 0, 0, 0);
    }

    /** Where the devices with a place in a rectangle are. */
    public Bounds bounds(Box box) {
        return graphs.around(box, sight.groups())
                .map(around -> new Bounds(
                        around.box().south(),
                        around.box().west(),
                        around.box().north(),
                        around.box().east(),
                        around.devices()))
                .orElse(Bounds.NONE);
    }

    /** Devices from which to begin: routers and those with the most links. */
    public List<Graph.Node> middles() {
        return graphs.middles(sight.groups(), MOST_MIDDLES);
    }

    /**
     * What is around a device; depth and limit are brought inside 1..8 and 2..500.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.device.entity.DeviceProblem#UNKNOWN_DEVICE}
     */
    public Graph around(long deviceId, int depth, int limit) {
        sight.device(deviceId);
        return graphs.around(
                deviceId,
                Math.max(1, Math.min(MOST_DEPTH, depth)),
                Math.max(2, Math.min(MOST_NODES, limit)),
                sight.groups());
    }

    /**
     * Devices and ONUs around a place, the nearest first; the radius is brought inside 100 m to 10 km, the limit inside 1 to 500. Where
     * much lies together only a small circle is looked at.
     */
    public List<Nearby> near(double latitude, double longitude, int radiusM, int limit) {
        int radius = Math.max(LEAST_RADIUS_M, Math.min(MOST_RADIUS_M, radiusM));
        int most = Math.max(1, Math.min(MOST_NEAR, limit));
        List<Nearby> found = List.of();
        for (int within = LEAST_RADIUS_M; found.size() < most; within *= 2) {
            int circle = Math.min(within, radius);
            found = places.near(
                    Box.around(latitude, longitude, circle), latitude, longitude, circle, most, sight.groups());
            if (circle == radius) {
                break;
            }
        }
        return found;
    }

    /** What lies in a rectangle of the map. */
    public MapPart part(Box box) {
        double span = Math.max(box.north() - box.south(), box.east() - box.west());
        double cell = Math.max(1e-6, span / CELLS);
        return new MapPart(
                graphs.clusters(box, cell, sight.groups()),
                graphs.linksIn(box, sight.groups()),
                span > ONU_SPAN ? List.of() : places.onusIn(box, MOST_ONUS, sight.groups()));
    }
}
