package org.demarc.lab.routeros;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A client made of bytes, from ucrm-routeros.md 4.1 to 4.4 alone; shares no code with the simulator. */
final class RawClient implements Closeable {

    private final Socket socket;
    private final InputStream in;

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    static RawClient connect(RouterOsSimulator router) {
        try {
            return new RawClient(new Socket("127.0.0.1", router.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawClient loggedIn(RouterOsSimulator router) {
        RawClient client = connect(router);
        List<List<String>> replies = client.call("/login", "=name=api", "=password=secret");
        if (!ret(replies).isEmpty()) {
            replies = client.call("/login", "=name=api", "=response=00" + response(ret(replies)));
        }
        if (!replies.equals(List.of(List.of("!done")))) {
            throw new IllegalStateException("login refused");
        }
        return client;
    }

    /** What RouterOS before 6.43 asks for instead of the password. */
    private static String response(String challenge) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update("\0secret".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5.digest(HexFormat.of().parseHex(challenge)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends one sentence and reads until its {@code !done}, {@code !fatal} or the end. */
    List<List<String>> call(String... words) {
        send(words);
        List<List<String>> replies = new ArrayList<>();
        do {
            replies.add(read());
        } while (!List.of("!done", "!fatal")
                .contains(replies.get(replies.size() - 1).get(0)));
        return replies;
    }

    /** The value of {@code =ret=} of the last reply. */
    static String ret(List<List<String>> replies) {
        return replies.get(replies.size() - 1).stream()
                .filter(word -> word.startsWith("=ret="))
                .map(word -> word.substring(5))
                .findFirst()
                .orElse("");
    }

    void send(String... words) {
        ByteArrayOutputStream sentence = new ByteArrayOutputStream();
        Stream.of(words).forEach(word -> {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            sentence.writeBytes(prefix(bytes.length));
            sentence.writeBytes(bytes);
        });
        sentence.write(0);
        sendBytes(sentence.toByteArray());
    }

    static byte[] prefix(int length) {
        String hex;
        if (length < 0x80) {
            hex = String.format("%02x", length);
        } else if (length < 0x4000) {
            hex = String.format("%04x", length | 0x8000);
        } else if (length < 0x200000) {
            hex = String.format("%06x", length | 0xC00000);
        } else {
            hex = String.format("%08x", length | 0xE0000000);
        }
        return HexFormat.of().parseHex(hex);
    }

    void sendHex(String hex) {
        sendBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    void sendBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String readHex(int bytes) {
        try {
            return HexFormat.of().formatHex(in.readNBytes(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> read() {
        List<String> words = new ArrayList<>();
        try {
            for (int length = length(); length > 0; length = length()) {
                words.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private int length() throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException();
        }
        int more = first < 0x80 ? 0 : first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int length = more == 4 ? 0 : first & (0xFF >> (more == 0 ? 0 : more + 1));
        for (int i = 0; i < more; i++) {
            length = length << 8 | in.read();
        }
        return length;
    }

    boolean isClosedByRouter() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
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
