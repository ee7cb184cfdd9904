package org.demarc.lab.notify;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.function.Consumer;

/** A receiver of webhooks that keeps what it is given. */
public final class WebhookServer implements AutoCloseable {

    private final HttpSink http;
    private final Inbox<Hook> inbox = new Inbox<>();
    private volatile int status = 204;
    private volatile String location = "";

    /** A request as it came. */
    public record Hook(String path, String signature, String timestamp, String occasion, String body) {}

    private WebhookServer(int port) {
        http = new HttpSink(port, this::answer);
    }

    /** Starts it on the loopback; port 0 takes a free one. */
    public static WebhookServer start(int port) {
        return new WebhookServer(port);
    }

    public String url() {
        return http.url();
    }

    void onArrival(Consumer<Hook> listener) {
        inbox.onArrival(listener);
    }

    /** Answers from now on with this status. */
    public void answer(int with) {
        status = with;
        location = "";
    }

    /** Sends everybody elsewhere from now on. */
    public void sendTo(String elsewhere) {
        location = elsewhere;
        status = 302;
    }

    /** What came to a path and was taken, in its order. */
    public List<Hook> to(String path) {
        return inbox.all(hook -> hook.path().equals(path));
    }

    private HttpSink.Reply answer(HttpExchange request, String body) {
        int now = status;
        if (now / 100 == 2) {
            inbox.add(new Hook(
                    request.getRequestURI().getPath(),
                    header(request, "X-Demarc-Signature"),
                    header(request, "X-Demarc-Timestamp"),
                    header(request, "X-Demarc-Occasion"),
                    body));
        }
        return new HttpSink.Reply(now, "application/json", now / 100 == 2 ? "" : "{\"error\":\"not now\"}", location);
    }

    private static String header(HttpExchange request, String name) {
        String value = request.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        http.close();
    }
}
