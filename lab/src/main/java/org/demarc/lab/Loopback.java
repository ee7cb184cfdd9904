package org.demarc.lab;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** What this machine's loopback can do. */
public final class Loopback {

    private Loopback() {}

    /** Whether something can listen at {@code ::1}. */
    public static boolean hasIpv6() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("::1", 0))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }
}
