package org.demarc.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demarc.stand.PageVisitor;

/**
 * How long an administrator waits for each page of a network of 10,000 devices with 1,000,000 ONUs, and for the lists of the REST API
 * sorted and filtered in the ways that the pages offer; and how long a look of each event rule at all of it takes.
 */
final class PagesPart implements Part {

    private static final int ONUS = 1_000_000;
    private static final int WARM_UP = 5;
    private static final int LOOKS = 15;
    private static final Duration RULES = Duration.ofMinutes(6);

    private final BenchSettings settings;
    private final RunningProduct product;

    PagesPart(BenchSettings settings, RunningProduct product) {
        this.settings = settings;
        this.product = product;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        int devices = ManyDevices.devices(settings.scaled(ONUS, ManyDevices.ONUS));
        report.say("pages: writing " + devices + " devices");
        ManyDevices.write(product, devices);
        report.note("pages: " + devices + " devices with "
                + product.count("select count(*) from interface where type = 'ONU'")
                + " ONUs in a database of " + product.count("select pg_database_size(current_database()) / 1000000")
                + " MB; each page is asked " + LOOKS + " times by one user, over HTTP without a browser");
        HttpClient browser = PageVisitor.signedIn(product.url(""), "admin", RunningProduct.ADMIN_PASSWORD)
                .http();
        double worst = 0;
        for (Map.Entry<String, String> page : pages().entrySet()) {
            worst = Math.max(worst, measured("pages." + page.getKey(), browser, page.getValue(), report));
        }
        report.add("pages.worst.p95", worst, "ms");
        double slowest = 0;
        for (Map.Entry<String, String> list : lists().entrySet()) {
            slowest = Math.max(
                    slowest, measured("lists." + list.getKey(), browser, "/rest/v1/" + list.getValue(), report));
        }
        report.add("lists.worst.p95", slowest, "ms");
        rules(report);
    }

    private double measured(String name, HttpClient browser, String path, Report report)
            throws IOException, InterruptedException {
        HttpRequest request = product.request(path).GET().build();
        for (int i = 0; i < WARM_UP; i++) {
            ask(browser, request);
        }
        long[] nanos = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long began = System.nanoTime();
            ask(browser, request);
            nanos[i] = System.nanoTime() - began;
        }
        Latencies latencies = new Latencies(nanos);
        report.add(name + ".p50", latencies.ms(0.5), "ms");
        report.add(name + ".p95", latencies.ms(0.95), "ms");
        return latencies.ms(0.95);
    }

    private static void ask(HttpClient browser, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("id=\"signIn\"")) {
            throw new IOException(request.uri() + " answers " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(500, answer.body().length())));
        }
    }

    private Map<String, String> pages() throws IOException {
        long olt = product.count("select max(id) from device where type = 'OLT'");
        long middle = product.count("select id from device where name = 'sw-00001'");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("dashboard", "/ui/dashboard/index");
        pages.put("devices", "/ui/device/devices");
        pages.put("olt", "/ui/device/device?id=" + olt);
        pages.put("switch", "/ui/device/device?id=" + middle);
        pages.put("onus", "/ui/onu/onus");
        pages.put("onu", "/ui/onu/onu?id=" + product.count("select max(id) from interface where type = 'ONU'"));
        pages.put("links", "/ui/link/links");
        pages.put("topology", "/ui/link/topology?device=" + middle);
        pages.put("map", "/ui/link/map");
        pages.put("pollers", "/ui/poll/pollers");
        pages.put("events", "/ui/event/events");
        pages.put("actions", "/ui/action/actions");
        pages.put("traps", "/ui/trap/traps");
        for (String report : new String[] {
            "duplicate-idents",
            "duplicate-macs",
            "bad-signals",
            "fading-signals",
            "flapping-onus",
            "restless-onus",
            "busy-links",
            "unnamed-ports",
            "silent-devices"
        }) {
            pages.put("report." + report, "/ui/analytics/report?report=" + report);
        }
        return pages;
    }

    private Map<String, String> lists() throws IOException {
        long olt = product.count("select max(id) from device where type = 'OLT'");
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("devices.by-name", "devices?sort=name");
        lists.put("devices.by-address-far", "devices?sort=address&offset=9000");
        lists.put("devices.found", "devices?q=olt-009");
        lists.put("devices.down", "devices?status=Down");
        lists.put("onus.by-name", "onus?sort=name");
        lists.put("onus.by-level", "onus?sort=rxDbm");
        lists.put("onus.by-level-far", "onus?sort=rxDbm&offset=10000");
        lists.put("onus.far", "onus?offset=10000");
        lists.put("onus.behind", "onus?after=" + behindOnus(500_000));
        lists.put("onus.los", "onus?status=LOS");
        lists.put("onus.weak", "onus?rxBelow=-28");
        lists.put("onus.by-serial", "onus?q=HWTC00001234");
        lists.put("onus.by-part", "onus?q=1234");
        lists.put("onus.by-words", "onus?q=client%20100");
        lists.put("onus.of-olt", "onus?device=" + olt + "&sort=rxDbm");
        lists.put("device.ports", "devices/" + olt + "/interfaces");
        lists.put("device.fdb", "devices/" + olt + "/fdb");
        lists.put("events.open", "events?open=true");
        lists.put("links.busy", "links?busierThan=90");
        lists.put(
                "topology.depth-3",
                "topology?device=" + product.count("select id from device where name = 'sw-00001'") + "&depth=3");
        lists.put("map.whole", "topology/map");
        lists.put("map.street", "topology/map?south=49.2&north=49.25&west=24.2&east=24.3");
        lists.put("search.mac", "search?q=02:00:00:01:00:00");
        lists.put("search.serial", "search?q=HWTC00001234");
        lists.put("search.device", "search?q=olt-00990");
        return lists;
    }

    /** Where a list goes on behind so many ONUs, as the product writes it. */
    private String behindOnus(int many) throws IOException {
        long last = product.count("select min(id) + " + many + " from interface where type = 'ONU'");
        String place = "id\n" + last + "\n" + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** Each rule looks by itself in its time; the longest look of each is told, most lasting first. */
    private void rules(Report report) throws IOException, InterruptedException {
        String unseen = "select count(*) from event_rule r left join event_rule_look l on l.rule_id = r.id"
                + " where r.enabled and l.looked_at is null";
        report.say("pages: waiting until every event rule has looked");
        RunningProduct.await(RULES, () -> {
            try {
                return product.count(unseen) == 0;
            } catch (IOException e) {
                return false;
            }
        });
        TimeUnit.SECONDS.sleep(20);
        for (String rule : product.texts("select r.name || ' ' || l.took_ms || ' ' || l.found || ' ' || l.problem"
                + " from event_rule_look l join event_rule r on r.id = l.rule_id order by l.took_ms desc")) {
            String[] told = rule.split(" ", 4);
            report.add("rules." + told[0], Double.parseDouble(told[1]), "ms, " + told[2] + " found");
            if (!told[3].isBlank()) {
                report.note("rule " + told[0] + ": " + told[3]);
            }
        }
        report.add("rules.events", (double) product.count("select count(*) from event where live"), "events");
    }
}
