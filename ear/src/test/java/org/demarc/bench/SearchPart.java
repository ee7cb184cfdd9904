package org.demarc.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The global search among 1,000,000 subscribers, as a person types: beginnings of logins, names, addresses, numbers. */
final class SearchPart implements Part {

    private static final int SUBSCRIBERS = 1_000_000;
    private static final int QUERIES = 1000;

    /** Until the server's code is compiled: before, each search costs twice as much. */
    private static final int WARM_UP = 4000;

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
        ask(settings.scaled(WARM_UP, 50), count, 1);
        Latencies all = ask(queries, count, 2);
        report.note(
                "search: " + count + " subscribers, " + all.count() + " searches by " + CALLERS
                        + " callers at once: login, external id, contract, name, address, phone, IP, MAC, a mere first name, two letters by turns");
        all.report("search", report);
        for (int kind = 0; kind < ManySubscribers.KINDS.size(); kind++) {
            Latencies some = askOne(kind, Math.max(20, queries / 10), count);
            report.add("search." + ManySubscribers.KINDS.get(kind) + ".p99", some.ms(0.99), "ms");
        }
    }

    private Latencies ask(int queries, int count, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<String> texts = random.ints(queries, 1, count + 1)
                .mapToObj(number -> ManySubscribers.typed(number % ManySubscribers.KINDS.size(), number))
                .toList();
        return send(texts);
    }

    private Latencies askOne(int kind, int queries, int count) throws IOException, InterruptedException {
        return send(new Random(kind)
                .ints(queries, 1, count + 1)
                .mapToObj(number -> ManySubscribers.typed(kind, number))
                .toList());
    }

    private Latencies send(List<String> texts) throws IOException, InterruptedException {
        HttpRequest.Builder request = product.request("/rest/v1/search");
        String url = product.url("/rest/v1/search?q=");
        return Senders.send(CALLERS, texts.size(), at -> request.copy()
                .uri(java.net.URI.create(url + URLEncoder.encode(texts.get(at), StandardCharsets.UTF_8)))
                .GET()
                .build());
    }
}
