package org.demarc.live.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.entity.ActionTargets;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.live.control.LiveSettings;
import org.demarc.live.control.Traffic;
import org.demarc.live.control.TrafficReading;
import org.demarc.live.control.TrafficSample.State;
import org.demarc.live.control.TrafficWatch;
import org.demarc.live.entity.LiveProblem;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.Lines;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters of an interface every two seconds while somebody looks at it. All who look on this node share one reading; it stops
 * by itself ten seconds after the last look, and no thread waits for a device.
 */
@Singleton
@Requires(Permission.LIVE_TRAFFIC_INFO)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveTraffic {

    @Inject
    LineRegister register;

    @Inject
    Lines lines;

    @Inject
    ActionTargets targets;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceProfiles profiles;

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceCallLog calls;

    @Inject
    Settings settings;

    @Resource
    ManagedScheduledExecutorService threads;

    /** What is looked at, who began, and the beat by which it is read. */
    private record Running(
            TrafficReading reading, TrafficWatch watch, DeviceCall.Question question, ScheduledFuture<?> beat) {

        /** All its readings as one call. */
        DeviceCall ended(Instant now) {
            int answers = watch.answers();
            String outcome = answers > 0 ? "ANSWERED" : watch.last() == State.REFUSED ? "REFUSED" : "SILENT";
            return question.ended(
                    now, outcome, "", List.of(new DeviceCall.Part(Reading.INTERFACE_COUNTERS.key(), answers, "")));
        }
    }

    private final Map<Long, Running> runningById = new ConcurrentHashMap<>();

    /**
     * Samples after a number; the first look begins the reading.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}, {@link DeviceProblem#SWITCHED_OFF},
     *     {@link LiveProblem#NO_COUNTERS}, {@link LiveProblem#TOO_MUCH_TRAFFIC}
     */
    public Traffic look(long interfaceId, long after) {
        Line line = register.line(interfaceId);
        Running running = runningById.get(interfaceId);
        if (running == null) {
            running = begin(reading(line));
        }
        return running.watch().since(after, System.nanoTime());
    }

    private TrafficReading reading(Line line) {
        var target = targets.ofInterface(line.id())
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + line.id()));
        Optional<DeviceAccess> access = accesses.ofDevice(line.device().id());
        CustomParameters parameters = access.map(DeviceAccess::parameters).orElse(CustomParameters.NONE);
        var family = profiles.catalog().profile(target.profile(), target.modelKey());
        requireSwitchedOn(line, family, parameters);
        var device = access.flatMap(Targets::reading)
                .orElseThrow(() -> LiveProblem.NO_COUNTERS.because(line.device().name()));
        String parentKey = line.parentKey();
        Line parent = parentKey == null
                ? null
                : lines.withKey(line.device().id(), parentKey).orElse(null);
        TrafficReading reading =
                new TrafficReading(line, target, parent, ReadingModules.enabled(family, parameters), device);
        if (!reading.isPossible()) {
            throw LiveProblem.NO_COUNTERS.because(
                    line.name() + " of " + line.device().name());
        }
        return reading;
    }

    private static void requireSwitchedOn(Line line, DeviceProfile family, CustomParameters parameters) {
        ReadingModules.whyDisabled(
                        Reading.INTERFACE_COUNTERS, family, line.type().equals("ONU"), parameters)
                .ifPresent(off -> {
                    throw DeviceProblem.SWITCHED_OFF.because(
                            line.name() + " of " + line.device().name() + ": " + off.text());
                });
    }

    private synchronized Running begin(TrafficReading reading) {
        Running other = runningById.get(reading.interfaceId());
        if (other != null) {
            return other;
        }
        requireRoom(reading);
        TrafficWatch watch = new TrafficWatch(reading.interfaceId(), System.nanoTime());
        Running begun = new Running(
                reading,
                watch,
                new DeviceCall.Question(
                        reading.deviceId(),
                        DeviceCall.Kind.TRAFFIC,
                        reading.line().name(),
                        calls.asker(),
                        Instant.now()),
                threads.scheduleAtFixedRate(
                        () -> beat(reading, watch), 0, TrafficWatch.EVERY.toMillis(), TimeUnit.MILLISECONDS));
        runningById.put(reading.interfaceId(), begun);
        return begun;
    }

    private void requireRoom(TrafficReading reading) {
        LiveSettings most = settings.of(LiveSettings.class);
        long ofDevice = runningById.values().stream()
                .filter(one -> one.reading().deviceId() == reading.deviceId())
                .count();
        if (ofDevice >= most.trafficPerDevice()) {
            throw LiveProblem.TOO_MUCH_TRAFFIC.because("at most " + most.trafficPerDevice() + " of one device");
        }
        if (runningById.size() >= most.trafficInterfaces()) {
            throw LiveProblem.TOO_MUCH_TRAFFIC.because("at most " + most.trafficInterfaces() + " on this node");
        }
    }

    private void beat(TrafficReading reading, TrafficWatch watch) {
        if (!watch.isLookedAt(System.nanoTime())) {
            end(reading);
        } else if (watch.ask(Instant.now())) {
            ask(reading, watch);
        }
    }

    private void ask(TrafficReading reading, TrafficWatch watch) {
        try {
            var unused =
                    snmp.engine().poll(reading.request()).whenComplete((read, fault) -> told(reading, watch, read));
        } catch (RuntimeException e) {
            watch.told(null, Instant.now(), State.REFUSED);
            LiveLog.LOG.debugf(e, "interface %d was not asked", reading.interfaceId());
        }
    }

    private static void told(TrafficReading reading, TrafficWatch watch, @Nullable DeviceRead read) {
        if (read == null) {
            watch.told(null, Instant.now(), State.REFUSED);
            return;
        }
        try {
            var counters = reading.counters(read, watch.before());
            State otherwise = read.outcome() == Outcome.SILENT ? State.SILENT : State.REFUSED;
            watch.told(counters.orElse(null), Instant.now(), otherwise);
        } catch (RuntimeException e) {
            watch.told(null, Instant.now(), State.REFUSED);
            LiveLog.LOG.debugf(e, "counters of interface %d", reading.interfaceId());
        }
    }

    private void end(TrafficReading reading) {
        Running ended = runningById.remove(reading.interfaceId());
        if (ended != null) {
            ended.beat().cancel(false);
            calls.note(ended.ended(Instant.now()));
        }
    }

    /** How many interfaces are read just now on this node. */
    @Requires(Permission.SYSTEM_STATUS)
    public int running() {
        return runningById.size();
    }

    @PreDestroy
    void stop() {
        runningById.values().forEach(one -> one.beat().cancel(false));
        runningById.clear();
    }
}
