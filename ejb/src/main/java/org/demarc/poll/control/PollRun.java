package org.demarc.poll.control;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.control.Recogniser;
import org.demarc.device.control.WantedColumns;
import org.demarc.device.entity.Devices;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.ClaimedDevice.Epoch;
import org.demarc.poll.entity.ClaimedDevice.Reach;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollChanges;
import org.demarc.poll.entity.PollChanges.PollOutcome;
import org.demarc.poll.entity.PollWriter;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.HeldRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of devices and writes what they brought: claims them, lets the engine talk to all at once, and writes in groups as they
 * finish, so that a slow one keeps nobody waiting. A run that has read half of its devices takes another batch: the slowest of each would
 * leave it with hardly anything to do otherwise. One thread for the run; no transaction is open while a device is waited for.
 */
public final class PollRun {

    private static final int WRITTEN_AT_ONCE = 64;
    private static final int GATHER_MS = 150;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Duration LEAST_DEADLINE = Duration.ofSeconds(60);

    /** So long does a run take more: whoever woke it up waits for its end. */
    private static final Duration STAY = Duration.ofSeconds(60);

    /**
     * What a run works with.
     *
     * @param node the name of this node
     */
    public record Tools(
            PollBook book,
            Devices devices,
            SnmpEngine engine,
            ProfileCatalog catalog,
            PollSettings settings,
            Transactions transactions,
            PollFigures figures,
            String node) {}

    /** A conversation that has ended, one way or another. */
    private record Ended(
            ClaimedDevice device,
            DeviceProfile family,
            Set<Reading> asked,
            @Nullable HeldRead held,
            @Nullable Throwable fault) {}

    private final Tools tools;
    private final WantedColumns wanted;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Claims claims;
    private Instant takesMoreUntil = Instant.EPOCH;
    private volatile boolean isOver;

    public PollRun(Tools tools) {
        this.tools = tools;
        this.wanted = tools.settings().wanted();
        this.claims = new Claims(tools.book(), tools.node(), tools.settings().lease());
    }

    /** Reads those of the devices that are due and that nobody else reads; returns when the last one is written. */
    public void of(Collection<Long> deviceIds) throws InterruptedException {
        of(deviceIds, List::of);
    }

    /**
     * As {@link #of(Collection)}, and others for a while.
     *
     * @param more asked whenever there is room for another batch; none when there is none to take
     */
    public void of(Collection<Long> deviceIds, Supplier<? extends Collection<Long>> more) throws InterruptedException {
        takesMoreUntil = Instant.now().plus(STAY);
        try {
            begin(deviceIds);
            while (claims.size() > 0) {
                writeGroup(gather());
                renewIfDue();
                takeMore(more);
            }
        } finally {
            isOver = true;
            letGoOfTheRest();
        }
    }

    /** A conversation has ended; nobody takes what it brought any more when the run is over, whatever ended that. */
    private void end(Ended one) {
        ended.add(one);
        if (isOver) {
            letGoOfTheRest();
        }
    }

    private void letGoOfTheRest() {
        for (Ended one = ended.poll(); one != null; one = ended.poll()) {
            release(one);
        }
    }

    private void begin(Collection<Long> deviceIds) {
        PollChanges skipped = new PollChanges(Instant.now());
        for (ClaimedDevice device : claims.claim(deviceIds, Instant.now())) {
            try {
                start(device, skipped);
            } catch (RuntimeException e) { // the others of its batch are to be read all the same
                tools.figures().failed(device.access().name(), e);
                skip(device, skipped, new Verdict("Unknown", "a fault of Demarc"));
            }
        }
        writeOutcomes(skipped);
    }

    /** Without a database the run ends all the same: what it holds must be let go when the conversations end. */
    private void takeMore(Supplier<? extends Collection<Long>> more) {
        if (claims.size() > tools.settings().batchSize() / 2 || Instant.now().isAfter(takesMoreUntil)) {
            return;
        }
        try {
            Collection<Long> deviceIds = more.get();
            if (!deviceIds.isEmpty()) {
                begin(deviceIds);
            }
        } catch (RuntimeException e) {
            takesMoreUntil = Instant.EPOCH;
            tools.figures().failed("another batch", e);
        }
    }

    private void start(ClaimedDevice device, PollChanges skipped) {
        SnmpTarget target = Targets.reading(device.access()).orElse(null);
        if (device.type().equals("ICMP") || isSilencedByIcmp(device)) {
            skip(device, skipped, Verdict.byReach(device.reach()));
        } else if (target == null) {
            skip(device, skipped, new Verdict("Unknown", "the way of access cannot be used for SNMP"));
        } else {
            boolean unknown = device.access().profile().isEmpty() && !device.chosenByHand();
            CompletableFuture<Ended> talk =
                    unknown ? recognise(device, target) : poll(device, target, familyOf(device));
            claims.hold(device); // only now: the run waits for the end of every conversation
            CompletableFuture<Ended> unused = talk.whenComplete((result, fault) ->
                    end(result != null ? result : new Ended(device, familyOf(device), Set.of(), null, fault)));
        }
    }

    /** Whoever answered ICMP before, and now neither ICMP nor SNMP, is not asked by SNMP until ICMP comes back. */
    private static boolean isSilencedByIcmp(ClaimedDevice device) {
        return device.reach() == Reach.DEAD && device.conduct().silentCycles() > 0 && !device.requestedNow();
    }

    private DeviceProfile familyOf(ClaimedDevice device) {
        return tools.catalog()
                .profile(device.access().profile(), device.access().modelKey());
    }

    /** Without what nobody wants and what the device's own parameters take away. */
    private DeviceProfile asked(ClaimedDevice device, DeviceProfile profile) {
        return ReadingModules.loaded(
                profile.only(wanted(device)), device.access().parameters());
    }

    /** What the settings want, of ONUs' levels what the device's own parameters want. */
    private WantedColumns wanted(ClaimedDevice device) {
        return wanted.withOptics(device.access().parameters().opticalColumns());
    }

    // ---- talking ----

    /** A device that nobody has recognised yet: one small conversation first. */
    private CompletableFuture<Ended> recognise(ClaimedDevice device, SnmpTarget target) {
        Recogniser recogniser = new Recogniser(tools.engine(), tools.catalog());
        PollRequest request = Recogniser.request(target).withConduct(Targets.conduct(device.conduct()));
        return tools.engine().pollHeld(request).thenCompose(held -> {
            DeviceRead read = held.read();
            if (read.outcome() != Outcome.ANSWERED) {
                return orLetGo(
                        held,
                        () -> CompletableFuture.completedFuture(
                                new Ended(device, tools.catalog().generic(), Set.of(), held, null)));
            }
            held.close();
            return recogniser
                    .recognise(target, read)
                    .thenCompose(found -> poll(device, target, recognised(device, found)));
        });
    }

    /** What was read is let go when the step that follows fails: nobody is told of it then. */
    private static CompletableFuture<Ended> orLetGo(HeldRead held, Supplier<CompletableFuture<Ended>> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            held.close();
            throw e;
        }
    }

    private DeviceProfile recognised(ClaimedDevice device, Recogniser.Found found) {
        if (!found.doubt().isEmpty()) {
            tools.figures().unsure(device.access().name(), found.doubt());
        }
        tools.devices().recognised(device.id(), found.detection().recognition());
        return found.detection().profile();
    }

    private CompletableFuture<Ended> poll(ClaimedDevice device, SnmpTarget target, DeviceProfile family) {
        Instant now = Instant.now();
        PollPlan plan = new PollPlan(device, asked(device, family).offered(), tools.settings());
        Set<Reading> asked = plan.due(now);
        return talk(device, target, family, asked)
                .thenCompose(ended -> orLetGo(held(ended), () -> {
                    if (isReplaced(device, held(ended).read())) {
                        release(ended);
                        return recognise(device.asNeverRead(), target);
                    }
                    return isRenumbered(plan, ended)
                            ? again(target, ended, plan.withInterfaces(asked))
                            : CompletableFuture.completedFuture(ended);
                }));
    }

    /** What was read may be of other interfaces than are known, whose list was not read with it. */
    private static boolean isRenumbered(PollPlan plan, Ended ended) {
        return !ended.asked().contains(Reading.INTERFACES)
                && InterfaceEpoch.isAnother(
                        ended.device().epoch(),
                        plan.planned(Reading.INTERFACES),
                        held(ended).read());
    }

    private CompletableFuture<Ended> again(SnmpTarget target, Ended ended, Set<Reading> asked) {
        release(ended);
        return talk(ended.device(), target, ended.family(), asked);
    }

    /** Another kind of device answers now: what the old one was read by would be read wrongly. */
    private static boolean isReplaced(ClaimedDevice device, DeviceRead read) {
        String now = read.sysObjectId().toString();
        return read.outcome() == Outcome.ANSWERED
                && !device.chosenByHand()
                && !device.sysObjectId().isEmpty()
                && !now.isEmpty()
                && !now.equals(device.sysObjectId());
    }

    private static HeldRead held(Ended ended) {
        return Objects.requireNonNull(ended.held());
    }

    private CompletableFuture<Ended> talk(
            ClaimedDevice device, SnmpTarget target, DeviceProfile family, Set<Reading> asked) {
        Instant now = Instant.now();
        DeviceProfile profile = asked(device, family);
        long dueNanos =
                System.nanoTime() - Duration.between(device.dueAt(), now).toNanos();
        PollRequest request = new PollRequest(
                target,
                InterfaceEpoch.with(profile.scalars(asked)),
                profile.tables(asked),
                Targets.conduct(device.conduct()),
                dueNanos,
                deadline(device),
                false);
        return tools.engine().pollHeld(request).thenApply(held -> new Ended(device, family, asked, held, null));
    }

    /** Grows with what was read the last time, up to the setting. */
    private Duration deadline(ClaimedDevice device) {
        long requests =
                device.conduct().varBinds() / Math.max(1, device.conduct().budget());
        Duration grown =
                LEAST_DEADLINE.plusMillis(2L * requests * device.conduct().longestMs());
        Duration most = tools.settings().deadline();
        return grown.compareTo(most) < 0 ? grown : most;
    }

    // ---- writing ----

    private List<Ended> gather() throws InterruptedException {
        List<Ended> group = new ArrayList<>();
        Ended first = ended.poll(tools.settings().lease().toMillis() / 3, TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            addMore(group);
        }
        return group;
    }

    /** Waits for others a little, and not while conversations wait for what has ended to be stored. */
    private void addMore(List<Ended> group) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
        try {
            while (group.size() < Math.min(WRITTEN_AT_ONCE, claims.size())) {
                long left = until - System.nanoTime();
                Ended next = ended.poll(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
                if (next != null) {
                    group.add(next);
                } else if (left <= LOOK_NANOS || tools.engine().isShortOfRoom()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            ended.addAll(group); // nobody writes them, but they must be let go
            throw e;
        }
    }

    private void writeGroup(List<Ended> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            tellLost(claims.makeSure(Instant.now()));
            Map<Long, List<KnownInterface>> known = known(group);
            List<PollResult> results = new ArrayList<>();
            for (Ended one : group) {
                if (claims.end(one.device())) {
                    result(one, known).ifPresent(results::add);
                }
            }
            write(results);
        } catch (RuntimeException e) {
            // The database is away: what was read is lost, the leases end, and the devices are due again.
            tools.figures().failed(group.size() + " devices", e);
            group.forEach(one -> claims.end(one.device()));
        } finally {
            group.forEach(PollRun::release);
        }
    }

    private static void release(Ended one) {
        if (one.held() != null) {
            one.held().close();
        }
    }

    private Map<Long, List<KnownInterface>> known(List<Ended> group) {
        List<Long> ids = group.stream().map(one -> one.device().id()).toList();
        Map<Long, List<KnownInterface>> knownById = new HashMap<>();
        for (KnownInterface one : tools.book().interfaces(ids)) {
            knownById.computeIfAbsent(one.deviceId(), id -> new ArrayList<>()).add(one);
        }
        return knownById;
    }

    private Optional<PollResult> result(Ended one, Map<Long, List<KnownInterface>> known) {
        if (one.held() == null) {
            tools.figures().failed(one.device().access().name(), new IllegalStateException("not read", one.fault()));
            tools.book().release(List.of(one.device().id()), tools.node());
            return Optional.empty();
        }
        DeviceRead read = one.held().read();
        tools.figures()
                .polled(
                        read.outcome(),
                        read.effort().duration(),
                        Duration.between(one.device().dueAt(), one.device().claimedAt()));
        return Optional.of(new PollResult(
                one.device(),
                one.family(),
                asked(one.device(), one.family()),
                one.asked(),
                read,
                known.getOrDefault(one.device().id(), List.of()),
                tools.node()));
    }

    /** Writes all together; when that fails, each by itself, so that one odd device costs nobody else's results. */
    private void write(List<PollResult> results) {
        if (results.isEmpty()) {
            return;
        }
        try {
            writeTogether(results);
        } catch (SQLException | RuntimeException e) {
            if (results.size() == 1) {
                giveBack(results.get(0), e);
            } else {
                results.forEach(result -> write(List.of(result)));
            }
        }
    }

    private void writeTogether(List<PollResult> results) throws SQLException {
        long decoding = 0;
        long comparing = 0;
        PollChanges changes = new PollChanges(Instant.now());
        for (PollResult result : results) {
            long begun = System.nanoTime();
            Interpretation.Decoding decoded = Interpretation.of(changes, result, tools.settings());
            long understood = System.nanoTime();
            decoded.compare();
            decoding += understood - begun;
            comparing += System.nanoTime() - understood;
        }
        tools.figures().understood(Duration.ofNanos(decoding), Duration.ofNanos(comparing));
        long begun = System.nanoTime();
        PollWriter.Written written = tools.transactions().inOne(connection -> PollWriter.write(connection, changes));
        tools.figures().written(results.size(), written.samples(), Duration.ofNanos(System.nanoTime() - begun));
    }

    /** A fault of ours with this device: it is asked again later, and the fault is its result. */
    private void giveBack(PollResult result, Exception fault) {
        tools.figures().failed(result.device().access().name(), fault);
        PollChanges changes = new PollChanges(Instant.now());
        Instant later = changes.at().plus(tools.settings().silentInterval());
        Verdict verdict = new Verdict(
                Verdict.UP,
                "what it answered could not be stored: " + fault.getClass().getSimpleName());
        changes.outcome(outcome(result.device(), "GARBLED", later, verdict));
        writeOutcomes(changes);
    }

    private void skip(ClaimedDevice device, PollChanges skipped, Verdict verdict) {
        skipped.outcome(
                outcome(device, "SKIPPED", skipped.at().plus(tools.settings().silentInterval()), verdict));
    }

    private PollOutcome outcome(ClaimedDevice device, String outcome, Instant nextDue, Verdict verdict) {
        return new PollOutcome(
                device.id(),
                outcome,
                verdict.problem(),
                device.claimedAt(),
                Interpretation.clamped(Duration.between(device.dueAt(), device.claimedAt())),
                0,
                0,
                0,
                device.conduct(),
                Epoch.UNKNOWN,
                nextDue,
                device.requestedAt(),
                verdict.status(),
                verdict.problem(),
                tools.node(),
                device.asker(),
                List.of());
    }

    private void writeOutcomes(PollChanges changes) {
        if (changes.outcomes().isEmpty()) {
            return;
        }
        try {
            tools.transactions().inOne(connection -> PollWriter.write(connection, changes));
        } catch (SQLException | RuntimeException e) {
            tools.figures().failed(changes.outcomes().size() + " devices", e);
        }
    }

    /** Without a database the run goes on all the same: what it holds must be let go when the conversations end. */
    private void renewIfDue() {
        try {
            tellLost(claims.renewIfDue(Instant.now()));
        } catch (RuntimeException e) {
            tools.figures().failed("the leases of " + claims.size() + " devices", e);
        }
    }

    private void tellLost(List<ClaimedDevice> lost) {
        if (!lost.isEmpty()) {
            tools.figures()
                    .lost(lost.stream().map(device -> device.access().name()).toList());
        }
    }
}
