package org.demarc.wildcore.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.access.control.RequestRate;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.entity.Asker;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.wildcore.control.LineCall;
import org.demarc.wildcore.control.LiveConversation;
import org.demarc.wildcore.control.LiveDetails;
import org.demarc.wildcore.control.LiveLine;
import org.demarc.wildcore.control.Offer;
import org.demarc.wildcore.control.WildcoreSettings;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;
import org.jspecify.annotations.Nullable;

/**
 * Asks devices about single lines now. Callers who ask about the same line at the same time share one conversation, no caller waits
 * longer than the deadline, and no thread waits at all (DECISIONS 14).
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveReads {

    /** How soon a line is read in the background again, whatever came of it. */
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private static final int MOST_REMEMBERED = 100_000;

    /** A billing that goes through all its subscribers must not make the node ask every line of the network at once. */
    private static final int REFRESHES_A_SECOND = 10;

    @Inject
    Settings settings;

    @Inject
    DeviceAccesses accesses;

    @Inject
    StoredLines lines;

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceProfiles profiles;

    @Inject
    DeviceCallLog calls;

    @Resource
    ManagedExecutorService threads;

    private final Map<Long, CompletableFuture<LiveLine>> runningById = new ConcurrentHashMap<>();
    private final Map<Long, Instant> refreshedById = new ConcurrentHashMap<>();
    private final RequestRate refreshes = new RequestRate();

    /** What the family of the line's device can tell about it. */
    public Offer offered(StoredLine line) {
        CustomParameters parameters = accesses.ofDevice(line.host().id())
                .map(DeviceAccess::parameters)
                .orElse(CustomParameters.NONE);
        return Offer.of(profile(line), line, parameters);
    }

    /** Readings that a live read of the line asks its device for; empty where it cannot be asked. */
    public Set<Reading> asked(StoredLine line) {
        Duration deadline = settings.of(WildcoreSettings.class).liveDeadline();
        return accesses.ofDevice(line.host().id())
                .map(access -> conversation(line, access, deadline).asked())
                .orElse(Set.of());
    }

    private DeviceProfile profile(StoredLine line) {
        var model = line.host().model();
        return profiles.catalog().profile(model.profile(), model.key());
    }

    /** A question that is under way: what is asked for, who asked first, and what will be answered to all who ask it meanwhile. */
    private record Question(StoredLine line, Asker asker, CompletableFuture<LiveLine> result) {}

    /**
     * What the device says about the line now. Always completes normally, at the deadline at the latest.
     *
     * @param asker whose the call of the device is, unless somebody else waits for the same line already
     */
    public CompletableFuture<LiveLine> read(StoredLine line, Asker asker) {
        CompletableFuture<LiveLine> mine = new CompletableFuture<>();
        CompletableFuture<LiveLine> running = runningById.putIfAbsent(line.id(), mine);
        if (running != null) {
            return running.copy();
        }
        start(new Question(line, asker, mine));
        return mine.copy();
    }

    private void start(Question question) {
        StoredLine line = question.line();
        Duration deadline = settings.of(WildcoreSettings.class).liveDeadline();
        try {
            var access = accesses.ofDevice(line.host().id());
            if (access.isEmpty()) {
                complete(question, LiveLine.failed("RESOURCE_NOT_FOUND", "the device is gone", Instant.now(), 0));
                return;
            }
            LiveConversation conversation = conversation(line, access.get(), deadline);
            LineCall call = new LineCall(line, conversation.asked(), question.asker(), Instant.now());
            var unused = conversation
                    .hold(snmp.engine())
                    .whenComplete((live, fault) -> calls.note(call.ended(finish(question, live, fault))));
        } catch (RuntimeException e) {
            complete(question, LiveLine.failed("SERVER_ERROR", "the device could not be asked", Instant.now(), 0));
            throw e;
        }
    }

    private LiveConversation conversation(StoredLine line, DeviceAccess access, Duration deadline) {
        var parent = line.place().parentKey() == null
                ? null
                : lines.withKey(line.host().id(), line.place().parentKey()).orElse(null);
        return new LiveConversation(line, parent, access, profile(line), deadline);
    }

    private LiveLine finish(Question question, @Nullable LiveLine live, @Nullable Throwable fault) {
        if (live == null) {
            WildcoreLog.LOG.debugf(
                    fault,
                    "live read of interface %d broke off",
                    question.line().id());
            LiveLine failed = LiveLine.failed("SERVER_ERROR", "the device could not be asked", Instant.now(), 0);
            complete(question, failed);
            return failed;
        }
        try {
            keep(question.line(), live);
        } finally {
            complete(question, live);
        }
        return live;
    }

    private void complete(Question question, LiveLine live) {
        runningById.remove(question.line().id(), question.result());
        question.result().complete(live);
    }

    private void keep(StoredLine line, LiveLine live) {
        if (live.decoded() == null) {
            return;
        }
        lines.seen(line.id(), live.at());
        keep(line, live.details(), live.at());
        live.decoded().onuSignals().stream()
                .filter(signal -> signal.bindKey().equals(line.place().bindKey()))
                .forEach(signal -> lines.keepSignal(
                        line.id(),
                        new StoredLine.Signal(
                                live.at(),
                                signal.rxDbm(),
                                signal.txDbm(),
                                signal.oltRxDbm(),
                                signal.temperatureC(),
                                signal.voltageV(),
                                signal.distanceM() == null
                                        ? null
                                        : signal.distanceM().longValue())));
    }

    private void keep(StoredLine line, LiveDetails told, Instant at) {
        if (told.unis().rows() != null) {
            lines.keepUnis(line.id(), at, LiveDetails.unis(told.unis().rows()));
        }
        if (told.vlans().rows() != null) {
            lines.keepVlans(line.id(), at, LiveDetails.vlans(told.vlans().rows()));
        }
        if (told.macs().rows() != null) {
            lines.keepMacs(line.id(), at, LiveDetails.macs(told.macs().rows(), at));
        }
    }

    /**
     * Reads a line whose stored values have grown old, behind the caller's back; at most once a minute, and not while
     * many others are read so: who asks again later finds its turn.
     */
    public void refreshBehind(StoredLine line, Asker asker) {
        Instant now = Instant.now();
        Instant last = refreshedById.get(line.id());
        boolean justNow = last != null && last.plus(PAUSE).isAfter(now);
        if (justNow || !refreshes.admits(0, REFRESHES_A_SECOND, System.nanoTime())) {
            return;
        }
        if (refreshedById.size() >= MOST_REMEMBERED) {
            refreshedById.clear();
        }
        refreshedById.put(line.id(), now);
        threads.execute(() -> {
            var unused = read(line, asker);
        });
    }
}
