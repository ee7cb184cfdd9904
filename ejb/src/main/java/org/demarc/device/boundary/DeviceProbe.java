package org.demarc.device.boundary;

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
import org.demarc.ProblemException;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.Detection;
import org.demarc.device.control.Identity;
import org.demarc.device.control.Recogniser;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.Devices;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpTarget;

/** Asks a device who it is: tries an access before it is used, and recognises a model. No transaction is open while it waits. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires(Permission.DEVICE_MANAGEMENT)
public class DeviceProbe {

    private static final Duration LONGEST = Duration.ofSeconds(8);

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceAccesses accesses;

    @Inject
    Devices devices;

    @Inject
    DeviceProfiles profiles;

    @Inject
    Sight sight;

    @Inject
    DeviceCallLog calls;

    @Inject
    AuditLog audit;

    /**
     * What a device answered.
     *
     * @param outcome ANSWERED, SILENT, REFUSED or GARBLED
     * @param reason why it did not answer well, empty when it did
     * @param modelKey empty for unknown
     */
    public record Answer(
            Outcome outcome,
            String reason,
            long tookMs,
            String sysDescr,
            String sysObjectId,
            String modelKey,
            String modelName,
            String profile) {}

    /** Asks a device of the inventory; nothing is written. */
    public Answer test(long deviceId) {
        sight.device(deviceId);
        return answer(askAndNote(deviceId));
    }

    /**
     * Asks an address with an access profile, before there is a device.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_ACCESS_PROFILE}, {@link DeviceProblem#BAD_ADDRESS}
     */
    public Answer test(String address, long accessProfileId) {
        return answer(ask(accesses.ofProfile(accessProfileId, address.strip())
                .orElseThrow(() -> DeviceProblem.UNKNOWN_ACCESS_PROFILE.because("access profile " + accessProfileId))));
    }

    /**
     * Recognises the device anew and remembers what it is, unless a person chose.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#DEVICE_SILENT} when it does not answer
     */
    public Device detect(long deviceId) {
        Device before = sight.device(deviceId);
        Asked asked = askAndNote(deviceId);
        DeviceRead read = asked.read();
        if (read.outcome() != Outcome.ANSWERED) {
            throw DeviceProblem.DEVICE_SILENT.because(before.name() + ": " + read.reason());
        }
        if (devices.recognised(deviceId, asked.detection().recognition())) {
            audit.record(
                    "device:detected",
                    "device",
                    deviceId,
                    before.modelKey(),
                    asked.detection().recognition());
        }
        return sight.device(deviceId);
    }

    private DeviceAccess access(long deviceId) {
        return accesses.ofDevice(deviceId)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("device " + deviceId));
    }

    /** What a device answered, and what it is; UNKNOWN when it did not answer. */
    private record Asked(DeviceRead read, Detection detection) {}

    private Asked askAndNote(long deviceId) {
        var question = new DeviceCall.Question(deviceId, DeviceCall.Kind.TEST, "", calls.asker(), Instant.now());
        try {
            Asked asked = ask(access(deviceId));
            DeviceRead read = asked.read();
            calls.note(question.ended(Instant.now(), read.outcome().name(), read.reason(), List.of()));
            return asked;
        } catch (ProblemException refused) {
            calls.note(question.ended(Instant.now(), "SKIPPED", String.valueOf(refused.getMessage()), List.of()));
            throw refused;
        }
    }

    private Asked ask(DeviceAccess access) {
        SnmpTarget target = Targets.reading(access)
                .orElseThrow(() -> DeviceProblem.BAD_ADDRESS.because(access.address() + " cannot be asked by SNMP"));
        Recogniser recogniser = new Recogniser(snmp.engine(), profiles.catalog());
        PollRequest request = Recogniser.request(target).withDeadline(LONGEST);
        try {
            return snmp.engine()
                    .poll(request)
                    .thenCompose(read ->
                            recogniser.recognise(target, read).thenApply(found -> new Asked(read, found.detection())))
                    .get(2 * LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeviceProblem.DEVICE_SILENT.because("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw DeviceProblem.DEVICE_SILENT.because(access.address() + ": " + e.getMessage());
        }
    }

    private static Answer answer(Asked asked) {
        DeviceRead read = asked.read();
        Detection found = asked.detection();
        boolean answered = read.outcome() == Outcome.ANSWERED;
        return new Answer(
                read.outcome(),
                read.reason(),
                read.effort().duration().toMillis(),
                read.scalar(Identity.SYS_DESCR).asText(),
                read.scalar(Identity.SYS_OBJECT_ID).asOid().toString(),
                answered ? found.model().key() : "",
                answered ? found.model().name() : "",
                answered ? found.profile().key() : "");
    }
}
