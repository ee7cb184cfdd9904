package org.demarc.action.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes datagrams to an agent and loses its answers. */
final class DeafRelay implements AutoCloseable {

    private final DatagramSocket socket;

    DeafRelay(String address, int port) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        InetSocketAddress agent = new InetSocketAddress(address, port);
        Thread thread = new Thread(() -> forward(agent), "deaf-relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void forward(InetSocketAddress agent) {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                if (!packet.getSocketAddress().equals(agent)) {
                    socket.send(new DatagramPacket(buffer, packet.getLength(), agent));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
