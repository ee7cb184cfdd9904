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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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

    private static final int MOST_SOURCES = 1000;
    private static final int LOOKED_AT_ONE_BY_ONE = 500;
    private static final Duration FOR_THOSE = Duration.ofSeconds(30);

    /** What the CRM said of the services grows old meanwhile. */
    private static final Duration FOR_NAMES = Duration.ofMinutes(2);

    private static final String STATUSES = "&statuses%5B%5D=0&statuses%5B%5D=1&statuses%5B%5D=3&statuses%5B%5D=4"
            + "&statuses%5B%5D=6&statuses%5B%5D=7&statuses%5B%5D=8";

    @Inject
    CrmSources sources;

    @Inject
    CrmServices services;

    @Inject
    CrmApis apis;

    /** Pages of clients to go on with, by the sources' rows: 0 where they were read to their end. */
    private final Map<Long, Integer> nextPageBySource = new ConcurrentHashMap<>();

    @Override
    public Set<String> sources() {
        return sources.page(PageRequest.first(MOST_SOURCES)).items().stream()
                .filter(CrmSource::enabled)
                .map(CrmSource::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public RegisterReading read(String code, Set<String> expected, boolean named) {
        CrmSource source = sources.withCode(code).orElseThrow();
        return source.hasApi() ? asked(source, expected, named) : told(source, "");
    }

    private RegisterReading asked(CrmSource source, Set<String> expected, boolean named) {
        Instant at = Instant.now();
        CrmApi api = apis.of(source);
        Reader reader = new Reader(source, services.clientNames(source.id()), at);
        String fault = new CrmPages(api::get, "clients/services", STATUSES)
                .all(page -> page.forEach(reader::take))
                .fault();
        if (!fault.isEmpty()) {
            return told(source, fault);
        }
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(reader.seen);
        Set<String> over = confirmed(api, missing, reader);
        Set<String> doubtful = new HashSet<>(missing);
        doubtful.removeAll(over);
        if (named) {
            nameClients(api, reader);
        }
        return new RegisterReading(source.code(), at, true, reader.wishes, over, doubtful, "");
    }

    /**
     * Names are in comments, and the list of services has none: those of clients that were renamed while no webhook told of it, and of
     * clients of whom none has told yet, as when a router is taken over. Clients that the CRM does not list, or not within the time, are
     * called as before; what was left is read the next time.
     */
    private void nameClients(CrmApi api, Reader reader) {
        if (reader.wishes.isEmpty()) {
            return;
        }
        long source = reader.source.id();
        CrmPages.Read read = new CrmPages(api::getAside, "clients", "")
                .round(nextPageBySource.getOrDefault(source, 0), Instant.now().plus(FOR_NAMES), page -> {
                    Map<String, String> news = reader.newNames(page);
                    if (!news.isEmpty()) {
                        Duration sinceAsked = Duration.between(reader.at, Instant.now());
                        reader.nameByClient.putAll(services.names(source, news, sinceAsked));
                    }
                });
        nextPageBySource.put(source, read.next());
        if (!read.fault().isEmpty()) {
            UcrmLog.LOG.debugf("Source %s: not all clients were read: %s", reader.source.code(), read.fault());
        }
        reader.nameWishes();
    }

    /** Services that the list lacks and that the CRM, asked for each, says to be over. */
    private static Set<String> confirmed(CrmApi api, Set<String> missing, Reader reader) {
        Instant until = Instant.now().plus(FOR_THOSE);
        Set<String> over = new HashSet<>();
        List<String> asked =
                missing.stream().sorted().limit(LOOKED_AT_ONE_BY_ONE).toList();
        for (int from = 0; from < asked.size() && Instant.now().isBefore(until); from += CrmPages.AT_ONCE) {
            List<String> few = asked.subList(from, Math.min(asked.size(), from + CrmPages.AT_ONCE));
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
