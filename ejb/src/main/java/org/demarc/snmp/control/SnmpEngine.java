package org.demarc.snmp.control;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Talks SNMP with many devices at once: few sockets, no thread per device, answers handled as they come (snmp-engine.md). Outcomes are
 * values; a future completes exceptionally only when the engine is closed. Thread-safe.
 */
public final class SnmpEngine implements AutoCloseable {

    private static final int DISCOVERY_TRIES = 2;

    private final SnmpSettings settings;
    private final Executor completion;
    private final Tally tally = new Tally();
    private final UsmSessions sessions = new UsmSessions();
    private final List<Wire> wires = new ArrayList<>();
    private final TimeKeeper timeKeeper;
    private final Admission<Ticket> admission;
    private final AtomicInteger admitting = new AtomicInteger();
    private final Map<InetSocketAddress, Line> lines = new ConcurrentHashMap<>();
    private final Map<InetAddress, DevicePoll> pollByAddress = new ConcurrentHashMap<>();
    private final Map<Ticket, DevicePoll> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** One poll on its way through the engine. */
    private record Ticket(PollRequest request, CompletableFuture<HeldRead> future) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * Opens the sockets.
     *
     * @param completion runs whatever hangs on the futures; the engine's own threads never do
     * @throws java.io.UncheckedIOException when no socket can be opened
     */
    public SnmpEngine(SnmpSettings settings, Executor completion) {
        this.settings = settings;
        this.completion = completion;
        this.admission = new Admission<>(settings.inFlight(), settings.heldVarBinds());
        try {
            for (int i = 1; i <= settings.sockets(); i++) {
                wires.add(new Wire("demarc-snmp-" + i, settings, tally, sessions, this::garbageFrom));
            }
        } catch (RuntimeException e) {
            wires.forEach(Wire::close);
            throw e;
        }
        timeKeeper = new TimeKeeper(wires);
    }

    /** Reads a device. What was read counts as held only until the future completes. */
    public CompletableFuture<DeviceRead> poll(PollRequest request) {
        return pollHeld(request)
                .whenComplete((held, fault) -> {
                    if (held != null) {
                        held.close(); // by a step that nobody else holds: whoever gives up waiting lets nothing
                        // stay held
                    }
                })
                .thenApply(HeldRead::read);
    }

    /**
     * Reads a device; the reader must close the result once it is stored: until then it counts as held. What comes after the future was
     * completed by somebody else is let go.
     */
    public CompletableFuture<HeldRead> pollHeld(PollRequest request) {
        Ticket ticket = new Ticket(request, new CompletableFuture<>());
        if (closed) {
            ticket.future().completeExceptionally(new CancellationException("the SNMP engine is closed"));
            return ticket.future();
        }
        admission.add(ticket, request);
        admit();
        return ticket.future();
    }

    /** Reads single instances now, without waiting for a place: for a person or a billing that waits. */
    public CompletableFuture<SnmpAnswer> get(SnmpTarget target, List<Oid> instances) {
        InetSocketAddress address = addressOf(target);
        Wire wire = wireFor(target);
        Line line = enter(address);
        boolean mayBeStale = mayBeStale(target);
        PendingAnswer pending = new PendingAnswer(completion, () -> leave(address, line));
        InstanceRead read = new InstanceRead(target, instances, wire, line, pending);
        prepared(wire, line, target, DISCOVERY_TRIES, read::next, read::unanswered);
        return !mayBeStale
                ? read.future()
                : read.future().thenCompose(answer -> {
                    if (answer.outcome() != Outcome.SILENT) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    sessions.forget(target);
                    return get(target, instances);
                });
    }

    /** Writes. Sent once: after a SILENT outcome read the value back and decide (snmp-engine.md ENG-23). */
    public CompletableFuture<SnmpAnswer> set(SnmpTarget target, List<VarBind> values) {
        InetSocketAddress address = addressOf(target);
        Wire wire = wireFor(target);
        Line line = enter(address);
        PendingAnswer pending = new PendingAnswer(completion, () -> leave(address, line));
        Exchange.Listener listener = new SingleListener(pending);
        Exchange exchange = new Exchange(
                wire, line, target, Query.set(values), Exchange.Patience.growing(target.timeoutMs(), 1), listener);
        prepared(wire, line, target, DISCOVERY_TRIES, () -> line.submit(exchange), listener::unanswered);
        return pending.future();
    }

    /** Lets waiting polls start, never nested: a poll that ends at once must not deepen the stack. */
    private void admit() {
        if (admitting.getAndIncrement() > 0) {
            return;
        }
        boolean isDone = false;
        try {
            admitAll();
            isDone = true;
        } finally {
            if (!isDone) {
                admitting.set(0); // whoever comes next lets the others in
            }
        }
    }

    private void admitAll() {
        int seen = 1;
        do {
            letGoOn();
            for (Place<Ticket> next = admission.next(); next != null; next = admission.next()) {
                begin(next, mayBeStale(next.what().request().target()), DISCOVERY_TRIES);
            }
            seen = admitting.addAndGet(-seen);
        } while (seen > 0);
    }

    /** What cannot be asked ends there and then: whoever lets others in must come to the end of it, or nobody is let in any more. */
    private void begin(Place<Ticket> place, boolean mayBeStale, int discoveryTries) {
        Ticket ticket = place.what();
        try {
            start(place, mayBeStale, discoveryTries);
        } catch (RuntimeException e) {
            DevicePoll begun = running.get(ticket);
            if (begun == null) {
                admission.gone(place);
                execute(() -> ticket.future().completeExceptionally(e));
            } else {
                begun.startFailed("it cannot be asked: " + e.getClass().getSimpleName());
            }
        }
    }

    private void letGoOn() {
        for (Runnable send = admission.nextRequest(); send != null; send = admission.nextRequest()) {
            send.run();
        }
        Place<Ticket> last = admission.mustGiveBack();
        if (last != null) {
            giveBack(last);
        }
    }

    /** The device is asked from the beginning later: what it has told makes room for those who began before. */
    private void giveBack(Place<Ticket> place) {
        Ticket ticket = place.what();
        DevicePoll poll = running.get(ticket);
        if (poll == null || !poll.abandon()) {
            return; // it has just ended, or waits for an answer: whatever ends lets others in, and so does the answer
        }
        tally.gaveBack.increment();
        SnmpTarget target = ticket.request().target();
        leave(addressOf(target), poll.line());
        pollByAddress.remove(target.address(), poll);
        admission.gaveBack(place, ticket.request());
        admit();
    }

    private DevicePoll.Gate gateOf(Place<Ticket> place) {
        return new DevicePoll.Gate() {
            @Override
            public void pass(long varBinds, Runnable send) {
                claim(place, varBinds, send);
            }

            @Override
            public void allWait() {
                admit();
            }
        };
    }

    private void claim(Place<Ticket> place, long varBinds, Runnable send) {
        if (admission.claim(place, varBinds, send)) {
            send.run();
        } else {
            admit();
        }
    }

    /**
     * A dead device costs three datagrams, whether its engine was known before or not.
     *
     * @param mayBeStale after silence the device's engine is looked for anew, once
     */
    private void start(Place<Ticket> place, boolean mayBeStale, int discoveryTries) {
        Ticket ticket = place.what();
        SnmpTarget target = ticket.request().target();
        InetSocketAddress address = addressOf(target);
        Line line = enter(address);
        Wire wire = wireFor(target);
        int probeTries = Math.max(1, target.retries() + (mayBeStale ? 0 : 1));
        DevicePoll poll = new DevicePoll(ticket.request(), settings, wire, line, probeTries, gateOf(place), ended -> {
            leave(address, line);
            pollByAddress.remove(target.address(), ended);
            if (mayBeStale && ended.heardNothing()) {
                sessions.forget(target);
                running.remove(ticket, ended);
                begin(place, false, 1);
            } else {
                finish(place, ended);
            }
        });
        running.put(ticket, poll);
        pollByAddress.put(target.address(), poll);
        int tries = ticket.request().conduct().silentCycles() > 0 ? 1 : discoveryTries;
        prepared(wire, line, target, tries, poll::start, poll::startFailed);
    }

    /** A version 3 device whose engine is remembered: it may have another one by now, or have lost the count of its boots. */
    private boolean mayBeStale(SnmpTarget target) {
        return isV3(target) && sessions.knows(target);
    }

    private static boolean isV3(SnmpTarget target) {
        return target.credentials().version() == SnmpVersion.V3;
    }

    /** Version 3 needs the device's engine first; making keys for it takes its time, so that is not done on our threads. */
    private void prepared(Wire wire, Line line, SnmpTarget target, int tries, Runnable then, Consumer<String> orElse) {
        if (!isV3(target) || sessions.knows(target)) {
            then.run();
            return;
        }
        int timeoutMs = Math.min(target.timeoutMs(), settings.probeTimeoutMs());
        Query nothing = Query.get(List.of());
        line.submit(new Exchange(
                wire, line, target, nothing, Exchange.Patience.even(timeoutMs, tries), new Exchange.Listener() {
                    @Override
                    public void answered(Exchange.Reply reply) {
                        execute(() -> learned(target, then, orElse));
                    }

                    @Override
                    public void unanswered(String why) {
                        orElse.accept(why);
                    }
                }));
    }

    private void learned(SnmpTarget target, Runnable then, Consumer<String> orElse) {
        boolean known;
        try {
            known = sessions.learn(target);
        } catch (RuntimeException e) {
            orElse.accept("the keys of its user cannot be made: " + e.getClass().getSimpleName());
            return;
        }
        if (known) {
            then.run();
        } else {
            orElse.accept("it does not tell its engine id");
        }
    }

    private void finish(Place<Ticket> place, DevicePoll poll) {
        Ticket ticket = place.what();
        long brought = poll.varBinds();
        admission.ended(place, brought);
        tally.polls.increment();
        execute(() -> {
            running.remove(ticket);
            tell(ticket.future(), poll, releaseOnce(brought));
        });
        admit();
    }

    /** What nobody can be told is held by nobody: it would be held for ever, and at the bound nothing would be read any more. */
    private static void tell(CompletableFuture<HeldRead> future, DevicePoll poll, Runnable release) {
        boolean told = false;
        try {
            told = future.complete(new HeldRead(poll.result(), release));
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        } finally {
            if (!told) {
                release.run();
            }
        }
    }

    private Runnable releaseOnce(long varBinds) {
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                admission.released(varBinds);
                admit();
            }
        };
    }

    private void execute(Runnable task) {
        try {
            completion.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private Line enter(InetSocketAddress address) {
        Line line = lines.compute(address, (key, known) -> (known == null ? new Line() : known).used());
        return java.util.Objects.requireNonNull(line);
    }

    private void leave(InetSocketAddress address, Line line) {
        lines.computeIfPresent(address, (key, known) -> dropIfUnused(known, line));
    }

    private static @Nullable Line dropIfUnused(Line known, Line left) {
        return known == left && known.leave() ? null : known;
    }

    private Wire wireFor(SnmpTarget target) {
        return wires.get(Math.floorMod(target.address().hashCode(), wires.size()));
    }

    private static InetSocketAddress addressOf(SnmpTarget target) {
        return new InetSocketAddress(target.address(), target.port());
    }

    private void garbageFrom(InetAddress address) {
        DevicePoll poll = pollByAddress.get(address);
        if (poll != null) {
            poll.garbage();
        }
    }

    /** Whether conversations wait until something of what is held has been stored. */
    public boolean isShortOfRoom() {
        return admission.heldUp() > 0;
    }

    public SnmpStatistics statistics() {
        long responses = tally.responses.sum();
        return new SnmpStatistics(
                tally.requests.sum(),
                tally.retries.sum(),
                responses,
                tally.varBinds.sum(),
                tally.timeouts.sum(),
                Math.max(0, tally.wellFormed.sum() - responses),
                tally.malformed.sum(),
                tally.polls.sum(),
                tally.gaveBack.sum(),
                wires.stream().mapToLong(Wire::drops).sum(),
                admission.inFlight(),
                admission.waiting(),
                admission.heldUp(),
                admission.held(),
                wires.stream().mapToInt(Wire::outstanding).sum(),
                wires.stream().mapToInt(Wire::receiveBufferBytes).min().orElse(0));
    }

    public SnmpSettings settings() {
        return settings;
    }

    /** Ends every conversation and closes the sockets; no thread, timer or socket stays. */
    @Override
    public void close() {
        closed = true;
        CancellationException over = new CancellationException("the SNMP engine is closed");
        admission.drain().forEach(ticket -> ticket.future().completeExceptionally(over));
        running.keySet().forEach(ticket -> ticket.future().completeExceptionally(over));
        running.clear();
        timeKeeper.close();
        wires.forEach(Wire::close);
    }
}
