package org.demarc.lab.stand;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a stand is made of and where it lives.
 *
 * @param wildflyHome an unpacked WildFly distribution; its {@code modules} folder gets the PostgreSQL driver
 * @param ear the archive to deploy
 * @param driver the PostgreSQL JDBC driver
 * @param scripts folder with {@code demarc.cli} and {@code demarc-cluster.cli}
 * @param dir folder for everything the stand writes
 * @param nodes 1 for {@code standalone-full.xml}, more for a cluster with {@code standalone-full-ha.xml}
 * @param httpPort port of the first node, 0 for any free one; node n listens 100 x (n - 1) higher when a port is given
 * @param heapMb Java heap of each node in MiB
 * @param environment further environment variables of the nodes
 * @param earByNode other archives for single nodes, by the name of the node
 */
public record StandOptions(
        Path wildflyHome,
        Path ear,
        Path driver,
        Path scripts,
        Path dir,
        int nodes,
        int httpPort,
        int heapMb,
        Map<String, String> environment,
        Map<String, Path> earByNode) {

    public StandOptions {
        environment = Map.copyOf(environment);
        earByNode = Map.copyOf(earByNode);
    }

    /** Folders as the build hands them over in system properties; one node on a free port. */
    public static StandOptions fromBuild() {
        return new StandOptions(
                path("demarc.wildfly.home"),
                path("demarc.ear"),
                path("demarc.driver"),
                path("demarc.server.scripts"),
                path("demarc.stand.dir"),
                1,
                0,
                768,
                Map.of(),
                Map.of());
    }

    public StandOptions at(Path otherDir) {
        return new StandOptions(
                wildflyHome, ear, driver, scripts, otherDir, nodes, httpPort, heapMb, environment, earByNode);
    }

    public StandOptions nodes(int count) {
        return new StandOptions(
                wildflyHome, ear, driver, scripts, dir, count, httpPort, heapMb, environment, earByNode);
    }

    public StandOptions port(int port) {
        return new StandOptions(wildflyHome, ear, driver, scripts, dir, nodes, port, heapMb, environment, earByNode);
    }

    public StandOptions with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new StandOptions(wildflyHome, ear, driver, scripts, dir, nodes, httpPort, heapMb, more, earByNode);
    }

    /** Another archive for one node. */
    public StandOptions ear(String node, Path other) {
        var more = new HashMap<>(earByNode);
        more.put(node, other);
        return new StandOptions(wildflyHome, ear, driver, scripts, dir, nodes, httpPort, heapMb, environment, more);
    }

    /** The archive that a node runs. */
    public Path earOf(String node) {
        return earByNode.getOrDefault(node, ear);
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(property + " is not set: start through the build");
        }
        return Path.of(value);
    }
}
