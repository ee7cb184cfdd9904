package org.demarc.live.boundary;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.live.control.ReadingCall;
import org.demarc.live.control.SharedReadings;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/** Reads one reading of a device now, for a person or a program. Nothing is stored; no transaction is open while it waits. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class ReadingCalls {

    /** Whoever asks for a line gives up soon; whoever asks for a whole device waits a little longer. */
    private static final Duration LONGEST_OF_A_LINE = Duration.ofSeconds(8);

    private static final Duration LONGEST_OF_A_DEVICE = Duration.ofSeconds(20);

    @Inject
    SnmpNode snmp;

    @Inject
    ActionDesk desk;

    @Inject
    DeviceProfiles profiles;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceCallLog calls;

    @Inject
    CurrentUser currentUser;

    /**
     * How it went (devices.md DEV-12).
     *
     * @param source always {@code device}
     * @param at when it was begun
     * @param tookMs how long it lasted
     * @param error why it did not come, or not whole; empty when it did
     */
    public record Answer(
            String source, String reading, Instant at, long tookMs, String error, List<ReadingCall.Row> rows) {}

    private final SharedReadings shared = new SharedReadings();

    /**
     * Reads, or waits with whoever had the same read just before. What must walk tables of the whole device wants the permission to have it
     * polled.
     *
     * @param named an interface by name, key or SNMP index; a PON port stands for its ONUs too; empty for all
     * @param columns a list with commas of what is wanted, empty for all
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@code UNKNOWN_INTERFACE}, {@code INVALID_ARGUMENT}, {@code NOT_SUPPORTED},
     *     {@code SWITCHED_OFF}, {@code BAD_ADDRESS}, {@code FORBIDDEN}, {@code TOO_MANY_READINGS}
     */
    public Answer read(long deviceId, String reading, String named, String columns) {
        ActionTarget device = desk.device(deviceId);
        Optional<DeviceAccess> access = accesses.ofDevice(deviceId);
        CustomParameters parameters = access.map(DeviceAccess::parameters).orElse(CustomParameters.NONE);
        DeviceProfile family = profiles.catalog().profile(device.profile(), device.modelKey());
        ActionTarget line = named.isBlank() ? null : desk.named(deviceId, named.strip());
        ReadingCall.requireSwitchedOn(family, reading, line, parameters);
        DeviceProfile profile = ReadingModules.enabled(family, parameters);
        List<ActionTarget> onus = line == null ? List.of() : onusOf(line);
        ReadingCall call = ReadingCall.of(profile, reading, columns, lines(line, onus, reading), under(line, onus))
                .withSerials(parameters.showsSerialsInLetters());
        SnmpTarget target = access.flatMap(Targets::reading)
                .orElseThrow(() -> DeviceProblem.BAD_ADDRESS.because(device.deviceName() + " cannot be asked by SNMP"));
        boolean walked = !call.isNarrow();
        if (walked) {
            currentUser.requireAny(Permission.RUN_POLLER_BY_DEVICE);
        }
        Long lineId = line == null ? null : line.interfaceId();
        var key = new SharedReadings.Key(deviceId, reading, lineId, call.columns(), walked);
        Duration longest = walked ? LONGEST_OF_A_DEVICE : LONGEST_OF_A_LINE;
        var question =
                new DeviceCall.Question(deviceId, DeviceCall.Kind.LINE, named.strip(), calls.asker(), Instant.now());
        return waited(reading, shared.joined(key, () -> begun(call, target, question, longest)), longest);
    }

    private List<ActionTarget> onusOf(ActionTarget line) {
        Long id = line.interfaceId();
        return id != null && line.type().equals("PON") ? desk.onusOf(id) : List.of();
    }

    private static List<ActionTarget> lines(@Nullable ActionTarget line, List<ActionTarget> onus, String reading) {
        if (line == null) {
            return List.of();
        }
        return reading.startsWith("onu-") && !onus.isEmpty() ? onus : List.of(line);
    }

    /** Rows of a PON port's ONUs are the port's, and its own are where its ONUs are asked. */
    private static Set<String> under(@Nullable ActionTarget line, List<ActionTarget> onus) {
        Set<String> keys = onus.stream().map(ActionTarget::bindKey).collect(Collectors.toCollection(HashSet::new));
        if (line != null) {
            keys.add(line.bindKey());
        }
        return keys;
    }

    private CompletableFuture<ReadingCall.Told> begun(
            ReadingCall call, SnmpTarget target, DeviceCall.Question question, Duration longest) {
        return snmp.engine()
                .poll(call.request(target, longest))
                .thenApply(read -> {
                    ReadingCall.Told told = call.told(read);
                    note(question, call, read.outcome().name(), told);
                    return told;
                })
                .exceptionally(fault -> {
                    LiveLog.LOG.debugf(fault, "device %d was not read", question.deviceId());
                    var told = new ReadingCall.Told(List.of(), "the device could not be asked");
                    note(question, call, Outcome.SILENT.name(), told);
                    return told;
                });
    }

    private void note(DeviceCall.Question question, ReadingCall call, String outcome, ReadingCall.Told told) {
        var part = new DeviceCall.Part(call.reading().key(), told.rows().size(), told.error());
        calls.note(question.ended(Instant.now(), outcome, told.error(), List.of(part)));
    }

    private static Answer waited(String reading, SharedReadings.Running running, Duration longest) {
        try {
            return answer(running, reading, running.told().get(longest.toSeconds() + 2, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(running, reading, new ReadingCall.Told(List.of(), "interrupted"));
        } catch (ExecutionException | TimeoutException e) {
            String why = "SILENT: the device did not answer in time";
            return answer(running, reading, new ReadingCall.Told(List.of(), why));
        }
    }

    private static Answer answer(SharedReadings.Running running, String reading, ReadingCall.Told told) {
        long tookMs = Duration.between(running.at(), Instant.now()).toMillis();
        return new Answer("device", reading, running.at(), tookMs, told.error(), told.rows());
    }
}
