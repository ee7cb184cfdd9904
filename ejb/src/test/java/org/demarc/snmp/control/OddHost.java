package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A host that answers every datagram in its own way, from an address of its choice. */
final class OddHost implements AutoCloseable {

    private final DatagramSocket asked;
    private final DatagramSocket answering;
    private final UnaryOperator<byte[]> answers;
    private final Thread thread;
    private volatile boolean doubling;

    /**
     * A host that answers as it is told.
     *
     * @param answerFrom the address that answers come from
     * @param answers what it says to a request; nothing keeps it silent
     */
    OddHost(String address, String answerFrom, UnaryOperator<byte[]> answers) {
        try {
            asked = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
            answering = address.equals(answerFrom)
                    ? asked
                    : new DatagramSocket(new InetSocketAddress(InetAddress.getByName(answerFrom), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = answers;
        thread = new Thread(this::serve, "odd-host");
        thread.setDaemon(true);
        thread.start();
    }

    /** The network brings each of its datagrams twice. */
    OddHost doubling() {
        doubling = true;
        return this;
    }

    int port() {
        return asked.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[65_535];
        try {
            while (!asked.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                asked.receive(packet);
                byte[] answer = answers.apply(Arrays.copyOf(buffer, packet.getLength()));
                for (int left = doubling ? 2 : 1; left > 0 && answer.length > 0; left--) {
                    answering.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Asks somebody else and hands on what he says. */
    static UnaryOperator<byte[]> relayTo(String address, int port) {
        return request -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.setSoTimeout(2000);
                InetAddress other = InetAddress.getByName(address);
                socket.send(new DatagramPacket(request, request.length, other, port));
                DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
                socket.receive(answer);
                return Arrays.copyOf(answer.getData(), answer.getLength());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public void close() {
        asked.close();
        answering.close();
    }
}
