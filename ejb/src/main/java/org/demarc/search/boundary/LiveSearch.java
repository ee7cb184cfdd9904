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
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.poll.control.AlikeRows;
import org.demarc.poll.control.KnownInterfaces;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.routeros.boundary.DeviceLines;
import org.demarc.routeros.control.AddressLookup;
import org.demarc.routeros.control.RouterFault;
import org.demarc.search.control.SearchSettings;
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

    @Resource
    ManagedExecutorService threads;

    /**
     * What one device told.
     *
     * @param problem why it did not tell all, empty when it did
     */
    public record Answer(long deviceId, String deviceName, List<Whereabout> found, String problem) {

        public Answer {
            found = List.copyOf(found);
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
            List<KnownInterface> ports = known.getOrDefault(access.deviceId(), List.of());
            CompletableFuture<Answer> answer =
                    isByApi(access, typeById) ? byApi(sought, access) : bySnmp(sought, access, ports, deadline);
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

    private CompletableFuture<Answer> byApi(Sought sought, DeviceAccess access) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer.complete(lookedUp(sought, access)));
        } catch (RejectedExecutionException shuttingDown) {
            answer.complete(failed(access, "could not be asked"));
        }
        return answer;
    }

    private Answer lookedUp(Sought sought, DeviceAccess access) {
        try {
            Instant now = Instant.now();
            List<Whereabout> found =
                    AddressLookup.find(lines.pool(), lines.access(access.deviceId()), sought.mac(), sought.ip())
                            .stream()
                            .map(one -> new Whereabout(
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
                                    "device"))
                            .toList();
            return new Answer(access.deviceId(), access.name(), found, "");
        } catch (RouterFault fault) {
            return failed(access, fault.detail());
        } catch (RuntimeException fault) {
            return failed(access, "could not be asked");
        }
    }

    // ---- SNMP ----

    private CompletableFuture<Answer> bySnmp(
            Sought sought, DeviceAccess access, List<KnownInterface> ports, Duration deadline) {
        DeviceProfile profile = profiles.catalog().profile(access.profile(), access.modelKey());
        Reading reading = sought.isMac() ? Reading.FDB : Reading.ARP;
        Optional<SnmpTarget> target = Targets.reading(access);
        if (!profile.readable().contains(reading) || target.isEmpty()) {
            return CompletableFuture.completedFuture(failed(access, "does not tell"));
        }
        Set<Reading> asked = Set.of(reading);
        PollRequest request = PollRequest.of(target.get(), profile.scalars(asked), profile.tables(asked))
                .dueAt(System.nanoTime() - URGENCY.toNanos())
                .withDeadline(deadline);
        return snmp.engine().poll(request).thenApply(read -> told(sought, reading, access, profile, ports, read));
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
                decoded.complete().contains(reading) ? "" : "not read to the end");
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
        return new Answer(access.deviceId(), access.name(), List.of(), problem);
    }
}
