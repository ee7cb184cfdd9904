package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.live.boundary.ReadingCalls;
import org.demarc.live.control.ReadingCall;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.KeptRow;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.ModuleRequest;
import org.demarc.wildcore.control.ModuleRows;
import org.demarc.wildcore.control.ReadModule;
import org.demarc.wildcore.control.ReadModules;
import org.demarc.wildcore.control.StoredRows;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredHosts;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;
import org.jspecify.annotations.Nullable;

/** Reads single modules of a device for a billing: from the device now, or what is remembered (wildcore-mikbill.md 6.6). */
@ApplicationScoped
@Requires({Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class BillingModules {

    private static final int MOST_LINES = 20_000;
    private static final int MOST_ROWS = 20_000;
    private static final int AT_ONCE = 1000;

    @Inject
    CurrentUser caller;

    @Inject
    StoredHosts hosts;

    @Inject
    StoredLines lines;

    @Inject
    ActionDesk desk;

    @Inject
    ReadingCalls calls;

    @Inject
    KeptReadings kept;

    @Inject
    DeviceProfiles profiles;

    /** What a module tells, and how it was got (devices.md DEV-12). */
    public record Told(Object data, DiagView.@Nullable Meta meta) {}

    /** Rows as they came, with the time of their values. */
    private record Come(
            List<ReadingCall.Row> rows, @Nullable Instant at, double spent, String error) {}

    /**
     * Names of the modules that the device's family serves.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for devices outside the caller's groups
     */
    public List<String> names(long deviceId) {
        return ReadModules.namesFor(family(host(deviceId)));
    }

    /**
     * Reads a module.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, {@link WildcoreProblem#INVALID} naming the argument, {@link
     *     WildcoreProblem#DEVICE_TIMEOUT}, {@link WildcoreProblem#DEVICE_REFUSES}, and what {@link ReadingCalls#read} refuses
     */
    public Told read(Diagnostics.From from, String name, long deviceId, Map<String, Object> arguments) {
        StoredHost host = host(deviceId);
        List<String> names = ReadModules.namesFor(family(host));
        if (name.equals(ReadModules.SUPPORTED)) {
            return new Told(names, null);
        }
        ReadModule module = ReadModules.named(name)
                .filter(known -> names.contains(known.name()))
                .orElseThrow(() -> WildcoreProblem.INVALID.because("module not supported: " + name));
        ModuleRequest request = ModuleRequest.of(module, arguments);
        List<StoredLine> meant = meant(deviceId, request);
        boolean live = from == Diagnostics.From.DEVICE;
        Come come = live ? live(host, request) : stored(host, request, meant);
        var text = new LocalText(ZoneId.systemDefault(), Instant.now());
        Object data = new ModuleRows(request, host, names, text).shown(come.rows(), meant);
        DiagView.Failure failure = come.error().isEmpty() ? null : new DiagView.Failure("INCOMPLETE", come.error());
        String hash = HexFormat.of().toHexDigits((host.id() + ":" + request.named() + ":" + name).hashCode());
        return new Told(
                data,
                new DiagView.Meta(
                        text.timeOrNull(come.at()),
                        live ? "device" : "store",
                        !live,
                        host.ip(),
                        hash,
                        failure,
                        come.spent()));
    }

    private StoredHost host(long id) {
        return hosts.withId(id, Seen.groups(caller))
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("device " + id + " not found"));
    }

    private DeviceProfile family(StoredHost host) {
        return profiles.catalog().profile(host.model().profile(), host.model().key());
    }

    /** The line that is named and, of a PON port, its ONUs; else everything that the device lists. */
    private List<StoredLine> meant(long deviceId, ModuleRequest request) {
        if (request.named().isEmpty()) {
            return lines.ofDevice(deviceId, Seen.groups(caller), MOST_LINES, 0);
        }
        ActionTarget line = desk.named(deviceId, request.named());
        Long id = line.interfaceId();
        List<Long> ids = new ArrayList<>();
        if (id != null) {
            ids.add(id);
            desk.onusOf(id).stream()
                    .map(ActionTarget::interfaceId)
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return lines.withIds(ids, Seen.groups(caller)).stream()
                .sorted(Comparator.comparingLong(StoredLine::id))
                .toList();
    }

    private Come live(StoredHost host, ModuleRequest request) {
        ReadModule module = request.module();
        if (module.source() == ReadModule.Source.KEPT) {
            throw WildcoreProblem.INVALID.because("from: " + module.name() + " is told from cache or store");
        }
        ReadingCalls.Answer answer =
                calls.read(host.id(), module.reading().key(), request.named(), module.asked(request.wanted()));
        if (answer.rows().isEmpty() && !answer.error().isEmpty()) {
            throw unanswered(answer.error()).because(host.ip() + ": " + answer.error());
        }
        return new Come(answer.rows(), answer.at(), answer.tookMs() / 1000.0, answer.error());
    }

    /** A device that says nothing may be asked again; one that says no will say so again. */
    static WildcoreProblem unanswered(String error) {
        return error.startsWith("SILENT") ? WildcoreProblem.DEVICE_TIMEOUT : WildcoreProblem.DEVICE_REFUSES;
    }

    private Come stored(StoredHost host, ModuleRequest request, List<StoredLine> meant) {
        Reading reading = request.module().reading();
        if (reading == Reading.SYSTEM) {
            return new Come(List.of(StoredRows.of(host)), host.answeredAt(), 0, "");
        }
        return reading.isAlike() ? kept(host, request, meant) : ofLines(request, meant);
    }

    private Come ofLines(ModuleRequest request, List<StoredLine> meant) {
        Reading reading = request.module().reading();
        boolean named = !request.named().isEmpty();
        if (StoredRows.isDetailed(reading) && !named) {
            throw WildcoreProblem.INVALID.because("invalid argument interface: is required for what is remembered of "
                    + request.module().name());
        }
        List<ReadingCall.Row> rows = meant.stream()
                .flatMap(line -> StoredRows.of(reading, line, named ? lines.detail(line.id()) : null).stream())
                .toList();
        Instant at = meant.stream()
                .map(line -> readAt(reading, line))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Come(rows, at, 0, "");
    }

    private static Instant readAt(Reading reading, StoredLine line) {
        StoredLine.Signal signal = line.signal();
        return reading == Reading.ONU_SIGNAL && signal != null ? signal.readAt() : line.seenAt();
    }

    /** Rows that polls keep, of the lines that are meant. */
    private Come kept(StoredHost host, ModuleRequest request, List<StoredLine> meant) {
        List<KeptRow> rows = new ArrayList<>();
        Page<KeptRow> page;
        do {
            page = kept.page(
                    host.id(),
                    request.module().reading().key(),
                    false,
                    new PageRequest(AT_ONCE, rows.size(), "", false, ""));
            rows.addAll(page.items());
        } while (!page.items().isEmpty() && rows.size() < Math.min(page.total(), MOST_ROWS));
        List<Long> ids = meant.stream().map(StoredLine::id).toList();
        if (!request.named().isEmpty()) {
            rows.removeIf(row -> row.interfaceId() == null || !ids.contains(row.interfaceId()));
        }
        Instant at = rows.stream()
                .map(KeptRow::lastSeen)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Come(rows.stream().map(StoredRows::of).toList(), at, 0, "");
    }
}
