package org.demarc.action.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.action.control.ActionConversation;
import org.demarc.action.control.ActionEnd;
import org.demarc.action.control.ActionNote;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.control.TypedArguments;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.ActionSaid;
import org.demarc.action.entity.ActionTarget;
import org.demarc.action.entity.ActionTargets;
import org.demarc.action.entity.Rereads;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.audit.control.AuditJson;
import org.demarc.backup.control.SecretMask;
import org.demarc.console.boundary.Consoles;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.ProfileAction;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.job.control.Node;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.control.Targets;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;

/** Does a claimed action and writes down how it ended. This is the place that must outlive one bad device. */
@ApplicationScoped
public class ActionWork {

    private static final int SOON_S = 10;
    /** Less than the lease of an action: nobody else begins anew what still goes on. */
    private static final Duration LONGEST_TYPED = Duration.ofSeconds(100);

    @Inject
    ActionRuns runs;

    @Inject
    ActionTargets targets;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceProfiles profiles;

    @Inject
    SnmpNode snmp;

    @Inject
    Consoles consoles;

    @Inject
    RouterRows rows;

    @Inject
    Rereads rereads;

    @Inject
    AuditLog audit;

    @Inject
    DeviceCallLog calls;

    @Inject
    CurrentUser currentUser;

    /** The row is the note: what is said there is in the database before the next step. */
    private static final class RowNote implements ActionNote {

        private final ActionRuns runs;
        private final ActionRun run;
        private boolean sent;

        RowNote(ActionRuns runs, ActionRun run) {
            this.runs = runs;
            this.run = run;
            sent = run.sentStep() > 0;
        }

        /** Whether something may have reached the device, in this attempt or before. */
        boolean maybeSent() {
            return sent;
        }

        @Override
        public int sentBefore() {
            return run.sentStep();
        }

        @Override
        public boolean sending(int step, Map<String, String> before) {
            boolean mine = runs.sending(run.id(), Node.name(), step, before, ActionRunner.LEASE);
            sent |= mine;
            return mine;
        }

        @Override
        public boolean progress(Phrase said, @Nullable Object result) {
            return runs.progress(run.id(), Node.name(), said, AuditJson.of(result), ActionRunner.LEASE);
        }
    }

    /** A person asked for this one thing; not for many at once, and not again after a node that died. */
    private static boolean isWaitedFor(ActionRun run) {
        return run.batchId() == null && run.sentStep() == 0 && run.requestedBy().as() == Asker.As.PERSON;
    }

    /** Works on the action to its end. */
    @ActivateRequestContext
    public void carryOut(ActionRun run) {
        currentUser.becomeSystem();
        Instant began = Instant.now();
        var note = new RowNote(runs, run);
        ActionEnd end;
        try {
            end = of(run, note);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ProblemException e) {
            end = failed(note, Phrase.plain(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            ActionLog.LOG.failed(run.id(), e);
            end = failed(note, ActionSaid.FAULT.with());
        }
        if (record(run, end, began) && note.maybeSent() && end.state() != ActionRun.State.REFUSED) {
            rows.readAgain(run);
        }
    }

    private ActionEnd of(ActionRun run, RowNote note) throws InterruptedException {
        Optional<ActionTarget> target = target(run);
        Optional<ActionKind> kind = ActionKind.withKey(run.kind());
        if (target.isEmpty() || kind.isEmpty()) {
            return failed(note, ActionSaid.TARGET_GONE.with());
        }
        Optional<DeviceAccess> access = accesses.ofDevice(target.get().deviceId());
        Optional<SnmpTarget> reading = access.flatMap(Targets::reading);
        Optional<SnmpTarget> writing = access.flatMap(Targets::writing);
        var profile =
                profiles.catalog().profile(target.get().profile(), target.get().modelKey());
        Map<String, String> arguments =
                kind.get().isTyped() ? TypedArguments.opened(runs.sealed(run.id()), run.arguments()) : run.arguments();
        ActionPlan plan = kind.get() == ActionKind.ONU_REGISTER
                ? ActionPlan.typed(profile, target.get(), arguments)
                : ActionPlan.of(kind.get(), profile, target.get(), arguments);
        if (plan.way().menu().isPresent()) {
            return access.filter(device -> !device.login().isEmpty()).isEmpty()
                    ? failed(note, ActionSaid.NO_API.with())
                    : rows.carryOut(target.get().deviceId(), plan, note, isWaitedFor(run));
        }
        if ((plan.way().needsReading() && reading.isEmpty()) || (plan.way().needsWriting() && writing.isEmpty())) {
            return failed(note, ActionSaid.NO_WRITE_ACCESS.with());
        }
        ConsoleDialect dialect = profile.console() == null ? ConsoleDialect.PLAIN : profile.console();
        if (plan.way().needsConsole() && !access.get().hasConsole()) {
            return failed(note, ActionSaid.NO_CONSOLE.with());
        }
        ActionEnd end = new ActionConversation(
                        snmp.engine(),
                        reading.orElse(null),
                        writing.or(() -> reading).orElse(null),
                        kind.get().isTyped()
                                ? consoles.door(access.get(), dialect, LONGEST_TYPED)
                                : consoles.door(access.get(), dialect),
                        plan,
                        note)
                .masking(SecretMask.of(profile.console(), access.get())::masked)
                .hold();
        if (end.state() != ActionRun.State.REFUSED) {
            readAgain(target.get(), plan.way());
        }
        return end;
    }

    private Optional<ActionTarget> target(ActionRun run) {
        Long ofInterface = run.interfaceId();
        Long device = run.deviceId();
        if (ofInterface != null) {
            return targets.ofInterface(ofInterface);
        }
        return device == null || !run.interfaceName().isEmpty() ? Optional.empty() : targets.device(device);
    }

    private void readAgain(ActionTarget target, ProfileAction way) {
        int away = way.awayS();
        rereads.want(
                target.deviceId(),
                way.rereads().stream()
                        .filter(Reading::isPolled)
                        .map(Reading::key)
                        .toList(),
                Duration.ZERO,
                away > 3 * SOON_S ? List.of(SOON_S, 3 * SOON_S, away) : away > 0 ? List.of(away) : List.of());
    }

    private static ActionEnd failed(RowNote note, Phrase said) {
        return new ActionEnd(
                note.maybeSent() ? ActionRun.State.UNSURE : ActionRun.State.FAILED, said, Map.of(), Map.of(), null);
    }

    /** False when the row is not this node's any more. */
    private boolean record(ActionRun run, ActionEnd end, Instant began) {
        boolean mine = runs.finish(
                run.id(),
                Node.name(),
                new ActionRuns.End(end.state(), end.said(), end.before(), end.after(), AuditJson.of(end.result())));
        String target = run.deviceName() + (run.interfaceName().isEmpty() ? "" : " " + run.interfaceName());
        if (mine) {
            ActionLog.LOG.ended(
                    run.id(),
                    run.kind(),
                    target,
                    run.requestedBy().login(),
                    end.state().name(),
                    end.said().text());
            audit.record("action:" + word(end.state()), "action", run.id(), end.before(), end.after());
            noteCall(run, end, began);
        }
        return mine;
    }

    private void noteCall(ActionRun run, ActionEnd end, Instant began) {
        Long device = run.deviceId();
        if (device == null) {
            return;
        }
        String what = run.interfaceName().isEmpty() ? run.kind() : run.kind() + " " + run.interfaceName();
        boolean isDone = end.state() == ActionRun.State.DONE;
        calls.note(new DeviceCall.Question(device, DeviceCall.Kind.ACTION, what, run.requestedBy(), began)
                .ended(
                        Instant.now(),
                        end.callOutcome(),
                        isDone ? "" : end.said().text(),
                        List.of()));
    }

    private static String word(ActionRun.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
