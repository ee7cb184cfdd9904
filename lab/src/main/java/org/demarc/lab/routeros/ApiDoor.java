package org.demarc.lab.routeros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocket;

/** Takes API connections, plain or TLS, and gives each a session. */
final class ApiDoor implements AutoCloseable {

    private final Router router;
    private volatile Optional<Certificate> certificate;
    private final ScheduledExecutorService clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "routeros-session");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Door door;

    ApiDoor(
            Router router,
            InetSocketAddress address,
            Optional<Certificate> certificate,
            ScheduledExecutorService clock) {
        this.router = router;
        this.certificate = certificate;
        this.clock = clock;
        this.door = new Door(address, this::welcome);
        door.open();
    }

    private void welcome(Socket socket) {
        open.add(socket);
        router.journal().opened();
        boolean full = router.journal().open() > router.options().maxSessions();
        threads.execute(() -> {
            try (socket) {
                if (!full) {
                    serve(socket);
                }
            } catch (IOException gone) {
                // The client went away while we were greeting: nobody is left to tell.
                return;
            } finally {
                open.remove(socket);
                router.journal().closed();
            }
        });
    }

    private void serve(Socket socket) throws IOException {
        String via = certificate.isPresent() ? Services.API_TLS : Services.API;
        new ApiSession(router, secured(socket), via, clock).run();
    }

    /** From now on who connects sees this certificate. */
    void present(Certificate other) {
        certificate = Optional.of(other);
    }

    private Socket secured(Socket socket) throws IOException {
        Optional<Certificate> shown = certificate;
        if (shown.isEmpty()) {
            return socket;
        }
        SSLSocket secured = (SSLSocket) shown.get()
                .context()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    int port() {
        return door.port();
    }

    void open() {
        door.open();
    }

    void filter() {
        door.filter();
        cut();
    }

    void shut() {
        door.close();
        cut();
    }

    private void cut() {
        open.forEach(ApiDoor::hangUp);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }
}
