package org.demarc.lab.routeros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A listening port that can be shut (connections are refused) or filtered (connection attempts get no answer) and opened
 * again under the same number.
 */
final class Door implements AutoCloseable {

    private static final int FILLERS = 4;

    private final Consumer<Socket> visitor;
    private InetSocketAddress address;
    private Optional<ServerSocket> socket = Optional.empty();
    private Optional<Thread> accepting = Optional.empty();
    private final List<SocketChannel> fillers = new ArrayList<>();

    Door(InetSocketAddress address, Consumer<Socket> visitor) {
        this.address = address;
        this.visitor = visitor;
    }

    synchronized int port() {
        return address.getPort();
    }

    /** Listens; with port 0 on any free one, which it then keeps. */
    synchronized void open() {
        close();
        ServerSocket listening = bind(200);
        address = new InetSocketAddress(address.getAddress(), listening.getLocalPort());
        Thread acceptor = new Thread(() -> accept(listening), "routeros-" + address.getPort());
        acceptor.setDaemon(true);
        acceptor.start();
        accepting = Optional.of(acceptor);
    }

    /**
     * Stays bound but takes nobody in: the queue of the port is filled by ourselves, so the system drops what arrives.
     */
    synchronized void filter() {
        close();
        ServerSocket deaf = bind(1);
        try {
            for (int i = 0; i < FILLERS; i++) {
                SocketChannel filler = SocketChannel.open();
                fillers.add(filler);
                filler.configureBlocking(false);
                filler.connect(deaf.getLocalSocketAddress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket bind(int backlog) {
        try {
            ServerSocket bound = new ServerSocket();
            bound.setReuseAddress(true);
            bound.bind((SocketAddress) address, backlog);
            socket = Optional.of(bound);
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            next(listening).ifPresent(visitor);
        }
    }

    private static Optional<Socket> next(ServerSocket listening) {
        try {
            Socket client = listening.accept();
            client.setTcpNoDelay(true);
            return Optional.of(client);
        } catch (IOException closedOrGone) {
            return Optional.empty();
        }
    }

    /** Shuts the port: connections are refused. */
    @Override
    public synchronized void close() {
        try {
            if (socket.isPresent()) {
                socket.get().close();
            }
            for (SocketChannel filler : fillers) {
                filler.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting.ifPresent(Door::awaitEnd);
        accepting = Optional.empty();
        socket = Optional.empty();
        fillers.clear();
    }

    /** The system lets go of a listening port only when the thread that waits on it has noticed. */
    private static void awaitEnd(Thread acceptor) {
        try {
            acceptor.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
