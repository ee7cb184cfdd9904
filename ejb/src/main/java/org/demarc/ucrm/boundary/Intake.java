package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.demarc.Fingerprint;
import org.demarc.Sql;
import org.demarc.provisioning.boundary.Rush;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.control.HookBody;
import org.demarc.ucrm.control.HookEvent;
import org.demarc.ucrm.control.Senders;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmEvents.Receipt;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.HookProgress;
import org.demarc.ucrm.entity.HookProgress.Before;
import org.demarc.ucrm.entity.HookProgress.Hook;
import org.jspecify.annotations.Nullable;

/** Takes webhooks: stores each durably and once, says so, and leaves the work to others (UR-20, UR-21). */
@Dependent
public class Intake {

    private final KnownSources sources;
    private final CrmEvents events;
    private final EventShelf shelf;
    private final Accounts accounts;
    private final UcrmBell bell;
    private final Rush rush;
    private final HookProgress progress;
    private final WaitingRoom waiting;

    @Inject
    public Intake(
            KnownSources sources,
            CrmEvents events,
            EventShelf shelf,
            Accounts accounts,
            UcrmBell bell,
            Rush rush,
            HookProgress progress,
            WaitingRoom waiting) {
        this.rush = rush;
        this.progress = progress;
        this.waiting = waiting;
        this.sources = sources;
        this.events = events;
        this.shelf = shelf;
        this.accounts = accounts;
        this.bell = bell;
    }

    /** Whether the address is right: for the operator who opens it in a browser. */
    public HookAnswer look(String sourceCode, String hookKey) {
        try {
            return known(sourceCode, hookKey).isPresent() ? HookAnswer.READY : HookAnswer.UNKNOWN;
        } catch (RuntimeException fault) {
            return tryAgain(sourceCode, fault);
        }
    }

    /**
     * Takes one webhook. The answer is there at once, or, for a source that answers after the work, as soon as the work is done.
     *
     * @param sender address of whoever sent it
     */
    public CompletionStage<HookAnswer> take(String sourceCode, String hookKey, String sender, byte[] body) {
        Taken taken = taken(sourceCode, hookKey, sender, body);
        Hook awaited = taken.awaited();
        return awaited == null ? CompletableFuture.completedStage(taken.answer()) : waiting.enter(awaited);
    }

    /**
     * What is answered.
     *
     * @param awaited the hook whose work is waited for, null when there is nothing to wait for
     */
    private record Taken(HookAnswer answer, @Nullable Hook awaited) {

        static Taken with(HookAnswer answer) {
            return new Taken(answer, null);
        }
    }

    private Taken taken(String sourceCode, String hookKey, String sender, byte[] body) {
        rush.begin();
        try {
            Optional<CrmSource> source = known(sourceCode, hookKey);
            if (source.isEmpty()) {
                return Taken.with(HookAnswer.UNKNOWN);
            }
            if (!Senders.mayCome(source.get().allowedSenders(), sender)) {
                return Taken.with(HookAnswer.NOT_ALLOWED);
            }
            HookBody.Reading reading = HookBody.read(body);
            if (reading instanceof HookBody.Reading.NoHook no) {
                return Taken.with(HookAnswer.failed(no.status(), no.message()));
            }
            return store(source.get(), ((HookBody.Reading.Hook) reading).event(), body);
        } catch (RuntimeException fault) {
            return Taken.with(tryAgain(sourceCode, fault));
        } finally {
            rush.end();
        }
    }

    private static HookAnswer tryAgain(String sourceCode, RuntimeException fault) {
        if (Sql.isDatabaseAway(fault)) {
            UcrmLog.LOG.notTaken(sourceCode);
        } else {
            UcrmLog.LOG.notStored(sourceCode, fault);
        }
        return HookAnswer.TRY_AGAIN;
    }

    private Optional<CrmSource> known(String code, String key) {
        return sources.withCode(code)
                .filter(CrmSource::enabled)
                .filter(source -> MessageDigest.isEqual(
                        source.hookKey().reveal().getBytes(StandardCharsets.UTF_8),
                        key.getBytes(StandardCharsets.UTF_8)));
    }

    private Taken store(CrmSource source, HookEvent event, byte[] body) {
        boolean isAwaited = source.answerMode() == AnswerMode.SYNC && event.isService();
        Before before = isAwaited ? progress.before(new ServiceKey(source.code(), event.entityId())) : Before.NOTHING;
        CrmEvents.Arrival arrival = new CrmEvents.Arrival(
                source.id(),
                event.uuid(),
                Fingerprint.hex(body),
                new String(body, StandardCharsets.UTF_8),
                event.entity(),
                event.entityId(),
                event.changeType(),
                event.eventName(),
                firstState(event));
        Receipt receipt = shelf.store(arrival);
        if (!receipt.sameBody()) {
            UcrmLog.LOG.otherBody(source.code(), event.uuid());
            return Taken.with(HookAnswer.failed(409, "this uuid is known with another body"));
        }
        HookAnswer atOnce = firstState(event) == EventState.STORED
                ? answer(source, event, receipt)
                : HookAnswer.accepted("ok", event.isTest() ? "test" : "ignored");
        if (source.answerMode() == AnswerMode.AT_ONCE) {
            return Taken.with(atOnce);
        }
        return isAwaited
                ? new Taken(atOnce, new Hook(receipt.id(), new ServiceKey(source.code(), event.entityId()), before))
                : Taken.with(HookAnswer.worked("ok"));
    }

    private HookAnswer answer(CrmSource source, HookEvent event, Receipt receipt) {
        String message = event.entity() + " id:" + event.entityId() + " accepted";
        if (receipt.isNew()) {
            return HookAnswer.accepted(message, "queued");
        }
        if (receipt.before().isRetriedOnResend() || isUnfinished(source, event)) {
            events.requeue(receipt.id());
            bell.events(List.of(receipt.id()));
            return HookAnswer.accepted(message, "requeued");
        }
        return HookAnswer.accepted(message, "duplicate");
    }

    /** Whether what the first delivery led to did not end well. */
    private boolean isUnfinished(CrmSource source, HookEvent event) {
        return event.isService()
                && accounts.of(new ServiceKey(source.code(), event.entityId()))
                        .filter(account -> !account.state().isSettled())
                        .isPresent();
    }

    private static EventState firstState(HookEvent event) {
        if (event.isTest()) {
            return EventState.TEST;
        }
        return event.isService() || event.isClient() ? EventState.STORED : EventState.IGNORED;
    }
}
