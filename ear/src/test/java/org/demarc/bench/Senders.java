package org.demarc.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Callers that ask one after another without a pause, each waiting for its answer: more callers than cores, as in the worst hour. */
final class Senders {

    private Senders() {}

    /**
     * Sends the requests 0..count-1.
     *
     * @param parallel callers at the same time
     * @throws IOException when an answer is not 200: a quick refusal must not look like a quick answer
     */
    static Latencies send(int parallel, int count, IntFunction<HttpRequest> requests)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        AtomicInteger next = new AtomicInteger();
        long[] nanos = new long[count];
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < parallel; i++) {
                callers.add(threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        nanos[at] = timed(http, requests.apply(at));
                    }
                    return null;
                }));
            }
            await(callers);
        } finally {
            threads.shutdownNow();
        }
        return new Latencies(nanos);
    }

    private static void await(List<Future<?>> callers) throws IOException, InterruptedException {
        for (Future<?> caller : callers) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new IOException("a request failed: " + e.getCause(), e);
            }
        }
    }

    private static long timed(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        long started = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - started;
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }
}
