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
    private static final int MOST_CLIENT_PAGES = 500;
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
        String fault = pages(api, reader);
        if (!fault.isEmpty()) {
            return told(source, fault);
        }
        nameTheNameless(api, reader);
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(reader.seen);
        Set<String> over = confirmed(api, missing, reader);
        Set<String> doubtful = new HashSet<>(missing);
        doubtful.removeAll(over);
        return new RegisterReading(source.code(), at, true, reader.wishes, over, doubtful, "");
    }

    /** Reads until a page comes that is not full; what went wrong in words, empty for nothing. */
    private static String pages(CrmApi api, Reader reader) {
        int next = 0;
        int wave = 1; // most lists are short: the first page tells
        while (true) {
            List<CompletableFuture<CrmAnswer>> pages = IntStream.range(next, next + wave)
                    .mapToObj(page -> CompletableFuture.supplyAsync(
                            () -> api.get("clients/services?limit=" + PAGE + "&offset=" + page * PAGE + STATUSES)))
                    .toList();
            next += wave;
            wave = PAGES_AT_ONCE;
            for (CompletableFuture<CrmAnswer> page : pages) {
                CrmAnswer answer = page.join();
                if (!(answer instanceof CrmAnswer.Found found) || !found.json().isArray()) {
                    return answer instanceof CrmAnswer.Found ? "no list" : EventCheck.words(answer);
                }
                found.json().forEach(reader::take);
                if (found.json().size() < PAGE) {
                    return "";
                }
            }
        }
    }

    /** Clients that no webhook has told of yet, as when a router is taken over: their names are in its comments. */
    private void nameTheNameless(CrmApi api, Reader reader) {
        for (int page = 0; !reader.nameless.isEmpty() && page < MOST_CLIENT_PAGES; page++) {
            CrmAnswer answer = api.get("clients?limit=" + PAGE + "&offset=" + page * PAGE);
            if (!(answer instanceof CrmAnswer.Found found) || !found.json().isArray()) {
                return; // they are called by their numbers
            }
            for (JsonNode client : found.json()) {
                String id = client.path("id").asText("");
                if (reader.name(id, ClientName.of(client))) {
                    services.name(reader.source.id(), id, ClientName.of(client));
                }
            }
            if (found.json().size() < PAGE) {
                return;
            }
        }
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
        private final Map<String, List<CrmService>> nameless = new HashMap<>();

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
                        nameless.computeIfAbsent(service.clientId(), client -> new ArrayList<>())
                                .add(service);
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

        /** Whether somebody needed this name. */
        boolean name(String client, String name) {
            List<CrmService> theirs = nameless.remove(client);
            if (theirs == null) {
                return false;
            }
            nameByClient.put(client, name);
            theirs.forEach(service -> wishes.put(service.id(), wish(service, true)));
            return true;
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
