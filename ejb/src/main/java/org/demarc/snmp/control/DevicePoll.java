package org.demarc.snmp.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.snmp4j.PDU;

/**
 * One conversation with one device: probe, scalars, tables. Driven by answers and time-outs; every step happens under this object's lock
 * and sends at most what the device allows.
 */
final class DevicePoll {

    /** Says when a request may go. */
    interface Gate {
        /** Sends as soon as so many variable bindings of this conversation may be held. */
        void pass(long varBinds, Runnable send);

        /** All its requests wait here, none is with the device any more: it can be {@link DevicePoll#abandon abandoned} now. */
        void allWait();
    }

    private static final Oid SYS_UP_TIME = Oid.parse("1.3.6.1.2.1.1.3.0");
    private static final Oid SYS_OBJECT_ID = Oid.parse("1.3.6.1.2.1.1.2.0");
    private static final Oid USM_STATS = Oid.parse("1.3.6.1.6.3.15.1.1");
    private static final Oid UNKNOWN_CONTEXTS = Oid.parse("1.3.6.1.6.3.12.1.5");
    /** Values that every device is asked for first: its uptime and what it is. */
    static final int PROBED = 2;

    /** So few single values ride along with the probe. */
    private static final int MOST_RIDERS = 4;

    /** Values that a device is asked for before it has said anything. */
    static final int MOST_PROBED = PROBED + MOST_RIDERS;

    private static final int SCALARS_AT_ONCE = 20;
    private static final int SHORTEST_TIMEOUT_MS = 500;
    private static final int SAME_DATAGRAM_TRIES = 2;

    private final PollRequest request;
    private final SnmpSettings settings;
    private final Wire wire;
    private final Line line;
    private final int probeTries;
    private final Gate gate;
    private final Consumer<DevicePoll> onEnd;
    private final Budget budget;
    private final List<Defect> defects = new ArrayList<>();
    private final List<TableWalk> walks = new ArrayList<>();
    private final Deque<TableWalk> waiting = new ArrayDeque<>();
    private final Instances scalars;
    private final Instances probe;
    private final Traffic traffic = new Traffic();
    private Instant startedAt = Instant.EPOCH;
    private long startedNanos;
    private long endedNanos;
    private long sysUpTimeNanos;
    private int active;
    private int silentTables;
    private int tooBigBudget;
    private int longestMs;
    private int pdus;
    private int requests;
    private int timeouts;
    private long varBinds;
    /** By full answers to what was asked and is not answered yet. */
    private long outstandingVarBinds;

    private Outcome outcome = Outcome.ANSWERED;
    private String reason = "";
    private boolean ended;
    private volatile boolean garbageSeen;

    DevicePoll(
            PollRequest request,
            SnmpSettings settings,
            Wire wire,
            Line line,
            int probeTries,
            Gate gate,
            Consumer<DevicePoll> onEnd) {
        this.request = request;
        this.probeTries = probeTries;
        this.settings = settings;
        this.wire = wire;
        this.line = line;
        this.gate = gate;
        this.onEnd = onEnd;
        this.budget = new Budget(request.conduct(), request.target().maxBudget());
        List<Oid> single = request.scalars().instances();
        boolean ride = version() != SnmpVersion.V1 && single.size() <= MOST_RIDERS;
        this.scalars = new Instances(ride ? List.of() : single, defects);
        this.probe = new Instances(probed(ride ? single : List.of()), defects);
        for (TableRequest table : request.tables()) {
            walks.add(new TableWalk(table, version() == SnmpVersion.V1, settings.maxRows(), defects));
        }
        waiting.addAll(walks);
    }

    private static List<Oid> probed(List<Oid> riders) {
        List<Oid> asked = new ArrayList<>(List.of(SYS_UP_TIME, SYS_OBJECT_ID));
        riders.stream().filter(rider -> !asked.contains(rider)).forEach(asked::add);
        return asked;
    }

    PollRequest request() {
        return request;
    }

    Line line() {
        return line;
    }

    private SnmpVersion version() {
        return request.target().credentials().version();
    }

    synchronized long varBinds() {
        return varBinds;
    }

    /** Whether it ended without a single answer. */
    synchronized boolean heardNothing() {
        return pdus == 0;
    }

    /**
     * Ends it without a result: what it has read is let go. Not while a request is with the device: whoever asks it anew would have one more
     * there than it is to have (snmp-engine.md ENG-9).
     *
     * @return false when it has ended before, or waits for an answer; then {@link Gate#allWait} says when it does not any more
     */
    synchronized boolean abandon() {
        boolean abandoned = !ended && traffic.isHeldUp();
        ended = ended || abandoned;
        return abandoned;
    }

    /** A datagram that is no SNMP message came from the device's address. */
    void garbage() {
        garbageSeen = true;
    }

    synchronized void start() {
        startedAt = Instant.now();
        startedNanos = System.nanoTime();
        probe();
    }

    /** The device cannot even be asked. */
    synchronized void startFailed(String why) {
        startedAt = Instant.now();
        startedNanos = System.nanoTime();
        end(Outcome.SILENT, why);
    }

    // ---- probe ----

    private void probe() {
        List<Oid> ask = probe.next(MOST_PROBED);
        boolean silentBefore = request.conduct().silentCycles() > 0;
        int tries = silentBefore ? 1 : probeTries;
        int timeoutMs = Math.min(settings.probeTimeoutMs(), request.target().timeoutMs());
        submit(Query.get(ask), Exchange.Patience.even(timeoutMs, tries), reply -> probed(ask, reply), why -> {
            if (garbageSeen) {
                end(Outcome.GARBLED, "what it answers is no SNMP message");
            } else {
                end(Outcome.SILENT, why);
            }
        });
    }

    private void probed(List<Oid> asked, Exchange.Reply reply) {
        Answer answer = reply.answer();
        int status = answer.errorStatus();
        if (answer.isReport()) {
            end(Outcome.REFUSED, reportReason(answer));
        } else if (status == PDU.authorizationError || status == PDU.noAccess) {
            end(Outcome.REFUSED, "error status " + status);
        } else if (status != PDU.noError) {
            probe.takeError(asked, status, answer.errorIndex());
            afterProbe(reply);
        } else {
            probe.take(asked, answer);
            afterProbe(reply);
        }
    }

    private void afterProbe(Exchange.Reply reply) {
        if (sysUpTimeNanos == 0 && probe.values().containsKey(SYS_UP_TIME)) {
            sysUpTimeNanos = reply.middleNanos();
        }
        if (probe.finished()) {
            readScalars();
        } else {
            probe();
        }
    }

    static String reportReason(Answer report) {
        if (report.size() == 0) {
            return "the device reports an error";
        }
        Oid counter = report.oid(0);
        if (counter.startsWith(UNKNOWN_CONTEXTS)) {
            return "unknown context";
        }
        if (!counter.startsWith(USM_STATS) || counter.length() <= USM_STATS.length()) {
            return "the device reports " + counter;
        }
        return switch ((int) counter.at(USM_STATS.length())) {
            case 1 -> "security level not supported";
            case 2 -> "not in time window";
            case 3 -> "unknown user";
            case 4 -> "unknown engine id";
            case 5 -> "wrong authentication key";
            case 6 -> "wrong privacy key";
            default -> "the device reports " + counter;
        };
    }

    // ---- scalars ----

    private void readScalars() {
        if (late()) {
            scalars.giveUp();
            endLate();
            return;
        }
        if (scalars.finished()) {
            readTables();
            return;
        }
        List<Oid> ask = scalars.next(Math.min(SCALARS_AT_ONCE, budget.now()));
        submit(
                Query.get(ask),
                Exchange.Patience.growing(timeoutMs(), request.target().retries() + 1),
                reply -> scalarsRead(ask, reply),
                why -> {
                    defects.add(new Defect(Defect.Kind.EMPTY_ANSWER, "scalars", why));
                    scalars.giveUp();
                    readTables();
                });
    }

    private void scalarsRead(List<Oid> asked, Exchange.Reply reply) {
        Answer answer = reply.answer();
        if (answer.isReport()) {
            defects.add(new Defect(Defect.Kind.EMPTY_ANSWER, "scalars", reportReason(answer)));
            scalars.giveUp();
        } else if (answer.errorStatus() == PDU.noError) {
            scalars.take(asked, answer);
        } else {
            scalars.takeError(asked, answer.errorStatus(), answer.errorIndex());
        }
        readScalars();
    }

    // ---- tables ----

    private void readTables() {
        while (active < request.target().inFlight() && !waiting.isEmpty()) {
            active++;
            step(waiting.remove());
        }
        if (active == 0 && waiting.isEmpty()) {
            end(Outcome.ANSWERED, reason);
        }
    }

    private void step(TableWalk walk) {
        if (late()) {
            breakOff(walk, "the poll's deadline passed");
        }
        if (walk.finished()) {
            walkEnded();
            return;
        }
        TableWalk.Question question = walk.next(budget.now());
        ask(
                walk,
                question,
                timeoutMs(),
                Math.min(SAME_DATAGRAM_TRIES, request.target().retries() + 1),
                true);
    }

    private void ask(TableWalk walk, TableWalk.Question question, int timeoutMs, int tries, boolean mayShrink) {
        submit(
                walk.query(question),
                Exchange.Patience.growing(timeoutMs, tries),
                reply -> walked(walk, question, reply),
                why -> unanswered(walk, timeoutMs, tries, mayShrink, why));
    }

    private void walked(TableWalk walk, TableWalk.Question question, Exchange.Reply reply) {
        Answer answer = reply.answer();
        silentTables = 0;
        if (answer.isReport()) {
            breakOff(walk, reportReason(answer));
        } else if (answer.errorStatus() == PDU.tooBig) {
            tooBig(walk, question);
        } else if (answer.errorStatus() != PDU.noError) {
            walk.takeError(question, answer.errorStatus(), answer.errorIndex());
        } else {
            walk.take(question, answer, reply.middleNanos());
            if (reply.tries() == 1 && answer.size() >= question.varBinds()) {
                budget.fullAnswer();
            }
        }
        step(walk);
    }

    private void tooBig(TableWalk walk, TableWalk.Question question) {
        if (question.varBinds() > 1) {
            tooBigBudget = tooBigBudget == 0 ? budget.now() : tooBigBudget;
            budget.halve();
        } else {
            walk.leaveOutTooBig(question);
            budget.restore(tooBigBudget);
            tooBigBudget = 0;
        }
    }

    /** Two tries of the same datagram brought nothing: one more with half the size, then the table is given up. */
    private void unanswered(TableWalk walk, int timeoutMs, int tries, boolean mayShrink, String why) {
        boolean oneMore = mayShrink && request.target().retries() >= SAME_DATAGRAM_TRIES && !late();
        if (mayShrink) {
            budget.halveAfterSilence();
        }
        if (oneMore) {
            int longer = Math.min(60_000, timeoutMs << tries);
            int more = request.target().retries() + 1 - SAME_DATAGRAM_TRIES;
            ask(walk, walk.next(budget.now()), longer, more, false);
            return;
        }
        silentTables++;
        breakOff(walk, garbageSeen ? "what it answers is no SNMP message" : why);
        if (silentTables >= 2) {
            giveUp("fell silent half-way");
        }
        walkEnded();
    }

    private void walkEnded() {
        active--;
        readTables();
    }

    private void breakOff(TableWalk walk, String why) {
        walk.breakOff(why);
    }

    private void giveUp(String why) {
        reason = why;
        for (TableWalk walk : waiting) {
            walk.breakOff(why);
        }
        waiting.clear();
    }

    /** That others are not stored yet is no fault of the device: the time for which it was not asked does not count. */
    private boolean late() {
        return System.nanoTime() - startedNanos - traffic.heldUpNanos()
                > request.deadline().toNanos();
    }

    private void endLate() {
        giveUp("the poll's deadline passed");
        end(Outcome.ANSWERED, reason);
    }

    // ---- requests ----

    private void submit(
            Query query, Exchange.Patience patience, Consumer<Exchange.Reply> onReply, Consumer<String> onSilence) {
        if (ended) {
            return;
        }
        requests++;
        int most = query.varBinds();
        outstandingVarBinds += most;
        DevicePoll poll = this;
        Exchange.Listener listener = new Exchange.Listener() {
            @Override
            public void answered(Exchange.Reply reply) {
                poll.heard(reply, most, onReply);
            }

            @Override
            public void unanswered(String why) {
                poll.missed(why, most, onSilence);
            }
        };
        Exchange exchange = new Exchange(wire, line, request.target(), query, patience, listener);
        traffic.comes(System.nanoTime());
        gate.pass(varBinds + outstandingVarBinds, () -> send(exchange));
    }

    private synchronized void send(Exchange exchange) {
        if (!ended) {
            traffic.goes(System.nanoTime());
            line.submit(exchange);
        }
    }

    private synchronized void heard(Exchange.Reply reply, int most, Consumer<Exchange.Reply> next) {
        outstandingVarBinds -= most;
        traffic.ends(reply.receivedNanos());
        pdus++;
        varBinds += reply.answer().size();
        endedNanos = reply.receivedNanos();
        learnSpeed(reply);
        guarded(() -> next.accept(reply));
        tellIfAllWait();
    }

    private synchronized void missed(String why, int most, Consumer<String> next) {
        outstandingVarBinds -= most;
        timeouts++;
        endedNanos = System.nanoTime();
        traffic.ends(endedNanos);
        guarded(() -> next.accept(why));
        tellIfAllWait();
    }

    private void tellIfAllWait() {
        if (!ended && traffic.isHeldUp()) {
            gate.allWait();
        }
    }

    /** A bug in taking an answer must cost this device's poll, never the listener thread. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            giveUp("fault while reading an answer: " + e.getClass().getSimpleName());
            walks.forEach(walk -> walk.breakOff(reason));
            end(Outcome.GARBLED, reason);
        }
    }

    private void learnSpeed(Exchange.Reply reply) {
        long sinceLastMs = (reply.receivedNanos() - reply.sentNanos()) / 1_000_000;
        long sinceFirstMs = (reply.receivedNanos() - reply.firstSentNanos()) / 1_000_000;
        boolean lateAnswerToEarlierTry = reply.tries() > 1 && sinceLastMs < longestKnownMs() / 2;
        longestMs = (int) Math.max(longestMs, lateAnswerToEarlierTry ? sinceFirstMs : sinceLastMs);
    }

    private int longestKnownMs() {
        DeviceConduct conduct = request.conduct();
        return Math.max(longestMs, Math.max(conduct.longestMs(), conduct.longestBeforeMs()));
    }

    /** What the device has shown decides how long to wait; its configured time-out is the upper bound (snmp-engine.md 6.3). */
    private int timeoutMs() {
        int configured = request.target().timeoutMs();
        if (request.conduct().longestMs() == 0) {
            return configured;
        }
        return Math.min(configured, Math.max(SHORTEST_TIMEOUT_MS, 4 * longestKnownMs()));
    }

    // ---- end ----

    private void end(Outcome how, String why) {
        if (ended) {
            return;
        }
        ended = true;
        outcome = how;
        reason = why;
        endedNanos = endedNanos == 0 ? System.nanoTime() : endedNanos;
        onEnd.accept(this);
    }

    /** The result; after the end only. */
    synchronized DeviceRead result() {
        boolean answered = outcome == Outcome.ANSWERED;
        List<ReadTable> tables = answered
                ? walks.stream().map(TableWalk::table).toList()
                : request.tables().stream()
                        .map(table -> ReadTable.unread(table, reason))
                        .toList();
        Map<Oid, SnmpValue> values = new HashMap<>();
        if (!scalars.gaveUp()) {
            values.putAll(probe.values());
            values.keySet().retainAll(request.scalars().instances());
            values.putAll(scalars.values());
        }
        SnmpValue upTime = probe.values().getOrDefault(SYS_UP_TIME, SnmpValue.ABSENT);
        OptionalLong sysUpTime = upTime.kind().isNumber() ? OptionalLong.of(upTime.number()) : OptionalLong.empty();
        Oid sysObjectId =
                probe.values().getOrDefault(SYS_OBJECT_ID, SnmpValue.ABSENT).asOid();
        return new DeviceRead(
                outcome,
                reason,
                sysUpTime,
                sysUpTimeNanos,
                sysObjectId,
                tables,
                values,
                defects,
                conduct(answered),
                new DeviceRead.Effort(pdus, varBinds, requests, timeouts, duration()),
                startedAt,
                startedNanos);
    }

    private Duration duration() {
        return Duration.ofNanos(endedNanos - startedNanos - traffic.heldUpNanos());
    }

    private DeviceConduct conduct(boolean answered) {
        DeviceConduct before = request.conduct();
        if (answered) {
            return budget.after(before, Math.max(1, longestMs), (int) Math.min(Integer.MAX_VALUE, varBinds));
        }
        int silent = outcome == Outcome.SILENT ? before.silentCycles() + 1 : 0;
        return new DeviceConduct(
                before.budget(),
                before.shrunk(),
                before.cleanCycles(),
                before.longestMs(),
                before.longestBeforeMs(),
                before.varBinds(),
                silent);
    }
}
