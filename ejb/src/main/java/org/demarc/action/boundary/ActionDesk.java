package org.demarc.action.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.control.TypedArguments;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionQuery;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.ActionTarget;
import org.demarc.action.entity.ActionTargets;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.backup.control.SecretMask;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.ProfileAction;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.job.boundary.WakeUps;
import org.demarc.poll.control.Targets;
import org.jspecify.annotations.Nullable;

/**
 * Where people and billings ask for something to be done to a device. Everything is checked before it is written down: permission, form of
 * the arguments, whether the family can do it, whether write access is there (devices.md DEV-11, DEV-17, DEV-18).
 */
@Stateless
@Requires
public class ActionDesk {

    /** Most things that one batch does. */
    public static final int MOST_AT_ONCE = 1000;

    /** Why an action is impossible whose module custom parameters disable (devices.md 2.4). */
    public static final String SWITCHED_OFF = "switched off by the custom parameters";

    @Inject
    ActionTargets targets;

    @Inject
    ActionRuns runs;

    @Inject
    ActionBook book;

    @Inject
    DeviceProfiles profiles;

    @Inject
    DeviceAccesses accesses;

    @Inject
    Sight sight;

    @Inject
    CurrentUser currentUser;

    @Inject
    WakeUps wakeUps;

    @Inject
    AuditLog audit;

    /**
     * Something that can be done.
     *
     * @param problem why it cannot be done just now, empty when it can
     */
    public record Offer(
            String kind,
            ActionKind.Target target,
            ActionKind.Danger danger,
            List<Argument> arguments,
            String permission,
            String problem) {

        public boolean isPossible() {
            return problem.isEmpty();
        }
    }

    /**
     * An argument with the values that this family knows; none for free text.
     *
     * @param longest most characters that are sent
     */
    public record Argument(String name, boolean required, List<String> choices, int longest) {}

    /** The same thing done to many, and how far it is. */
    public record Batch(long id, long total, Map<ActionRun.State, Long> states) {

        /** How many are over. */
        public long over() {
            return total
                    - states.getOrDefault(ActionRun.State.WAITING, 0L)
                    - states.getOrDefault(ActionRun.State.RUNNING, 0L);
        }

        public boolean isOver() {
            return over() == total;
        }
    }

    /** The device as a target. @throws ProblemException {@link DeviceProblem#UNKNOWN_DEVICE} */
    public ActionTarget device(long id) {
        return targets.device(id)
                .filter(this::isSeen)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("device " + id));
    }

    /** The port or ONU as a target. @throws ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE} */
    public ActionTarget ofInterface(long id) {
        return targets.ofInterface(id)
                .filter(this::isSeen)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + id));
    }

    /** A port or ONU by name, key or SNMP index. @throws ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE} */
    public ActionTarget named(long deviceId, String text) {
        return targets.named(deviceId, text)
                .filter(this::isSeen)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + text));
    }

    /** A port or ONU by its key. @throws ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE} */
    public ActionTarget withKey(long deviceId, String bindKey) {
        return targets.withKey(deviceId, bindKey)
                .filter(this::isSeen)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + bindKey));
    }

    /** The ONUs of a PON port. */
    public List<ActionTarget> onusOf(long ponInterfaceId) {
        ofInterface(ponInterfaceId);
        return targets.onusOf(ponInterfaceId);
    }

    /** Everything that the family can do to this, with the reason why not where it cannot be done. */
    public List<Offer> offers(ActionTarget target) {
        DeviceProfile profile = profile(target);
        Optional<DeviceAccess> access = accesses.ofDevice(target.deviceId());
        return Arrays.stream(ActionKind.values())
                .filter(kind -> kind.target() == ActionPlan.targetOf(target))
                .flatMap(kind -> profile.action(kind, target.technology()).stream())
                .map(way -> offer(way, target, access))
                .toList();
    }

    private Offer offer(ProfileAction way, ActionTarget target, Optional<DeviceAccess> access) {
        ActionKind kind = way.kind();
        Permission needed = kind.permission(target.isOlt());
        String problem = whyNot(way, access);
        if (isDisabled(kind, access)) {
            problem = SWITCHED_OFF;
        }
        if (!currentUser.caller().may(needed)) {
            problem = "needs " + needed.key();
        }
        return new Offer(
                kind.key(),
                kind.target(),
                kind.danger(),
                kind.arguments().stream()
                        .map(argument -> new Argument(
                                argument.name(), argument.required(), way.choices(argument), argument.longest()))
                        .toList(),
                needed.key(),
                problem);
    }

    /** Whether custom parameters switch the action's module off (devices.md 2.4). */
    private static boolean isDisabled(ActionKind kind, Optional<DeviceAccess> access) {
        return access.filter(found -> found.parameters().isDisabled(kind.module()))
                .isPresent();
    }

    /** Why the device cannot be told; empty when it can. */
    private static String whyNot(ProfileAction way, Optional<DeviceAccess> access) {
        if (way.needsWriting() && access.flatMap(Targets::writing).isEmpty()) {
            return "write access is not configured";
        }
        if (way.menu().isPresent()
                && access.filter(device -> !device.login().isEmpty()).isEmpty()) {
            return "API access is not configured";
        }
        return way.needsConsole() && access.filter(DeviceAccess::hasConsole).isEmpty()
                ? "console access is not configured"
                : "";
    }

    /**
     * Has something done to one thing; some node begins within moments. Look at the row to see what becomes of it.
     *
     * @throws ProblemException {@link ActionProblem}, {@code FORBIDDEN}
     */
    public ActionRun ask(String kindKey, ActionTarget target, Map<String, String> arguments) {
        ActionKind kind = kind(kindKey);
        long id = add(null, kind, target, arguments);
        wakeUps.afterCommit(ActionRunner.QUEUE, id);
        return runs.withId(id).orElseThrow();
    }

    /**
     * Has the same done to many, as fast as the devices take it; each is a row of its own.
     *
     * @throws ProblemException the first refusal, with the name of what it is about; then nothing is done to any
     */
    public Batch askMany(String kindKey, List<ActionTarget> of, Map<String, String> arguments) {
        ActionKind kind = kind(kindKey);
        if (of.isEmpty() || of.size() > MOST_AT_ONCE) {
            throw ActionProblem.INVALID_ARGUMENT.because("interfaces: 1 to " + MOST_AT_ONCE + " are possible");
        }
        long batch = runs.openBatch(kind.key(), currentUser.caller().login());
        List<Long> ids = new ArrayList<>();
        for (ActionTarget target : of) {
            try {
                ids.add(add(batch, kind, target, arguments));
            } catch (ProblemException e) {
                throw e.type().because(target.shownName() + ": " + e.getMessage());
            }
        }
        ids.forEach(id -> wakeUps.afterCommit(ActionRunner.QUEUE, id));
        return batch(batch);
    }

    private long add(@Nullable Long batch, ActionKind kind, ActionTarget target, Map<String, String> arguments) {
        currentUser.requireAny(kind.permission(target.isOlt()));
        ActionPlan plan = ActionPlan.of(kind, profile(target), target, arguments);
        Optional<DeviceAccess> access = accesses.ofDevice(target.deviceId());
        access.flatMap(found -> found.parameters().whyDisabled(kind.module())).ifPresent(off -> {
            throw ActionProblem.NOT_SUPPORTED.because(kind.module() + ": " + off.text());
        });
        String whyNot = whyNot(plan.way(), access);
        if (!whyNot.isEmpty()) {
            throw ActionProblem.NO_WRITE_ACCESS.because(whyNot);
        }
        if (!kind.isTyped()) {
            return book.add(batch, kind, target, plan.arguments());
        }
        var typed = TypedArguments.of(kind, plan.arguments(), mask(target, access));
        return book.add(batch, kind, target, typed.shown(), typed.sealed());
    }

    private SecretMask mask(ActionTarget target, Optional<DeviceAccess> access) {
        return access.map(found -> SecretMask.of(profile(target).console(), found))
                .orElseGet(() -> new SecretMask(List.of(), List.of()));
    }

    private static ActionKind kind(String key) {
        return ActionKind.withKey(key).orElseThrow(() -> ActionProblem.UNKNOWN_ACTION.because(key));
    }

    private DeviceProfile profile(ActionTarget target) {
        return profiles.catalog().profile(target.profile(), target.modelKey());
    }

    private boolean isSeen(ActionTarget target) {
        return sight.covers(target.groupId());
    }

    /** The log, without what came back. */
    @Requires({
        Permission.DEVICE_SHOW,
        Permission.OLTS_INFO,
        Permission.SWITCHES_INFO,
        Permission.SYSTEM_LOGS_ACTIONS,
        Permission.LOG_SWITCHER_CORE_ACTIONS
    })
    public Page<ActionRun> page(
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable Long interfaceId,
            @Nullable Long batchId,
            @Nullable String kind,
            ActionRun.@Nullable State state) {
        return runs.page(new ActionQuery(request, sight.groups(), deviceId, interfaceId, batchId, kind, state));
    }

    /** The log with what came back, for a page that shows it. */
    @Requires({
        Permission.DEVICE_SHOW,
        Permission.OLTS_INFO,
        Permission.SWITCHES_INFO,
        Permission.SYSTEM_LOGS_ACTIONS,
        Permission.LOG_SWITCHER_CORE_ACTIONS
    })
    public Page<ActionRun> pageWithResults(
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable Long interfaceId,
            @Nullable Long batchId,
            ActionRun.@Nullable State state) {
        return runs.pageWithResults(
                        new ActionQuery(request, sight.groups(), deviceId, interfaceId, batchId, null, state))
                .map(this::shown);
    }

    /** One row of the log. @throws ProblemException {@link ActionProblem#NO_SUCH_RUN} */
    public ActionRun run(long id) {
        return runs.withId(id)
                .filter(this::isSeen)
                .map(this::shown)
                .orElseThrow(() -> ActionProblem.NO_SUCH_RUN.because("action " + id));
    }

    /** What a device said to a person is for him, and for who may look at the logs of consoles. */
    private ActionRun shown(ActionRun run) {
        boolean typed =
                ActionKind.withKey(run.kind()).filter(ActionKind::isTyped).isPresent();
        return !typed || isOwn(run) || currentUser.caller().may(Permission.EXTERNAL_APPS_CONSOLE_VIEW_LOGS)
                ? run
                : run.withoutResult();
    }

    private boolean isSeen(ActionRun run) {
        Long device = run.deviceId();
        return currentUser.caller().seesAllDevices()
                || (device != null
                        && targets.device(device).filter(this::isSeen).isPresent());
    }

    /** How far a batch is. @throws ProblemException {@link ActionProblem#NO_SUCH_RUN} */
    public Batch batch(long id) {
        anyOf(id);
        Map<ActionRun.State, Long> states = runs.states(id);
        return new Batch(id, states.values().stream().mapToLong(Long::longValue).sum(), states);
    }

    /** One that the caller sees. */
    private ActionRun anyOf(long batch) {
        ActionQuery one = new ActionQuery(PageRequest.first(1), sight.groups(), null, null, batch, null, null);
        return runs.page(one).items().stream()
                .findFirst()
                .orElseThrow(() -> ActionProblem.NO_SUCH_RUN.because("batch " + batch));
    }

    /** Stops what has not begun. @throws ProblemException {@link ActionProblem#ACTION_IS_OVER} */
    public void stop(long id) {
        ActionRun run = run(id);
        requireTheRightToStop(run);
        if (runs.cancel(id, null) == 0) {
            throw ActionProblem.ACTION_IS_OVER.because("action " + id + " is over or under way");
        }
        audit.record("action:stopped", "action", id, null, null);
    }

    /**
     * Stops what has not begun of a batch. How many that were.
     *
     * @throws ProblemException {@link ActionProblem#NO_SUCH_RUN}; also for somebody else's batch when the caller does not see all devices: it may be about
     *     some that he does not see
     */
    public int stopBatch(long id) {
        ActionRun run = anyOf(id);
        if (!currentUser.caller().seesAllDevices() && !isOwn(run)) {
            throw ActionProblem.NO_SUCH_RUN.because("batch " + id);
        }
        requireTheRightToStop(run);
        int stopped = runs.cancel(null, id);
        audit.record("action:batch-stopped", "batch", id, null, stopped);
        return stopped;
    }

    private boolean isOwn(ActionRun run) {
        return run.requestedBy().login().equals(currentUser.caller().login());
    }

    private void requireTheRightToStop(ActionRun run) {
        if (!isOwn(run)) {
            ActionKind.withKey(run.kind())
                    .ifPresent(kind -> currentUser.requireAny(kind.permission(true), kind.permission(false)));
        }
    }

    /** The row once it is over, or as it is when the time is up. No transaction is open while it waits. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ActionRun waited(long id, Duration most) {
        long until = System.nanoTime() + most.toNanos();
        while (runs.isOpen(id) && System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return runs.withId(id).orElseThrow(() -> ActionProblem.NO_SUCH_RUN.because("action " + id));
    }
}
