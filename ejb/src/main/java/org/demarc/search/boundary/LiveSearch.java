package org.demarc.search.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.Answers;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.FdbRow;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.AlikeRows;
import org.demarc.poll.control.KnownInterfaces;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCall.Part;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.routeros.boundary.DeviceLines;
import org.demarc.routeros.control.AddressLookup;
import org.demarc.routeros.control.RouterFault;
import org.demarc.search.control.SearchSettings;
import org.demarc.search.control.SearchTables;
import org.demarc.search.control.Sought;
import org.demarc.search.entity.Whereabout;
import org.demarc.search.entity.Whereabouts;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/**
 * Asks devices for one address now: routers with RouterOS' API for that address alone, all others for their forwarding or ARP table. Those
 * that do not answer within the deadline are told, and delay nobody.
 */
@ApplicationScoped
public class LiveSearch {

    /** A person waits: before every poll that is merely due. */
    private static final Duration URGENCY = Duration.ofHours(1);

    /** The engine ends a read at the deadline with what it has. */
    private static final Duration SPARE = Duration.ofMillis(500);

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceProfiles profiles;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceLines lines;

    @Inject
    PollBook book;

    @Inject
    Whereabouts whereabouts;

    @Inject
    Settings settings;

    @Inject
    DeviceCallLog calls;

    @Resource
    ManagedExecutorService threads;

    /**
     * What one device told.
     *
     * @param problem why it did not tell all, empty when it did
     * @param off the custom parameter by which it was not asked for all, null when there is none
     */
    public record Answer(
            long deviceId,
            String deviceName,
            List<Whereabout> found,
            String problem,
            @Nullable SwitchedOff off) {

        public Answer {
            found = List.copyOf(found);
        }
    }

    /** One device that is asked for one address. */
    private record Question(Sought sought, DeviceAccess access, Asker asker, Instant at) {

        DeviceCall ended(String outcome, String reason, List<Part> parts) {
            String address = sought.isMac() ? sought.mac() : sought.ip();
            return new DeviceCall.Question(access.deviceId(), DeviceCall.Kind.SEARCH, address, asker, at)
                    .ended(Instant.now(), outcome, reason, parts);
        }
    }

    /** Asks all of them at once; the caller bounds them. */
    public List<Answer> ask(Sought sought, Collection<Long> deviceIds) {
        Duration deadline = settings.of(SearchSettings.class).liveDeadline();
        Map<Long, String> typeById = whereabouts.types(deviceIds);
        List<DeviceAccess> asked = accesses.ofDevices(deviceIds);
        Map<Long, List<KnownInterface>> known = known(asked, typeById);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (DeviceAccess access : asked) {
            Question question = new Question(sought, access, calls.asker(), Instant.now());
            List<KnownInterface> ports = known.getOrDefault(access.deviceId(), List.of());
            CompletableFuture<Answer> answer =
                    isByApi(access, typeById) ? byApi(question) : bySnmp(question, ports, deadline);
            answers.add(answer.exceptionally(fault -> failed(access, "could not be asked"))
                    .completeOnTimeout(
                            failed(access, "silent"), deadline.plus(SPARE).toMillis(), TimeUnit.MILLISECONDS));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static boolean isByApi(DeviceAccess access, Map<Long, String> typeById) {
        return "ROUTEROS".equals(typeById.get(access.deviceId()))
                && !access.login().isEmpty();
    }

    private Map<Long, List<KnownInterface>> known(List<DeviceAccess> asked, Map<Long, String> typeById) {
        List<Long> ids = asked.stream()
                .filter(access -> !isByApi(access, typeById))
                .map(DeviceAccess::deviceId)
                .toList();
        return book.interfaces(ids).stream().collect(Collectors.groupingBy(KnownInterface::deviceId));
    }

    // ---- RouterOS' API ----

    private CompletableFuture<Answer> byApi(Question question) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer.complete(lookedUp(question)));
        } catch (RejectedExecutionException shuttingDown) {
            answer.complete(failed(question.access(), "could not be asked"));
        }
        return answer;
    }

    private Answer lookedUp(Question question) {
        DeviceAccess access = question.access();
        Sought sought = question.sought();
        SearchTables tables = SearchTables.byApi(sought, access.parameters());
        if (tables.asked().isEmpty()) {
            return leftOut(access, tables);
        }
        try {
            List<AddressLookup.Found> found = AddressLookup.find(
                    lines.pool(), lines.access(access.deviceId()), sought.mac(), sought.ip(), tables.asked());
            calls.note(question.ended("ANSWERED", "", partsByApi(tables, found)));
            Instant now = Instant.now();
            return new Answer(
                    access.deviceId(),
                    access.name(),
                    found.stream().map(one -> whereabout(one, access, now)).toList(),
                    tables.problem(),
                    tables.off());
        } catch (RouterFault fault) {
            calls.note(question.ended(
                    fault.isRefusal() ? "REFUSED" : "SILENT", fault.detail(), partsByApi(tables, List.of())));
            return failed(access, fault.detail());
        } catch (RuntimeException fault) {
            return failed(access, "could not be asked");
        }
    }

    /** Nothing of it may be asked: it is left out, and says so. */
    private static Answer leftOut(DeviceAccess access, SearchTables tables) {
        return new Answer(access.deviceId(), access.name(), List.of(), tables.problem(), tables.off());
    }

    private static List<Part> partsByApi(SearchTables tables, List<AddressLookup.Found> found) {
        return tables.asked().stream()
                .map(table -> new Part(
                        table,
                        (int) found.stream()
                                .filter(one -> one.table().equals(table))
                                .count(),
                        ""))
                .toList();
    }

    private static Whereabout whereabout(AddressLookup.Found one, DeviceAccess access, Instant now) {
        return new Whereabout(
                one.table(),
                access.deviceId(),
                access.name(),
                access.address(),
                null,
                one.port(),
                one.mac(),
                one.ip(),
                one.vlan(),
                one.status(),
                one.comment(),
                null,
                now,
                true,
                "device");
    }

    // ---- SNMP ----

    private CompletableFuture<Answer> bySnmp(Question question, List<KnownInterface> ports, Duration deadline) {
        DeviceAccess access = question.access();
        DeviceProfile family = profiles.catalog().profile(access.profile(), access.modelKey());
        SearchTables tables = SearchTables.bySnmp(question.sought(), family, access.parameters());
        if (tables.asked().isEmpty()) {
            return CompletableFuture.completedFuture(leftOut(access, tables));
        }
        DeviceProfile profile = ReadingModules.enabled(family, access.parameters());
        Reading reading = question.sought().isMac() ? Reading.FDB : Reading.ARP;
        Optional<SnmpTarget> target = Targets.reading(access);
        if (!profile.readable().contains(reading) || target.isEmpty()) {
            return CompletableFuture.completedFuture(failed(access, "does not tell"));
        }
        Set<Reading> asked = Set.of(reading);
        PollRequest request = PollRequest.of(target.get(), profile.scalars(asked), profile.tables(asked))
                .dueAt(System.nanoTime() - URGENCY.toNanos())
                .withDeadline(deadline);
        return snmp.engine().poll(request).thenApply(read -> {
            Answer answer = told(question.sought(), reading, access, profile, ports, read);
            boolean answered = read.outcome() == Outcome.ANSWERED;
            calls.note(question.ended(
                    read.outcome().name(),
                    read.reason(),
                    List.of(new Part(reading.key(), answer.found().size(), answered ? answer.problem() : ""))));
            return answer;
        });
    }

    private static Answer told(
            Sought sought,
            Reading reading,
            DeviceAccess access,
            DeviceProfile profile,
            List<KnownInterface> ports,
            DeviceRead read) {
        if (read.outcome() == Outcome.SILENT) {
            return failed(access, "silent");
        }
        Decoded decoded = ProfileDecoder.decode(
                profile,
                Set.of(reading),
                Answers.of(read),
                KnownInterfaces.directory(ports),
                new DeviceClock(read.startedAt(), ZoneId.systemDefault()));
        Map<String, KnownInterface> portByKey = new HashMap<>();
        ports.forEach(port -> portByKey.put(port.bindKey(), port));
        List<Whereabout> found = sought.isMac()
                ? decoded.fdb().stream()
                        .filter(row -> row.mac().equals(sought.mac()))
                        .map(row -> whereabout(row, access, portByKey, read.startedAt()))
                        .toList()
                : AlikeRows.of(access.deviceId(), reading, decoded.more().getOrDefault(reading, List.of())).stream()
                        .filter(row -> sought.ip().equals(row.ip()))
                        .map(row -> whereabout(row, access, portByKey, read.startedAt()))
                        .toList();
        return new Answer(
                access.deviceId(),
                access.name(),
                found,
                decoded.complete().contains(reading) ? "" : "not read to the end",
                null);
    }

    private static Whereabout whereabout(
            FdbRow row, DeviceAccess access, Map<String, KnownInterface> portByKey, Instant at) {
        KnownInterface port = row.bindKey() == null ? null : portByKey.get(row.bindKey());
        return new Whereabout(
                "fdb",
                access.deviceId(),
                access.name(),
                access.address(),
                port == null ? null : (Long) port.id(),
                port == null ? row.portKey() : port.name(),
                row.mac(),
                "",
                row.vlan() == 0 ? null : (Integer) row.vlan(),
                row.status(),
                "",
                null,
                at,
                true,
                "device");
    }

    private static Whereabout whereabout(
            SeenRow row, DeviceAccess access, Map<String, KnownInterface> portByKey, Instant at) {
        KnownInterface port = row.bindKey() == null ? null : portByKey.get(row.bindKey());
        return new Whereabout(
                row.reading(),
                access.deviceId(),
                access.name(),
                access.address(),
                port == null ? null : (Long) port.id(),
                port == null ? "" : port.name(),
                text(row.mac()),
                text(row.ip()),
                row.vlan(),
                "",
                "",
                null,
                at,
                true,
                "device");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Answer failed(DeviceAccess access, String problem) {
        return new Answer(access.deviceId(), access.name(), List.of(), problem, null);
    }
}
