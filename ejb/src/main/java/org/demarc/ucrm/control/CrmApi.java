package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.settings.entity.Secret;

/**
 * Asks one UISP/UCRM (ucrm-routeros.md 3.6): at most 4 calls at a time, 3 s to connect, 10 s for an answer, two more
 * attempts after 429 and 5xx. One that did not answer in time is left alone for some seconds. Follows no redirects, so that
 * the key goes nowhere else.
 */
public final class CrmApi {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int PARALLEL = 4;
    private static final int[] PAUSES_MS = {300, 1000};
    private static final int BODY_LIMIT = 32 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final Secret key;
    private final HttpClient client;
    private final Semaphore calls = new Semaphore(PARALLEL);
    private final Silence silence = new Silence();

    /**
     * @param baseUrl such as {@code https://host/crm/api/v1.0/}
     * @param caPem further certificates to trust, PEM; empty for none
     * @throws IllegalArgumentException when the address or the certificates cannot be used; the text says which
     */
    public CrmApi(String baseUrl, Secret key, String caPem) {
        this.base = URI.create(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/").toString();
        this.key = key;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (!caPem.isEmpty()) {
            builder.sslContext(ExtraTrust.context(caPem));
        }
        this.client = builder.build();
    }

    public CrmAnswer version() {
        return get("version");
    }

    public CrmAnswer webhookEvent(String uuid) {
        return get("webhook-events/" + escaped(uuid));
    }

    public CrmAnswer service(String id) {
        return get("clients/services/" + escaped(id));
    }

    public CrmAnswer client(String id) {
        return get("clients/" + escaped(id));
    }

    public CrmAnswer servicesOfClient(String clientId) {
        return get("clients/" + escaped(clientId) + "/services");
    }

    /** Any list or object of the API; {@code path} is relative and already escaped. */
    public CrmAnswer get(String path) {
        return got(path, true);
    }

    /** As {@link #get} for what can be done without: that no answer comes says nothing about other calls. */
    public CrmAnswer getAside(String path) {
        return got(path, false);
    }

    private CrmAnswer got(String path, boolean tellsOfSilence) {
        HttpRequest asked = request(path).GET().build();
        Attempt attempt = attempt(asked, tellsOfSilence);
        for (int pause : PAUSES_MS) {
            if (attempt.isFinal() || !rest(pause)) {
                break;
            }
            attempt = attempt(asked, tellsOfSilence);
        }
        return attempt.answer();
    }

    /** Makes an object; asked once only, because nobody knows whether a lost call was carried out. */
    public CrmAnswer post(String path, JsonNode body) {
        return attempt(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        true)
                .answer();
    }

    /** Changes attributes of a service, by the custom attributes' numbers; twice is the same as once. */
    public CrmAnswer patchService(String id, JsonNode body) {
        return attempt(
                        request("clients/services/" + escaped(id))
                                .header("Content-Type", "application/json")
                                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        true)
                .answer();
    }

    private Attempt attempt(HttpRequest asked, boolean tellsOfSilence) {
        try {
            if (!calls.tryAcquire(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                return Attempt.last(new CrmAnswer.Unreachable("too many calls at a time"));
            }
            try {
                return called(asked, tellsOfSilence);
            } finally {
                calls.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.last(new CrmAnswer.Unreachable("interrupted"));
        }
    }

    private Attempt called(HttpRequest asked, boolean tellsOfSilence) throws InterruptedException {
        Optional<String> refusal = silence.refuses(System.nanoTime());
        if (refusal.isPresent()) {
            return Attempt.last(new CrmAnswer.Unreachable(refusal.get()));
        }
        boolean isSilent = false;
        try {
            return answer(client.send(asked, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            isSilent = e instanceof HttpTimeoutException;
            if (isSilent && tellsOfSilence) {
                silence.began(CrmConnection.fault(e).text(), System.nanoTime());
            }
            return Attempt.last(CrmConnection.fault(e));
        } finally {
            if (!isSilent) {
                silence.ended();
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("X-Auth-App-Key", key.reveal())
                .header("Accept", "application/json");
    }

    private static Attempt answer(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] octets = octets(body);
            int status = response.statusCode();
            boolean busy = status == 429 || status >= 500;
            return new Attempt(
                    busy
                            ? new CrmAnswer.Unreachable("the CRM answered " + status)
                            : meaning(
                                    status,
                                    octets,
                                    response.headers().firstValue("Location").orElse("")),
                    !busy);
        }
    }

    /** The client's own time limit ends with the headers: a body that stops coming is cut off. */
    private static byte[] octets(InputStream body) throws IOException {
        AtomicBoolean isCutOff = new AtomicBoolean();
        CompletableFuture<Void> cut = CompletableFuture.runAsync(
                () -> {
                    isCutOff.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        try {
            byte[] octets = body.readNBytes(BODY_LIMIT);
            if (isCutOff.get()) {
                throw new HttpTimeoutException("the answer stopped");
            }
            return octets;
        } catch (IOException fault) {
            throw isCutOff.get() ? new HttpTimeoutException("the answer stopped") : fault;
        } finally {
            cut.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private static CrmAnswer meaning(int status, byte[] octets, String location) {
        return switch (status) {
            case 200, 201 -> found(octets);
            case 301, 302, 307, 308 ->
                new CrmAnswer.Refused(status, "the CRM answered " + status + ": use " + location);
            // only the CRM's own word counts: a proxy's 404 page must not remove anybody's account
            case 404 ->
                isCrmError(octets) ? new CrmAnswer.Missing() : new CrmAnswer.Unreachable("404, but not the CRM's own");
            default -> new CrmAnswer.Refused(status, "the CRM answered " + status + message(octets));
        };
    }

    private static CrmAnswer found(byte[] octets) {
        try {
            JsonNode json = JSON.readTree(octets);
            return json.isContainerNode() ? new CrmAnswer.Found(json) : new CrmAnswer.Unreachable("not the CRM's JSON");
        } catch (IOException e) {
            return new CrmAnswer.Unreachable("not JSON");
        }
    }

    private static boolean isCrmError(byte[] octets) {
        try {
            return JSON.readTree(octets).path("code").asInt() == 404;
        } catch (IOException e) {
            return false;
        }
    }

    private static String message(byte[] octets) {
        try {
            JsonNode body = JSON.readTree(octets);
            StringBuilder text = new StringBuilder(body.path("message").asText(""));
            body.path("errors")
                    .properties()
                    .forEach(error ->
                            text.append(" ").append(error.getKey()).append(": ").append(flat(error.getValue())));
            return text.isEmpty() ? "" : ": " + CrmText.cut(text.toString(), 300);
        } catch (IOException e) {
            return "";
        }
    }

    private static String flat(JsonNode texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(all.isEmpty() ? "" : " ").append(text.asText()));
        return all.toString();
    }

    private static boolean rest(int ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param isFinal whether asking again at once is of no use */
    private record Attempt(CrmAnswer answer, boolean isFinal) {

        static Attempt last(CrmAnswer answer) {
            return new Attempt(answer, true);
        }
    }
}
