package org.demarc.userside.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A billing on a loopback port that answers what a test tells it to. */
final class FakeBilling implements AutoCloseable {

    static final Answered SILENT = new Answered(-1, "", new byte[0]);

    private final HttpServer server;
    private final Map<String, Answered> answers = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, String contentType, byte[] body) {}

    FakeBilling() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The URL to configure, with a key. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/?module=remoteapi&key=secretkey&action=userside";
    }

    FakeBilling says(String method, byte[] body) {
        return says(method, new Answered(200, "application/json", body));
    }

    FakeBilling says(String method, String body) {
        return says(method, body.getBytes(StandardCharsets.UTF_8));
    }

    FakeBilling says(String method, Answered answer) {
        answers.put(method, answer);
        return this;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        requests.add(query);
        String method = URLDecoder.decode(
                query.replaceAll(".*(?:request=|userside_manager\\.)([^&]*).*", "$1"), StandardCharsets.UTF_8);
        Answered answer = answers.getOrDefault(
                method, new Answered(400, "text/html", "Unknown Action".getBytes(StandardCharsets.UTF_8)));
        if (answer.status() < 0) {
            await();
        } else {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
