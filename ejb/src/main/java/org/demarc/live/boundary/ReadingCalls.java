package org.demarc.live.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.live.control.ReadingCall;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.SnmpTarget;

/** Reads one reading of a device now, for a person or a program. Nothing is stored; no transaction is open while it waits. */
@Stateless
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

    /**
     * Reads.
     *
     * @param named an interface by name, key or SNMP index; a PON port stands for its ONUs where the reading is of ONUs; empty for all
     * @param columns a list with commas of what is wanted, empty for all
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@code UNKNOWN_INTERFACE}, {@code INVALID_ARGUMENT}, {@code NOT_SUPPORTED},
     *     {@code BAD_ADDRESS}
     */
    public Answer read(long deviceId, String reading, String named, String columns) {
        ActionTarget device = desk.device(deviceId);
        var profile = profiles.catalog().profile(device.profile(), device.modelKey());
        List<ActionTarget> lines = named.isBlank() ? List.of() : lines(deviceId, named.strip(), reading);
        ReadingCall call = ReadingCall.of(profile, reading, columns, lines);
        SnmpTarget target = accesses.ofDevice(deviceId)
                .flatMap(Targets::reading)
                .orElseThrow(() -> DeviceProblem.BAD_ADDRESS.because(device.deviceName() + " cannot be asked by SNMP"));
        return named.isBlank() || !lines.isEmpty()
                ? asked(call, target, deviceId, named.strip())
                : new Answer("device", reading, Instant.now(), 0, "", List.of());
    }

    private List<ActionTarget> lines(long deviceId, String named, String reading) {
        ActionTarget line = desk.named(deviceId, named);
        Long id = line.interfaceId();
        if (id != null && line.type().equals("PON") && reading.startsWith("onu-")) {
            return desk.onusOf(id);
        }
        return List.of(line);
    }

    private Answer asked(ReadingCall call, SnmpTarget target, long deviceId, String named) {
        var question = new DeviceCall.Question(deviceId, DeviceCall.Kind.LINE, named, calls.asker(), Instant.now());
        Duration longest = call.isNarrow() ? LONGEST_OF_A_LINE : LONGEST_OF_A_DEVICE;
        String reading = call.reading().key();
        try {
            DeviceRead read =
                    snmp.engine().poll(call.request(target, longest)).get(longest.toSeconds() + 2, TimeUnit.SECONDS);
            boolean answered = read.outcome() == Outcome.ANSWERED;
            List<ReadingCall.Row> rows = answered ? call.rows(read) : List.of();
            calls.note(question.ended(
                    Instant.now(),
                    read.outcome().name(),
                    read.reason(),
                    List.of(new DeviceCall.Part(reading, rows.size(), read.reason()))));
            return answer(question, reading, answered ? "" : read.outcome() + ": " + read.reason(), rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(question, reading, "interrupted", List.of());
        } catch (ExecutionException | TimeoutException e) {
            calls.note(question.ended(Instant.now(), "SILENT", String.valueOf(e.getMessage()), List.of()));
            return answer(question, reading, "SILENT: the device did not answer in time", List.of());
        }
    }

    private static Answer answer(
            DeviceCall.Question question, String reading, String error, List<ReadingCall.Row> rows) {
        long tookMs = Duration.between(question.at(), Instant.now()).toMillis();
        return new Answer("device", reading, question.at(), tookMs, error, rows);
    }
}
