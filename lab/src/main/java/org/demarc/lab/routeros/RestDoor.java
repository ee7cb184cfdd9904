package org.demarc.lab.routeros;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens for REST calls; can be shut, filtered and opened again like the API. */
final class RestDoor implements AutoCloseable {

    private final RestCalls calls;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "routeros-rest");
        thread.setDaemon(true);
        return thread;
    });
    private InetSocketAddress address;
    private Optional<HttpServer> server = Optional.empty();
    private Optional<Door> filtered = Optional.empty();

    RestDoor(Router router, InetSocketAddress address) {
        this.calls = new RestCalls(router);
        this.address = address;
        open();
    }

    synchronized int port() {
        return address.getPort();
    }

    synchronized void open() {
        shut();
        try {
            System.setProperty("sun.net.httpserver.nodelay", "true");
            HttpServer http = HttpServer.create(address, 50);
            http.setExecutor(threads);
            http.createContext("/rest", calls);
            http.start();
            address = http.getAddress();
            server = Optional.of(http);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    synchronized void shut() {
        server.ifPresent(http -> http.stop(0));
        filtered.ifPresent(Door::close);
        server = Optional.empty();
        filtered = Optional.empty();
    }

    synchronized void filter() {
        shut();
        Door door = new Door(address, socket -> {});
        door.filter();
        filtered = Optional.of(door);
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }
}
