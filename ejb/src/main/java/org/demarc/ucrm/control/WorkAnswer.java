package org.demarc.ucrm.control;

import java.util.Optional;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.ucrm.entity.HookProgress.Hook;
import org.demarc.ucrm.entity.HookProgress.Progress;

/** Says in the predecessor's words what a hook led to (ucrm-routeros.md 9.2). */
public final class WorkAnswer {

    private static final String SILENT = ReasonCode.UNREACHABLE.text();

    private final Hook hook;
    private final Progress now;

    private WorkAnswer(Hook hook, Progress now) {
        this.hook = hook;
        this.now = now;
    }

    /** The answer, once the work has come to an end or cannot go on by itself soon; empty while it goes on. */
    public static Optional<HookAnswer> of(Hook hook, Progress now) {
        return new WorkAnswer(hook, now).answer();
    }

    /** The answer when the time is up. */
    public static HookAnswer late(Hook hook, Progress now) {
        return now.silent() || now.account() == AccountState.WAITING_FOR_ROUTER
                ? HookAnswer.notWorked(SILENT, true)
                : accepted(hook);
    }

    /** The answer when nothing is known of the work but that it goes on. */
    public static HookAnswer accepted(Hook hook) {
        return HookAnswer.goesOn(about(hook) + "accepted");
    }

    private static String about(Hook hook) {
        return "service id:" + hook.service().id() + " ";
    }

    private Optional<HookAnswer> answer() {
        return switch (now.event()) {
            case STORED, UNVERIFIED, QUEUED -> Optional.empty();
            case TEST, IGNORED -> Optional.of(HookAnswer.worked("ok"));
            case REJECTED -> Optional.of(HookAnswer.notWorked(now.reason(), false));
            case STALE -> worked("is up to date");
            case DONE, FAILED -> ofOrder();
        };
    }

    private Optional<HookAnswer> ofOrder() {
        if (now.order() == OrderState.WAITING || now.order() == OrderState.RUNNING) {
            return Optional.empty();
        }
        if (now.order() == OrderState.PARKED) {
            return Optional.of(HookAnswer.notWorked(now.orderText().isEmpty() ? now.text() : now.orderText(), true));
        }
        return ofAccount();
    }

    private Optional<HookAnswer> ofAccount() {
        return switch (now.account()) {
            case APPLYING -> Optional.empty();
            case APPLIED, APPLIED_DISABLED -> worked(done());
            case REMOVED, NONE -> worked(now.result().equals("REMOVED") ? "was deleted" : "was not found");
            case DEFERRED, AWAITING_SUCCESSOR -> worked("has nothing to do yet");
            case NOT_CONFIGURED, CONFLICT, FAILED, MOVE_FAILED ->
                Optional.of(HookAnswer.notWorked(
                        now.text().isEmpty() ? now.account().name() : now.text(), false));
            case WAITING_FOR_ADDRESS, WAITING_FOR_ROUTER -> Optional.of(HookAnswer.notWorked(now.text(), true));
        };
    }

    private String done() {
        AccountState before = hook.before().state();
        return switch (now.result()) {
            case "ADDED" -> "was created";
            case "MOVED" -> "was moved";
            case "CHANGED" -> {
                if (before == AccountState.APPLIED && now.account() == AccountState.APPLIED_DISABLED) {
                    yield "was suspended";
                }
                yield before == AccountState.APPLIED_DISABLED && now.account() == AccountState.APPLIED
                        ? "was unsuspended"
                        : "was updated";
            }
            default -> "is up to date";
        };
    }

    private Optional<HookAnswer> worked(String what) {
        return Optional.of(HookAnswer.worked(about(hook) + what));
    }
}
