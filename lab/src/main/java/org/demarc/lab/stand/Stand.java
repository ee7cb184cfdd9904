package org.demarc.lab.stand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The whole product on real parts: one PostgreSQL and one or more WildFly nodes. */
public final class Stand implements AutoCloseable {

    private final Database database;
    private final List<ServerNode> nodes;

    private Stand(Database database, List<ServerNode> nodes) {
        this.database = database;
        this.nodes = List.copyOf(nodes);
        database.outlives(this::stopNodes);
    }

    /** Starts database and nodes and waits until every node is ready. */
    public static Stand start(StandOptions options) {
        Stand stand = prepare(options);
        try {
            stand.nodes.forEach(ServerNode::launch);
            stand.nodes.forEach(ServerNode::awaitReady);
            return stand;
        } catch (RuntimeException e) {
            stand.close();
            throw e;
        }
    }

    /**
     * Starts the database and configures the nodes, but launches none yet.
     *
     * @throws IllegalStateException when a port that was asked for is taken
     */
    public static Stand prepare(StandOptions options) {
        return prepare(options, step -> {});
    }

    /**
     * As {@link #prepare(StandOptions)}.
     *
     * @param progress is told what begins
     */
    public static Stand prepare(StandOptions options, Consumer<String> progress) {
        checkPorts(options);
        progress.accept("Starting PostgreSQL");
        Database database = Database.start(options.dir().resolve("postgresql"));
        try {
            progress.accept("Configuring WildFly");
            ServerHome home = ServerHome.configured(options);
            List<ServerNode> nodes = new ArrayList<>();
            List<Integer> asked = askedPorts(options);
            for (int number = 1; number <= options.nodes(); number++) {
                int port = options.httpPort() == 0 ? Ports.free() : options.httpPort() + 100 * (number - 1);
                nodes.add(new ServerNode(options, home, number, port, PortRange.first(asked), database));
            }
            return new Stand(database, nodes);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Otherwise the server would come up without its port, and whoever has it would answer in its place.
     *
     * @throws IllegalStateException when a port that was asked for is taken
     */
    public static void checkPorts(StandOptions options) {
        for (int port : askedPorts(options)) {
            if (!Ports.isFree(port)) {
                throw new IllegalStateException("port " + port + " of 127.0.0.1 is taken by another program");
            }
        }
    }

    private static List<Integer> askedPorts(StandOptions options) {
        return options.httpPort() == 0
                ? List.of()
                : IntStream.range(0, options.nodes())
                        .map(node -> options.httpPort() + 100 * node)
                        .boxed()
                        .toList();
    }

    public Database database() {
        return database;
    }

    public List<ServerNode> nodes() {
        return nodes;
    }

    /** Address of the first node. */
    public String url() {
        return nodes.get(0).url();
    }

    @Override
    public void close() {
        stopNodes();
        nodes.forEach(ServerNode::giveUpPorts);
        database.close();
    }

    private void stopNodes() {
        nodes.parallelStream().forEach(ServerNode::close);
    }
}
