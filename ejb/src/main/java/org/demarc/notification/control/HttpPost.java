package org.demarc.notification.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.demarc.Phrase;
import org.demarc.notification.entity.NotificationSaid;
import org.jspecify.annotations.Nullable;

/** Posts JSON: ten seconds at most, the beginning of the answer only, never to another place than the one that was set. */
public final class HttpPost {

    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * What came back: an answer, or why there is none.
     *
     * @param status 0 where there is no answer
     */
    record Answer(int status, String body, @Nullable Phrase fault) {}

    /** The URL where it can be used for an outgoing call. */
    public static Optional<URI> uri(String url) {
        try {
            URI uri = URI.create(url.strip());
            boolean isUsable = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
            return isUsable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Answer post(String url, String json, Map<String, String> headers) {
        Optional<URI> uri = uri(url);
        if (uri.isEmpty()) {
            return none(NotificationSaid.BAD_URL.with(shown(url)));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.get())
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Demarc");
        headers.forEach(request::header);
        return answer(request.POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private Answer answer(HttpRequest request) {
        String place = place(request.uri());
        CompletableFuture<HttpResponse<String>> future = http.sendAsync(request, head -> new FirstOctets());
        try {
            HttpResponse<String> answer = future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            String elsewhere = answer.headers().firstValue("Location").orElse("");
            return answer.statusCode() / 100 == 3
                    ? new Answer(answer.statusCode(), "", NotificationSaid.REDIRECTED.with(shown(elsewhere)))
                    : new Answer(answer.statusCode(), answer.body(), null);
        } catch (TimeoutException e) {
            future.cancel(true);
            return none(NotificationSaid.NO_ANSWER.with(place));
        } catch (ExecutionException e) {
            return none(words(e.getCause(), request.uri(), place));
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return none(NotificationSaid.BROKEN.with("the server stops"));
        }
    }

    private static Answer none(Phrase fault) {
        return new Answer(0, "", fault);
    }

    private static Phrase words(@Nullable Throwable fault, URI uri, String place) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return NotificationSaid.NO_HOST.with(uri.getHost());
            }
            if (cause instanceof SSLException) {
                return NotificationSaid.NO_TLS.with(place, shown(String.valueOf(cause.getMessage())));
            }
            if (cause instanceof HttpTimeoutException) {
                return NotificationSaid.NO_ANSWER.with(place);
            }
        }
        if (fault instanceof ConnectException) {
            return NotificationSaid.NO_CONNECTION.with(place);
        }
        String message = fault instanceof IOException ? fault.getMessage() : null;
        return NotificationSaid.BROKEN.with(shown(message == null ? "without a word" : message));
    }

    private static String place(URI uri) {
        int port = uri.getPort() > 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getHost() + ":" + port;
    }

    /** Words of others: one line, not too long. */
    static String shown(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
