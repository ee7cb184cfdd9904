package org.demarc.provisioning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** STOMP 1.2 over a plain socket, as far as a script of twenty lines would speak it. */
final class StompClient implements AutoCloseable {

    private final Socket socket;

    StompClient(int port, String login, String passcode) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(60_000);
            frame("CONNECT\naccept-version:1.2\nhost:demarc\nlogin:" + login + "\npasscode:" + passcode + "\n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void subscribeToResults() {
        frame("SUBSCRIBE\nid:1\ndestination:demarc.provisioning.results\nreceipt:sub\n\n");
    }

    void send(String body) {
        frame(
                "SEND\ndestination:demarc.provisioning.requests\ndestination-type:ANYCAST\ncontent-type:application/json\n\n"
                        + body);
    }

    private void frame(String text) {
        try {
            socket.getOutputStream().write((text + "\u0000").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame: command, headers, an empty line and the body. */
    String read() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            int octet = in.read();
            while (octet == '\n' || octet == '\r') {
                octet = in.read();
            }
            while (octet > 0) {
                frame.write(octet);
                octet = in.read();
            }
            return frame.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
