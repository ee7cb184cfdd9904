package org.demarc.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.lab.stand.ServerNode;

/** One address before the nodes of a cluster, as a load balancer has it: whoever speaks to it does not see which node answers. */
final class Balancer implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerNode target;

    Balancer(ServerNode target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Whoever comes from now on, and everybody who is connected, goes to this node. */
    void to(ServerNode node) {
        target = node;
        open.forEach(Balancer::closed);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                begin(() -> connect(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        open.add(caller);
        try (Socket node = new Socket("127.0.0.1", URI.create(target.url()).getPort())) {
            open.add(node);
            begin(() -> pump(node, caller));
            pump(caller, node);
            open.remove(node);
        } catch (IOException e) {
            closed(caller);
        } finally {
            open.remove(caller);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one side has gone: so does the other
        } finally {
            closed(from);
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed(door);
        open.forEach(Balancer::closed);
    }

    private static void closed(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
