package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.PageRequest;
import org.demarc.provisioning.control.RegisterReading;
import org.demarc.provisioning.control.ServiceRegister;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.control.ClientName;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.WishOfService;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.demarc.ucrm.entity.KnownService;

/**
 * All services of a UISP/UCRM at once (ucrm-routeros.md 8.1): asked for page by page where the source has an interface,
 * else what its hooks told last.
 */
@ApplicationScoped
public class UcrmRegister implements ServiceRegister {

    private static final int PAGE = 100;
    private static final int PAGES_AT_ONCE = 4;
    private static final int MOST_SOURCES = 1000;
    private static final int LOOKED_AT_ONE_BY_ONE = 500;
    private static final Duration FOR_THOSE = Duration.ofSeconds(30);
    private static final String STATUSES = "&statuses%5B%5D=0&statuses%5B%5D=1&statuses%5B%5D=3&statuses%5B%5D=4"
            + "&statuses%5B%5D=6&statuses%5B%5D=7&statuses%5B%5D=8";

    @Inject
    CrmSources sources;

    @Inject
    CrmServices services;

    @Inject
    CrmApis apis;

    @Override
    public Set<String> sources() {
        return sources.page(PageRequest.first(MOST_SOURCES)).items().stream()
                .filter(CrmSource::enabled)
                .map(CrmSource::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public RegisterReading read(String code, Set<String> expected) {
        CrmSource source = sources.withCode(code).orElseThrow();
        return source.hasApi() ? asked(source, expected) : told(source, "");
    }

    private RegisterReading asked(CrmSource source, Set<String> expected) {
        Instant at = Instant.now();
        CrmApi api = apis.of(source);
        Reader reader = new Reader(source, services.clientNames(source.id()), at);
        String fault = pages(api, "clients/services", STATUSES, page -> page.forEach(reader::take));
        if (!fault.isEmpty()) {
            return told(source, fault);
        }
        nameClients(api, reader);
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(reader.seen);
        Set<String> over = confirmed(api, missing, reader);
        Set<String> doubtful = new HashSet<>(missing);
        doubtful.removeAll(over);
        return new RegisterReading(source.code(), at, true, reader.wishes, over, doubtful, "");
    }

    /** Reads until a page comes that is not full; what went wrong in words, empty for nothing. */
    private static String pages(CrmApi api, String list, String filter, Consumer<JsonNode> reader) {
        int next = 0;
        int wave = 1; // most lists are short: the first page tells
        String beginning = "";
        while (true) {
            List<CompletableFuture<CrmAnswer>> pages = IntStream.range(next, next + wave)
                    .mapToObj(page -> CompletableFuture.supplyAsync(
                            () -> api.get(list + "?limit=" + PAGE + "&offset=" + page * PAGE + filter)))
                    .toList();
            next += wave;
            wave = PAGES_AT_ONCE;
            for (CompletableFuture<CrmAnswer> page : pages) {
                CrmAnswer answer = page.join();
                if (!(answer instanceof CrmAnswer.Found found) || !found.json().isArray()) {
                    return answer instanceof CrmAnswer.Found ? "no list" : EventCheck.words(answer);
                }
                String begins = found.json().path(0).path("id").asText("");
                if (!begins.isEmpty() && begins.equals(beginning)) {
                    return ""; // whoever answers knows no pages and tells the same again
                }
                beginning = begins;
                reader.accept(found.json());
                if (found.json().size() < PAGE) {
                    return "";
                }
            }
        }
    }

    /**
     * Names are in comments, and the list of services has none: those of clients that were renamed while no webhook told of it, and of
     * clients of whom none has told yet, as when a router is taken over. Clients that the CRM does not list are called as before.
     */
    private void nameClients(CrmApi api, Reader reader) {
        if (reader.wishes.isEmpty()) {
            return;
        }
        String fault = pages(api, "clients", "", page -> {
            Map<String, String> news = reader.newNames(page);
            if (!news.isEmpty()) {
                Duration sinceAsked = Duration.between(reader.at, Instant.now());
                reader.nameByClient.putAll(services.names(reader.source.id(), news, sinceAsked));
            }
        });
        if (!fault.isEmpty()) {
            UcrmLog.LOG.debugf("Source %s: not all clients were read: %s", reader.source.code(), fault);
        }
        reader.nameWishes();
    }

    /** Services that the list lacks and that the CRM, asked for each, says to be over. */
    private static Set<String> confirmed(CrmApi api, Set<String> missing, Reader reader) {
        Instant until = Instant.now().plus(FOR_THOSE);
        Set<String> over = new HashSet<>();
        List<String> asked =
                missing.stream().sorted().limit(LOOKED_AT_ONE_BY_ONE).toList();
        for (int from = 0; from < asked.size() && Instant.now().isBefore(until); from += PAGES_AT_ONCE) {
            List<String> few = asked.subList(from, Math.min(asked.size(), from + PAGES_AT_ONCE));
            List<CompletableFuture<CrmAnswer>> answers = few.stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> api.service(id)))
                    .toList();
            for (int i = 0; i < few.size(); i++) {
                CrmAnswer answer = answers.get(i).join();
                boolean isOver = answer instanceof CrmAnswer.Missing
                        || (answer instanceof CrmAnswer.Found found && reader.isOver(found.json()));
                if (isOver) {
                    over.add(few.get(i));
                }
            }
        }
        return over;
    }

    private RegisterReading told(CrmSource source, String fault) {
        Reader reader = new Reader(source, services.clientNames(source.id()), Instant.now());
        Set<String> over = new HashSet<>();
        List<KnownService> known = new ArrayList<>();
        long after = 0;
        do {
            known = services.after(source.id(), after, 5000);
            for (KnownService service : known) {
                after = service.id();
                String snapshot = service.snapshot();
                if (service.gone() || (snapshot != null && !reader.take(service.service(), snapshot))) {
                    over.add(service.service());
                }
            }
        } while (!known.isEmpty());
        return new RegisterReading(source.code(), reader.at, false, reader.wishes, over, Set.of(), fault);
    }

    /** Makes wishes of services. */
    private static final class Reader {

        private final CrmSource source;
        private final Map<String, String> nameByClient;
        private final Instant at;
        private final Map<String, ServiceWish> wishes = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> nameless = new HashSet<>();

        Reader(CrmSource source, Map<String, String> nameByClient, Instant at) {
            this.source = source;
            this.nameByClient = new HashMap<>(nameByClient);
            this.at = at;
        }

        void take(JsonNode json) {
            CrmService service = CrmService.of(json, at);
            if (ServiceKey.isId(service.id())) {
                seen.add(service.id());
                if (WishOfService.concerns(source, service)) {
                    wishes.put(service.id(), wish(service, true));
                    if (!service.clientId().isEmpty() && !nameByClient.containsKey(service.clientId())) {
                        nameless.add(service.clientId());
                    }
                }
            }
        }

        /** Whether the stored service is not over. */
        boolean take(String id, String json) {
            CrmService service = CrmService.of(json, at);
            if (isOver(service)) {
                return false;
            }
            if (WishOfService.concerns(source, service)) {
                wishes.put(id, wish(service.withId(id), false));
            }
            return true;
        }

        /** Names on this page that are known otherwise, or that somebody has been waiting for; by the clients' ids. */
        Map<String, String> newNames(JsonNode page) {
            Map<String, String> news = new HashMap<>();
            for (JsonNode client : page) {
                String id = client.path("id").asText("");
                String name = ClientName.of(client);
                boolean isAwaited = nameByClient.containsKey(id) || nameless.contains(id);
                if (isAwaited && !name.equals(nameByClient.get(id))) {
                    news.put(id, name);
                }
            }
            return news;
        }

        /** The wishes were made before the clients were asked for. */
        void nameWishes() {
            wishes.replaceAll((id, wish) -> wish.ofClientCalled(
                    nameByClient.getOrDefault(wish.client().id(), wish.client().name())));
        }

        boolean isOver(JsonNode json) {
            return isOver(CrmService.of(json, at));
        }

        private static boolean isOver(CrmService service) {
            return service.hasStatus(2, 5);
        }

        private ServiceWish wish(CrmService service, boolean confirmed) {
            String name = nameByClient.getOrDefault(service.clientId(), ClientName.unknown(service.clientId()));
            return WishOfService.of(source, service, name, "", confirmed);
        }
    }
}
