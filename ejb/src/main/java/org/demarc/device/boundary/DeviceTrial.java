package org.demarc.device.boundary;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.Answers;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.ProfileFault;
import org.demarc.device.control.Reading;
import org.demarc.device.control.Recogniser;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.poll.control.Targets;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/** Shows what a profile reads from a live device; nothing is written. No transaction is open while it waits. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires(Permission.DEVICE_MANAGEMENT)
public class DeviceTrial {

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final int MOST_ROWS = 200;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceAccesses accesses;

    @Inject
    Inventory inventory;

    @Inject
    DeviceProfiles profiles;

    @Inject
    AuditLog audit;

    /**
     * What to try.
     *
     * @param accessProfileId how to reach it; null with {@code community} null too: as the inventory's device with this address
     * @param yaml text of a profile file; null to take the profile {@code profile}, and without that the one that detection finds
     * @param model key of the model whose placeholders are filled, null for the first
     * @param readings keys of the catalogue, empty for all that the profile has
     */
    public record Request(
            String address,
            @Nullable Integer port,
            @Nullable String community,
            @Nullable Long accessProfileId,
            @Nullable String yaml,
            @Nullable String profile,
            @Nullable String model,
            List<String> readings) {}

    /**
     * What one reading brought.
     *
     * @param complete its tables were read to the end
     * @param problem why not, empty when they were
     * @param total how many rows there are
     * @param rows at most 200 of them
     */
    public record Tried(String reading, boolean complete, String problem, int total, List<Map<String, Object>> rows) {}

    /**
     * What the device answered, seen through the profile.
     *
     * @param strangers rows whose index belongs to no interface
     */
    public record Result(
            Outcome outcome,
            String reason,
            long tookMs,
            int requests,
            String profile,
            int strangers,
            List<Tried> readings) {}

    /**
     * Reads a device by a profile.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_PROFILE}, {@link DeviceProblem#BAD_ADDRESS},
     *     {@link DeviceProblem#UNKNOWN_ACCESS_PROFILE}, {@link DeviceProblem#DEVICE_SILENT}
     */
    public Result read(Request request) {
        DeviceAccess access = access(request);
        SnmpTarget target = Targets.reading(access)
                .orElseThrow(() -> DeviceProblem.BAD_ADDRESS.because(access.address() + " cannot be asked by SNMP"));
        DeviceProfile profile = profile(request, target);
        Set<Reading> asked = asked(request, profile);
        audit.record("device:tried", "address", request.address(), null, profile.key());
        DeviceRead read = waitFor(
                snmp.engine()
                        .poll(PollRequest.of(target, profile.scalars(asked), profile.tables(asked))
                                .withDeadline(LONGEST)),
                access);
        return result(profile, asked, read);
    }

    private Set<Reading> asked(Request request, DeviceProfile profile) {
        EnumSet<Reading> asked = EnumSet.noneOf(Reading.class);
        asked.addAll(profile.readable());
        if (!request.readings().isEmpty()) {
            asked.removeIf(reading -> !request.readings().contains(reading.key()));
            asked.add(Reading.INTERFACES);
            asked.retainAll(profile.readable());
        }
        return asked;
    }

    private DeviceProfile profile(Request request, SnmpTarget target) {
        try {
            if (request.yaml() != null && !request.yaml().isBlank()) {
                return ProfileCatalog.trial(request.yaml(), request.model() == null ? "" : request.model());
            }
        } catch (ProfileFault e) {
            throw DeviceProblem.BAD_PROFILE.because(String.valueOf(e.getMessage()));
        }
        ProfileCatalog catalog = profiles.catalog();
        if (request.profile() != null && !request.profile().isBlank()) {
            return catalog.profiles().stream()
                    .filter(one -> one.key().equals(request.profile()))
                    .findFirst()
                    .map(one -> catalog.profile(one.key(), request.model() == null ? "" : request.model()))
                    .orElseThrow(() -> DeviceProblem.UNKNOWN_MODEL.because("profile " + request.profile()));
        }
        Recogniser recogniser = new Recogniser(snmp.engine(), catalog);
        return waitFor(
                        snmp.engine()
                                .poll(Recogniser.request(target).withDeadline(LONGEST))
                                .thenCompose(read -> recogniser.recognise(target, read)),
                        null)
                .detection()
                .profile();
    }

    private static <T> T waitFor(java.util.concurrent.CompletableFuture<T> answer, @Nullable DeviceAccess access) {
        String who = access == null ? "the device" : access.address();
        try {
            return answer.get(LONGEST.toSeconds() + 10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeviceProblem.DEVICE_SILENT.because("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw DeviceProblem.DEVICE_SILENT.because(who + ": " + e.getMessage());
        }
    }

    private DeviceAccess access(Request request) {
        String address = request.address().strip();
        DeviceAccess found = found(request, address);
        return request.port() == null && request.community() == null ? found : changed(found, request);
    }

    private DeviceAccess found(Request request, String address) {
        if (request.accessProfileId() != null) {
            long id = request.accessProfileId();
            return accesses.ofProfile(id, address)
                    .orElseThrow(() -> DeviceProblem.UNKNOWN_ACCESS_PROFILE.because("access profile " + id));
        }
        return inventory.page(new PageRequest(50, 0, "", false, address), DeviceFilter.NONE, false).items().stream()
                .filter(device -> device.address().equals(address))
                .findFirst()
                .flatMap(device -> accesses.ofDevice(device.id()))
                .orElseGet(() -> accesses.ofAddress(address));
    }

    private static DeviceAccess changed(DeviceAccess found, Request request) {
        boolean version3 = found.snmpVersion().equals("3") && request.community() != null;
        return found.asked(
                version3 ? DeviceAccess.SNMP_VERSION : found.snmpVersion(),
                request.port() == null ? found.snmpPort() : request.port(),
                request.community() == null ? found.read() : Secret.of(request.community()));
    }

    private static Result result(DeviceProfile profile, Set<Reading> asked, DeviceRead read) {
        Decoded decoded = ProfileDecoder.decode(
                profile,
                asked,
                Answers.of(read),
                InterfaceDirectory.of(List.of()),
                new DeviceClock(Instant.now(), ZoneId.systemDefault()));
        List<Tried> tried = new ArrayList<>();
        for (Reading reading : asked) {
            List<?> rows = rows(decoded, reading);
            boolean complete = decoded.complete().contains(reading);
            tried.add(new Tried(
                    reading.key(),
                    complete,
                    complete ? "" : problem(profile, reading, read),
                    rows.size(),
                    rows.stream().limit(MOST_ROWS).map(DeviceTrial::shown).toList()));
        }
        return new Result(
                read.outcome(),
                read.reason(),
                read.effort().duration().toMillis(),
                read.effort().pdus(),
                profile.key(),
                decoded.strangers(),
                tried);
    }

    private static String problem(DeviceProfile profile, Reading reading, DeviceRead read) {
        return profile.tables(Set.of(reading)).stream()
                .map(request -> read.table(request.name()))
                .filter(table -> !table.complete())
                .map(table -> table.name() + ": " + table.reason())
                .findFirst()
                .orElse("not complete");
    }

    private static List<?> rows(Decoded decoded, Reading reading) {
        return switch (reading) {
            case SYSTEM -> decoded.system() == null ? List.of() : List.of(decoded.system());
            case INTERFACES -> decoded.interfaces();
            case INTERFACE_STATUS -> decoded.statuses();
            case INTERFACE_COUNTERS -> decoded.counters();
            case FDB -> decoded.fdb();
            case ONU_LIST -> decoded.onus();
            case ONU_STATE -> decoded.onuStates();
            case ONU_SIGNAL -> decoded.onuSignals();
            default -> decoded.more().getOrDefault(reading, List.of());
        };
    }

    private static Map<String, Object> shown(Object row) {
        if (row instanceof LookedRow looked) {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("key", looked.key());
            cells.put("interface", looked.bindKey() == null ? "" : looked.bindKey());
            cells.putAll(looked.values());
            return cells;
        }
        Map<String, Object> cells = JSON.convertValue(row, ROW);
        cells.values().removeIf(value -> value == null || value.equals(""));
        return cells;
    }
}
