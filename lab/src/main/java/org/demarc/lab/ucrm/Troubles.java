package org.demarc.lab.ucrm;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with the API now, and how its calls are answered meanwhile. */
final class Troubles {

    private static final byte[] PAGE = "<html><body><h1>Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
    private static final int PROMISED_OCTETS = 1000;
    private static final long LOOK_MS = 100;
    private static final long SLOW_MS = 200;

    private record Now(Trouble trouble, String pathPart) {}

    private volatile @Nullable Now now;

    /** From now on calls whose path holds this part suffer from it; the empty part is in all of them. */
    void begin(Trouble trouble, String pathPart) {
        now = new Now(trouble, pathPart);
    }

    void end() {
        now = null;
    }

    /** What this call suffers from. */
    Optional<Trouble> of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return Optional.ofNullable(now)
                .filter(one -> path.contains(one.pathPart()))
                .map(Now::trouble);
    }

    /**
     * Answers a call as the trouble wants it, or not at all.
     *
     * @param body what would be answered otherwise
     * @return false when it is still to be answered, rightly
     */
    boolean answer(HttpExchange exchange, Trouble trouble, byte[] body) throws IOException {
        switch (trouble) {
            case SLOW -> rest(SLOW_MS);
            case HANGS -> outlast();
            case FAILS -> say(exchange, 500, PAGE);
            case TOO_MANY -> say(exchange, 429, PAGE);
            case ANOTHER_PAGE -> say(exchange, 200, PAGE);
            case NOBODY_HOME -> say(exchange, 404, PAGE);
            case HALF_JSON -> say(exchange, 200, Arrays.copyOf(body, body.length / 2));
            case BREAKS_OFF -> begin(exchange);
            case STOPS -> {
                begin(exchange);
                outlast();
            }
        }
        return trouble != Trouble.SLOW;
    }

    private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, PROMISED_OCTETS);
        exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void outlast() {
        Now begun = now;
        boolean goesOn = true;
        while (goesOn && begun != null && begun.equals(now)) {
            goesOn = rest(LOOK_MS);
        }
    }

    /** Whether it may go on. */
    private static boolean rest(long ms) {
        try {
            Thread.sleep(ms);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
