package org.demarc.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.demarc.lab.stand.ServerNode;

/** People who open pages one after another, each in his own session, two pages at a time. */
final class Crowd implements AutoCloseable {

    private static final List<String> PAGES = List.of("/ui/access/keys", "/ui/device/devices");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> cookies;
    private final ExecutorService threads;
    private volatile Visit visit;

    /** Where all of them are, how many pages each has been shown there, and what was answered instead of a page. */
    private record Visit(ServerNode node, AtomicIntegerArray shown, Queue<String> refusals) {
        Visit(ServerNode node, int people) {
            this(node, new AtomicIntegerArray(people), new ConcurrentLinkedQueue<>());
        }
    }

    /** @param cookies each a session, as in the header */
    Crowd(List<String> cookies, ServerNode node) {
        this.cookies = cookies;
        this.visit = new Visit(node, cookies.size());
        threads = Executors.newFixedThreadPool(cookies.size() * PAGES.size());
        IntStream.range(0, cookies.size())
                .forEach(person -> PAGES.forEach(page -> threads.execute(() -> open(person, page))));
    }

    /** From now on everybody asks this node. */
    void moveTo(ServerNode node) {
        visit = new Visit(node, cookies.size());
    }

    /** Pages that everybody has been shown at least since the last move. */
    int shownToEach() {
        AtomicIntegerArray shown = visit.shown();
        return IntStream.range(0, shown.length()).map(shown::get).min().orElse(0);
    }

    /** What was answered instead of a page since the last move. */
    List<String> refusals() {
        return List.copyOf(visit.refusals());
    }

    private void open(int person, String page) {
        while (!threads.isShutdown()) {
            Visit asked = visit;
            try {
                int status = status(asked.node(), person, page);
                if (status == 200) {
                    asked.shown().incrementAndGet(person);
                } else {
                    asked.refusals().add(asked.node().name() + " answers " + status + " for " + page);
                }
            } catch (IOException e) {
                asked.refusals().add(asked.node().name() + " does not answer for " + page + ": " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private int status(ServerNode node, int person, String page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + page))
                .header("Cookie", cookies.get(person))
                .timeout(Duration.ofSeconds(90))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
