package org.demarc.routeros.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.settings.entity.Secret;

/** Answers every sentence with the bytes a test has laid down: for what no well-behaved router does. */
final class ScriptedRouter implements AutoCloseable {

    /** What the router does with one sentence it got. */
    interface Script {
        void answer(List<String> words, OutputStream out, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final List<List<String>> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Script script;

    ScriptedRouter(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    /** Every sentence so far, tags included. */
    List<List<String>> heard() {
        return heard;
    }

    int connections() {
        return sockets.size();
    }

    RouterAccess access() {
        return access(server.getLocalPort());
    }

    static RouterAccess access(int port) {
        return new RouterAccess(
                1,
                "site1",
                "127.0.0.1",
                port,
                false,
                "",
                "api",
                Secret.of("secret"),
                false,
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
    }

    static String tagOf(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(".tag="))
                .findFirst()
                .orElse("");
    }

    static void say(OutputStream out, String... words) throws IOException {
        out.write(SentenceWriter.bytes(List.of(words)));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket socket = server.accept();
            sockets.add(socket);
            inBackground(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        SentenceReader reader = new SentenceReader(in);
        for (int first = reader.first(); first >= 0; first = reader.first()) {
            List<String> words = reader.rest(first);
            heard.add(words);
            if (words.get(0).equals("/login")) {
                say(socket.getOutputStream(), "!done", tagOf(words));
            } else {
                script.answer(words, socket.getOutputStream(), socket);
            }
        }
    }

    private interface Loop {
        void run() throws IOException;
    }

    private static void inBackground(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                // The test has closed it, or the client has: both end this thread.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
