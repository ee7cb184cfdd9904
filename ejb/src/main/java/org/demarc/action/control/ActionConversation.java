package org.demarc.action.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun.State;
import org.demarc.action.entity.ActionSaid;
import org.demarc.console.control.ConsoleDoor;
import org.demarc.console.control.ConsoleFault;
import org.demarc.console.control.ConsoleSession;
import org.demarc.device.control.ActionCell;
import org.demarc.device.control.ActionStep;
import org.demarc.device.control.ConsoleLine;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.SnmpAnswer;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.SnmpValue;
import org.demarc.snmp.control.VarBind;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to one device, step by step. What can be read back is looked at before it is sent and after; what cannot is sent once and
 * never again (snmp-engine.md ENG-23, devices.md DEV-17). Used by one thread, which waits.
 */
public final class ActionConversation {

    private static final int LOOKS = 5;
    private static final long BETWEEN_LOOKS_MS = 300;
    private static final long LONGEST_EXCHANGE_MS = 120_000;

    private final SnmpEngine engine;
    private final @Nullable SnmpTarget reading;
    private final @Nullable SnmpTarget writing;
    private final ActionPlan plan;
    private final ActionNote note;
    private final ConsoleDoor door;
    private final KeptAnswers answers;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private UnaryOperator<String> mask = UnaryOperator.identity();
    private boolean somethingSent;
    private boolean looked;

    /** Ends the conversation early. */
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        private final State state;
        private final transient Phrase said;

        Ended(State state, Phrase said) {
            super(said.text());
            this.state = state;
            this.said = said;
        }
    }

    /** One cell that is to be written, its instance found. */
    private record Written(ActionCell cell, Oid instance, SnmpValue wanted) {}

    /**
     * A conversation that has not begun.
     *
     * @param reading null where the plan says nothing by SNMP
     * @param writing likewise
     */
    public ActionConversation(
            SnmpEngine engine,
            @Nullable SnmpTarget reading,
            @Nullable SnmpTarget writing,
            ConsoleDoor door,
            ActionPlan plan,
            ActionNote note) {
        this.engine = engine;
        this.door = door;
        this.reading = reading;
        this.writing = writing;
        this.plan = plan;
        this.answers = new KeptAnswers(plan.way().kind().isTyped());
        this.note = note;
    }

    /** From now on nothing that is kept of a console holds what this takes away. */
    public ActionConversation masking(UnaryOperator<String> secrets) {
        mask = secrets;
        return this;
    }

    /** Carries it out; returns however it ended. */
    public ActionEnd hold() throws InterruptedException {
        try {
            int number = 0;
            for (ActionStep step : plan.way().steps()) {
                number++;
                carryOut(number, step);
            }
            Object result = plan.way().shows() == null ? said() : shown();
            ActionSaid said = somethingSent ? ActionSaid.DONE : looked ? ActionSaid.LOOKED : ActionSaid.ALREADY;
            return new ActionEnd(State.DONE, said.with(), before, after, result);
        } catch (Ended e) {
            return new ActionEnd(e.state, e.said, before, after, said());
        }
    }

    /** What was said on the console; null when nothing was. */
    private @Nullable Object said() {
        List<Map<String, String>> rows = answers.rows();
        return rows.isEmpty() ? null : rows;
    }

    private void carryOut(int number, ActionStep step) throws Ended, InterruptedException {
        if (step instanceof ActionStep.Write write) {
            write(number, write);
        } else if (step instanceof ActionStep.Await await) {
            await(await);
        } else if (step instanceof ActionStep.NoLink noLink) {
            refuseIfUp(number, noLink);
        } else if (step instanceof ActionStep.Member member) {
            member(number, member);
        } else if (step instanceof ActionStep.Console console) {
            console(number, console);
        } else if (step instanceof ActionStep.Pause pause) {
            TimeUnit.MILLISECONDS.sleep(pause.millis());
        }
    }

    /** Until the first command is sent everything that goes wrong leaves the device as it is; afterwards nothing is sent twice. */
    private void console(int number, ActionStep.Console console) throws Ended, InterruptedException {
        if (note.sentBefore() > number) {
            return;
        }
        if (note.sentBefore() == number) {
            throw new Ended(State.UNSURE, ActionSaid.UNSURE_AFTER_NODE.with());
        }
        List<String> words = words(console);
        try (ConsoleSession session = door.open()) {
            if (!note.sending(number, before)) {
                throw new Ended(State.UNSURE, ActionSaid.UNSURE_AFTER_NODE.with());
            }
            somethingSent = true;
            try {
                for (int line = 0; line < words.size(); line++) {
                    ConsoleLine how = console.lines().get(line);
                    say(session, words.get(line), how, console.literal());
                    note.progress(Phrase.word("action.progress", "BUSY"), null);
                }
            } finally {
                session.exchanges().forEach(one -> answers.add(one.command(), one.answer(), mask));
            }
        } catch (ConsoleFault e) {
            throw ended(e);
        }
    }

    private static void say(ConsoleSession session, String words, ConsoleLine how, boolean typed)
            throws ConsoleFault, InterruptedException {
        try {
            if (typed) {
                session.type(words, how.confirm());
            } else {
                session.run(words, how.confirm(), how.closes());
            }
        } catch (ConsoleFault e) {
            if (!how.optional() || e.kind() != ConsoleFault.Kind.REFUSED) {
                throw e;
            }
        }
    }

    private List<String> words(ActionStep.Console console) throws Ended {
        List<String> words = new ArrayList<>();
        for (ConsoleLine line : console.lines()) {
            words.add(
                    console.literal()
                            ? line.send()
                            : line.words(plan.subject(), plan.arguments())
                                    .orElseThrow(() -> new Ended(State.FAILED, ActionSaid.NOT_SUPPORTED.with())));
        }
        return words;
    }

    private Ended ended(ConsoleFault fault) {
        State lost = somethingSent ? State.UNSURE : State.FAILED;
        return switch (fault.kind()) {
            case UNREACHABLE -> new Ended(State.FAILED, ActionSaid.CONSOLE_UNREACHABLE.with(fault.words()));
            case LOGIN -> new Ended(State.FAILED, ActionSaid.CONSOLE_LOGIN.with());
            case ENABLE -> new Ended(State.FAILED, ActionSaid.CONSOLE_ENABLE.with());
            case HOST_KEY -> new Ended(State.FAILED, ActionSaid.CONSOLE_KEY.with());
            case BUSY -> new Ended(State.FAILED, ActionSaid.CONSOLE_BUSY.with());
            case SILENT -> new Ended(lost, ActionSaid.CONSOLE_SILENT.with(mask.apply(fault.command())));
            case CLOSED -> new Ended(lost, ActionSaid.CONSOLE_CLOSED.with(mask.apply(fault.command())));
            case TOO_MUCH -> new Ended(lost, ActionSaid.CONSOLE_TOO_MUCH.with(mask.apply(fault.command())));
            case REFUSED ->
                new Ended(
                        State.FAILED,
                        plan.way().kind().isTyped()
                                ? ActionSaid.TYPED_REFUSED.with(mask.apply(fault.command()))
                                : ActionSaid.CONSOLE_REFUSED.with(
                                        mask.apply(fault.command()), mask.apply(fault.words())));
        };
    }

    private void write(int number, ActionStep.Write write) throws Ended, InterruptedException {
        if (note.sentBefore() > number) {
            return;
        }
        boolean mayHaveArrived = note.sentBefore() == number;
        if (mayHaveArrived && !write.verified()) {
            throw new Ended(State.UNSURE, ActionSaid.UNSURE_AFTER_NODE.with());
        }
        List<Written> cells = cells(write);
        Map<Oid, SnmpValue> shown = look(cells.stream().map(Written::instance).toList());
        Map<String, String> was = words(cells, shown);
        if (write.verified()) {
            if (cells.stream().noneMatch(cell -> shown.containsKey(cell.instance()))) {
                throw new Ended(State.REFUSED, ActionSaid.NO_ROW.with());
            }
            if (isSo(cells, shown)) {
                was.forEach(before::putIfAbsent);
                after.putAll(was);
                looked |= mayHaveArrived;
                return;
            }
        }
        was.forEach(before::putIfAbsent);
        send(number, cells, write.verified());
    }

    private void send(int number, List<Written> cells, boolean verified) throws Ended, InterruptedException {
        if (!note.sending(number, before)) {
            throw new Ended(State.UNSURE, ActionSaid.UNSURE_AFTER_NODE.with());
        }
        somethingSent = true;
        SnmpAnswer answer = set(cells);
        if (answer.outcome() == Outcome.SILENT && !verified) {
            throw new Ended(State.UNSURE, ActionSaid.UNSURE.with());
        }
        if (answer.outcome() == Outcome.SILENT && !isSo(cells, look(instances(cells)))) {
            answer = set(cells);
        }
        if (answer.outcome() != Outcome.SILENT && !answer.done()) {
            throw new Ended(State.REFUSED, ActionSaid.REFUSED.with(answer.reason()));
        }
        if (verified) {
            verify(cells, answer.outcome() == Outcome.SILENT);
        }
    }

    /** Devices take a moment: several looks before it is believed that the value has not changed. */
    private void verify(List<Written> cells, boolean unanswered) throws Ended, InterruptedException {
        Map<Oid, SnmpValue> shown = Map.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
            shown = look(instances(cells));
            if (isSo(cells, shown)) {
                after.putAll(words(cells, shown));
                return;
            }
        }
        after.putAll(words(cells, shown));
        if (unanswered) {
            throw new Ended(State.FAILED, ActionSaid.NO_ANSWER_TWICE.with());
        }
        for (Written cell : cells) {
            SnmpValue now = shown.getOrDefault(cell.instance(), SnmpValue.ABSENT);
            if (!same(now, cell.wanted())) {
                throw new Ended(
                        State.FAILED,
                        ActionSaid.DIFFERENT.with(
                                cell.cell().column(),
                                cell.cell().shown(now),
                                cell.cell().shown(cell.wanted())));
            }
        }
    }

    /** The instances that are there among those that may be meant; where none answers, the likeliest. */
    private List<Written> cells(ActionStep.Write write) throws Ended, InterruptedException {
        List<Written> cells = new ArrayList<>();
        for (ActionCell cell : write.cells()) {
            List<Oid> candidates = cell.instances(plan.subject(), plan.arguments());
            var wanted = cell.wanted(plan.subject(), plan.arguments());
            if (candidates.isEmpty() || wanted.isEmpty()) {
                throw new Ended(State.FAILED, ActionSaid.NOT_SUPPORTED.with());
            }
            Oid chosen = candidates.get(0);
            if (candidates.size() > 1) {
                Map<Oid, SnmpValue> there = look(candidates);
                chosen = candidates.stream()
                        .filter(there::containsKey)
                        .findFirst()
                        .orElse(chosen);
            }
            cells.add(new Written(cell, chosen, wanted.get()));
        }
        return cells;
    }

    private void await(ActionStep.Await await) throws Ended, InterruptedException {
        List<Oid> instances = await.instances(plan.subject());
        for (int tried = 0; tried < await.tries(); tried++) {
            TimeUnit.MILLISECONDS.sleep(await.everyMs());
            Map<Oid, SnmpValue> shown = look(instances);
            boolean busy = shown.values().stream()
                    .anyMatch(value -> value.asLong().isPresent()
                            && await.busy().contains(value.asLong().getAsLong()));
            if (!busy && !shown.isEmpty()) {
                return;
            }
            if (tried % 5 == 0 && !note.progress(Phrase.word("action.progress", "BUSY"), null)) {
                throw new Ended(State.UNSURE, ActionSaid.UNSURE_AFTER_NODE.with());
            }
        }
        throw new Ended(State.FAILED, ActionSaid.STILL_BUSY.with());
    }

    private void refuseIfUp(int number, ActionStep.NoLink step) throws Ended, InterruptedException {
        boolean up = note.sentBefore() <= number
                && look(step.instances(plan.subject())).values().stream()
                        .anyMatch(value -> value.asLong().isPresent()
                                && step.up().contains(value.asLong().getAsLong()));
        if (up) {
            throw new Ended(State.REFUSED, ActionSaid.LINK_UP.with());
        }
    }

    private void member(int number, ActionStep.Member member) throws Ended, InterruptedException {
        long port = new BridgePorts(engine, bySnmp(reading)).of(plan.subject().ifIndex());
        Oid list = member.list().plus(Long.parseLong(plan.arguments().getOrDefault("id", "0")));
        SnmpValue now = look(List.of(list)).get(list);
        if (now == null) {
            throw new Ended(State.REFUSED, ActionSaid.NO_ROW.with());
        }
        boolean on = member.memberWhen().contains(plan.arguments().getOrDefault("membership", ""));
        String column = member.column();
        before.putIfAbsent(column, String.valueOf(PortBits.has(now.octets(), port)));
        SnmpValue wanted = SnmpValue.octets(PortBits.with(now.octets(), port, on));
        after.put(column, String.valueOf(on));
        if (!wanted.equals(now)) {
            var cell = new ActionCell(column, list, null, ActionCell.Type.TEXT, "", "", Map.of());
            send(number, List.of(new Written(cell, list, wanted)), true);
            after.put(column, String.valueOf(on));
        }
    }

    private Object shown() throws InterruptedException, Ended {
        var read = new ShownReading(plan);
        return read.rows(look(read.instances()));
    }

    private Map<Oid, SnmpValue> look(List<Oid> instances) throws Ended, InterruptedException {
        if (instances.isEmpty()) {
            return Map.of();
        }
        SnmpAnswer answer = waited(engine.get(bySnmp(reading), instances));
        if (answer.outcome() == Outcome.SILENT) {
            boolean maybe = somethingSent || note.sentBefore() > 0;
            throw new Ended(
                    maybe ? State.UNSURE : State.FAILED, (maybe ? ActionSaid.UNSURE : ActionSaid.SILENT).with());
        }
        if (answer.outcome() != Outcome.ANSWERED) {
            throw new Ended(State.REFUSED, ActionSaid.REFUSED.with(answer.reason()));
        }
        return answer.values();
    }

    private static SnmpTarget bySnmp(@Nullable SnmpTarget target) {
        return Objects.requireNonNull(target, "the plan needs SNMP");
    }

    private SnmpAnswer set(List<Written> cells) throws InterruptedException {
        return waited(engine.set(
                bySnmp(writing),
                cells.stream()
                        .map(cell -> new VarBind(cell.instance(), cell.wanted()))
                        .toList()));
    }

    /** The engine's futures end by themselves; the limit here is for the case that they do not. */
    static <T> T waited(Future<T> future) throws InterruptedException {
        try {
            return future.get(LONGEST_EXCHANGE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CompletionException("an exchange with a device broke off", e);
        }
    }

    private static List<Oid> instances(List<Written> cells) {
        return cells.stream().map(Written::instance).toList();
    }

    private static boolean isSo(List<Written> cells, Map<Oid, SnmpValue> shown) {
        return cells.stream()
                .allMatch(cell -> same(shown.getOrDefault(cell.instance(), SnmpValue.ABSENT), cell.wanted()));
    }

    /** Kinds of numbers are one to us; a text is compared as it is read. */
    private static boolean same(@Nullable SnmpValue shown, SnmpValue wanted) {
        if (shown == null || !shown.isPresent()) {
            return false;
        }
        if (wanted.kind().isNumber()) {
            return shown.asLong().isPresent() && shown.asLong().getAsLong() == wanted.number();
        }
        return shown.equals(wanted)
                || (!wanted.asText().isEmpty() && shown.asText().equals(wanted.asText()));
    }

    private static Map<String, String> words(List<Written> cells, Map<Oid, SnmpValue> shown) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Written cell : cells) {
            SnmpValue value = shown.get(cell.instance());
            if (value != null) {
                words.put(cell.cell().column(), cell.cell().shown(value));
            }
        }
        return words;
    }
}
