package org.demarc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Who asks: callers without a pause, each waiting for its answer, more of them than cores, as in the worst hour; or many, evenly spread,
 * as on any day.
 */
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

    /**
     * Sends the requests 0..count-1 evenly, whether earlier ones are answered or not. Each one's time begins when it was due, so that
     * a stumble of the server counts for all who would have come meanwhile.
     *
     * @param perSecond requests a second
     * @throws IOException when an answer is not 200
     */
    static Latencies sendEvenly(int perSecond, int count, IntFunction<HttpRequest> requests)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        long[] nanos = new long[count];
        List<Future<?>> answers = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int at = i;
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            HttpRequest request = requests.apply(i);
            answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer -> {
                        nanos[at] = System.nanoTime() - due;
                        requireOk(request, answer);
                    }));
        }
        await(answers);
        return new Latencies(nanos);
    }

    private static void requireOk(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(
                    new IOException(request.uri() + " answers " + answer.statusCode() + ": " + answer.body()));
        }
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
        requireOk(request, answer);
        return took;
    }
}
