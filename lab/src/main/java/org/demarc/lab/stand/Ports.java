package org.demarc.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;

/** Finds TCP ports on the loopback that nobody uses at the moment. */
final class Ports {

    private static final int[] SERVER_PORTS = {3528, 3529, 4712, 4713, 5445, 5455, 7600, 8443, 9990, 9993, 57600};

    private Ports() {}

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether all ports of a WildFly node but HTTP's, moved by the offset, are free and not wanted otherwise. */
    static boolean allFree(int offset, Collection<Integer> wanted) {
        for (int port : SERVER_PORTS) {
            if (wanted.contains(port + offset) || !isFree(port + offset)) {
                return false;
            }
        }
        return true;
    }
}
