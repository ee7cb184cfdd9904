package org.demarc.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** The global search among 1,000,000 subscribers, as a person types: beginnings of logins, names, addresses, numbers. */
final class SearchPart implements Part {

    private static final int SUBSCRIBERS = 1_000_000;
    private static final int QUERIES = 2000;

    /** Searches a second: each letter that somebody types asks. */
    private static final int RATE = 50;

    /** Until the server's code is compiled: before, each search costs twice as much. */
    private static final int WARM_UP = 12_000;

    private static final int CALLERS = 4;

    private final BenchSettings settings;
    private final RunningProduct product;

    SearchPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        int count = settings.scaled(SUBSCRIBERS, 1000);
        report.say("search: writing " + count + " subscribers");
        ManySubscribers.write(product, count);
        int queries = settings.scaled(QUERIES, 50);
        Senders.send(CALLERS, settings.scaled(WARM_UP, 50), mixed(settings.scaled(WARM_UP, 50), count, 1));
        Latencies even = Senders.sendEvenly(RATE, queries, mixed(queries, count, 2));
        report.note(
                "search: " + count + " subscribers, " + even.count() + " searches, " + RATE
                        + " a second, and as many by " + CALLERS
                        + " callers without a pause (storm): login, external id, contract, name, address, phone, IP, MAC, a mere first name, two letters by turns");
        even.report("search", report);
        long began = System.nanoTime();
        Latencies storm = Senders.send(CALLERS, queries, mixed(queries, count, 3));
        report.add("search.storm.rate", storm.count() * 1e9 / (System.nanoTime() - began), "searches/s");
        storm.report("search.storm", report);
        for (int kind = 0; kind < ManySubscribers.KINDS.size(); kind++) {
            Latencies some = Senders.sendEvenly(
                    RATE, Math.max(20, queries / 10), ofKind(kind, Math.max(20, queries / 10), count));
            report.add("search." + ManySubscribers.KINDS.get(kind) + ".p99", some.ms(0.99), "ms");
        }
    }

    private IntFunction<HttpRequest> mixed(int queries, int count, long seed) throws IOException {
        return typing(new Random(seed)
                .ints(queries, 1, count + 1)
                .mapToObj(number -> ManySubscribers.typed(number % ManySubscribers.KINDS.size(), number))
                .toList());
    }

    private IntFunction<HttpRequest> ofKind(int kind, int queries, int count) throws IOException {
        return typing(new Random(kind)
                .ints(queries, 1, count + 1)
                .mapToObj(number -> ManySubscribers.typed(kind, number))
                .toList());
    }

    private IntFunction<HttpRequest> typing(List<String> texts) throws IOException {
        HttpRequest.Builder request = product.request("/rest/v1/search");
        String url = product.url("/rest/v1/search?q=");
        return at -> request.copy()
                .uri(URI.create(url + URLEncoder.encode(texts.get(at), StandardCharsets.UTF_8)))
                .GET()
                .build();
    }
}
