package org.demarc.registration.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.action.boundary.ActionBook;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.boundary.ActionRunner;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionQuery;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.ActionTarget;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceType;
import org.demarc.job.boundary.WakeUps;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.registration.control.RegistrationScript;
import org.demarc.registration.entity.RegistrationTemplate;
import org.demarc.registration.entity.RegistrationTemplates;
import org.demarc.registration.entity.WaitingOnu;
import org.demarc.registration.entity.WaitingOnus;
import org.jspecify.annotations.Nullable;

/** ONUs that wait, what will be typed to register one, and having it typed (wildcore-mikbill.md 2, row 23). */
@Stateless
@Requires(Permission.UNREGISTERED_ONTS)
public class RegistrationDesk {

    /** Most ONUs that are registered together. */
    public static final int MOST_AT_ONCE = 200;

    @Inject
    WaitingOnus waiting;

    @Inject
    DeviceProfiles profiles;

    @Inject
    RegistrationTemplates templates;

    @Inject
    ActionDesk actions;

    @Inject
    ActionRuns runs;

    @Inject
    ActionBook book;

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
     * What is wanted.
     *
     * @param number null for the first free one
     * @param values of the template's fields; what is missing has its default
     */
    public record Wanted(
            long ponInterfaceId,
            long templateId,
            String ident,
            @Nullable Integer number,
            Map<String, String> values) {}

    /** What will be sent, exactly. */
    public record Preview(int number, List<String> commands) {}

    /** ONUs that wait, newest first; null for every OLT that the caller sees. */
    public List<WaitingOnu> waiting(@Nullable Long deviceId) {
        return waiting.waiting(sight.groups(), deviceId);
    }

    @Requires({Permission.UNREGISTERED_ONTS, Permission.UNREGISTERED_ONTS_CONFIG})
    public List<RegistrationTemplate> templates() {
        return templates.all();
    }

    /** One template. @throws org.demarc.ProblemException {@link ActionProblem#NO_SUCH_TEMPLATE} */
    @Requires({Permission.UNREGISTERED_ONTS, Permission.UNREGISTERED_ONTS_CONFIG})
    public RegistrationTemplate template(long id) {
        return templates
                .withId(id)
                .orElseThrow(() -> ActionProblem.NO_SUCH_TEMPLATE.because("registration template " + id));
    }

    /** Adds a template. */
    @Requires(Permission.UNREGISTERED_ONTS_CONFIG)
    public RegistrationTemplate add(RegistrationTemplate wanted) {
        RegistrationScript.check(wanted);
        long id = templates.add(wanted);
        audit.record("registration-template:added", "registration-template", id, null, template(id));
        return template(id);
    }

    /** Changes a template; its version is the one that was seen. */
    @Requires(Permission.UNREGISTERED_ONTS_CONFIG)
    public RegistrationTemplate change(RegistrationTemplate wanted) {
        RegistrationTemplate before = template(wanted.id());
        RegistrationScript.check(wanted);
        templates.change(wanted);
        audit.record(
                "registration-template:changed", "registration-template", wanted.id(), before, template(wanted.id()));
        return template(wanted.id());
    }

    /** Removes a template. */
    @Requires(Permission.UNREGISTERED_ONTS_CONFIG)
    public void remove(long id) {
        RegistrationTemplate before = template(id);
        templates.remove(id);
        audit.record("registration-template:removed", "registration-template", id, before, null);
    }

    /** Exactly what would be sent. */
    @Requires({Permission.UNREGISTERED_ONTS, Permission.UNREGISTERED_ONTS_PREVIEW})
    public Preview preview(Wanted wanted) {
        return plan(wanted).preview();
    }

    /** What will be sent, with what it is about. */
    private record Plan(ActionTarget pon, RegistrationTemplate template, Preview preview) {}

    private Plan plan(Wanted wanted) {
        ActionTarget pon = pon(wanted);
        RegistrationTemplate template = template(wanted.templateId());
        if (!template.fits(pon.profile(), pon.technology())) {
            throw ActionProblem.NOT_SUPPORTED.because(template.name() + " is not for " + pon.name());
        }
        OnuIdent ident = (pon.technology().equals("epon")
                        ? OnuIdent.macIn(wanted.ident())
                        : OnuIdent.serialIn(wanted.ident()))
                .orElseThrow(() -> ActionProblem.INVALID_ARGUMENT.because("ident: " + wanted.ident()));
        int number = number(wanted, pon);
        List<String> commands = RegistrationScript.commands(template, pon, number, ident, wanted.values());
        return new Plan(pon, template, new Preview(number, commands));
    }

    private ActionTarget pon(Wanted wanted) {
        ActionTarget pon = actions.ofInterface(wanted.ponInterfaceId());
        if (!pon.type().equals("PON")) {
            throw ActionProblem.WRONG_TARGET.because(pon.name() + " is not a PON port");
        }
        return pon;
    }

    private int number(Wanted wanted, ActionTarget pon) {
        Set<Integer> taken = waiting.taken(wanted.ponInterfaceId());
        Integer asked = wanted.number();
        if (asked != null) {
            if (asked < 0 || asked > 256 || taken.contains(asked)) {
                throw ActionProblem.INVALID_ARGUMENT.because("number: " + asked + " is taken or impossible");
            }
            return asked;
        }
        return RegistrationScript.firstFree(pon.profile(), pon.technology(), taken)
                .orElseThrow(() -> ActionProblem.INVALID_ARGUMENT.because("number: none is free on " + pon.name()));
    }

    /** A page of ONUs that wait, newest first unless sorted otherwise; null for every OLT that the caller sees. */
    public Page<WaitingOnu> page(PageRequest request, @Nullable Long deviceId) {
        return waiting.page(request, sight.groups(), deviceId);
    }

    /** Device profiles that can be typed at, by name. */
    @Requires({Permission.UNREGISTERED_ONTS, Permission.UNREGISTERED_ONTS_CONFIG})
    public List<DeviceProfile> profiles() {
        return profiles.catalog().profiles().stream()
                .filter(profile -> profile.console() != null && profile.type() == DeviceType.OLT)
                .sorted(Comparator.comparing(DeviceProfile::name))
                .toList();
    }

    /** Has the ONU registered: an action of the log, carried out once. */
    public ActionRun register(Wanted wanted) {
        long id = add(null, wanted);
        wakeUps.afterCommit(ActionRunner.QUEUE, id);
        return runs.withId(id).orElseThrow();
    }

    /**
     * Has several registered, one after the other on each OLT; each gets a number that none of the others has.
     *
     * @throws org.demarc.ProblemException the first refusal, with the ONU that it is about; then none is registered
     */
    public ActionDesk.Batch registerMany(List<Wanted> many) {
        if (many.isEmpty() || many.size() > MOST_AT_ONCE) {
            throw ActionProblem.INVALID_ARGUMENT.because("onus: 1 to " + MOST_AT_ONCE + " are possible");
        }
        long batch = runs.openBatch(
                ActionKind.ONU_REGISTER.key(), currentUser.caller().login());
        List<Long> ids = new ArrayList<>();
        for (Wanted wanted : many) {
            try {
                ids.add(add(batch, wanted));
            } catch (ProblemException e) {
                throw e.type().because(wanted.ident() + ": " + e.getMessage());
            }
        }
        ids.forEach(id -> wakeUps.afterCommit(ActionRunner.QUEUE, id));
        return progress(batch);
    }

    /** How far a batch is. */
    public ActionDesk.Batch progress(long batch) {
        requireOwn(batch);
        Map<ActionRun.State, Long> states = runs.states(batch);
        return new ActionDesk.Batch(
                batch, states.values().stream().mapToLong(Long::longValue).sum(), states);
    }

    /** What became of each of a batch, with what came back. */
    public List<ActionRun> runs(long batch) {
        requireOwn(batch);
        return runs.pageWithResults(ofBatch(batch, MOST_AT_ONCE)).items();
    }

    /** Leaves out what has not begun. */
    public int stop(long batch) {
        requireOwn(batch);
        int stopped = runs.cancel(null, batch);
        audit.record("action:batch-stopped", "batch", batch, null, stopped);
        return stopped;
    }

    private void requireOwn(long batch) {
        boolean own = runs.page(ofBatch(batch, 1)).items().stream()
                .allMatch(run -> run.kind().equals(ActionKind.ONU_REGISTER.key())
                        && run.requestedBy().login().equals(currentUser.caller().login()));
        if (!own) {
            throw ActionProblem.NO_SUCH_RUN.because("batch " + batch);
        }
    }

    private ActionQuery ofBatch(long batch, int most) {
        return new ActionQuery(PageRequest.first(most), sight.groups(), null, null, batch, null, null);
    }

    private long add(@Nullable Long batch, Wanted wanted) {
        Plan plan = plan(wanted);
        requireAccess(plan.pon().deviceId());
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("ident", wanted.ident().strip());
        arguments.put("onu", Integer.toString(plan.preview().number()));
        arguments.put("template", plan.template().name());
        arguments.put("commands", String.join("\n", plan.preview().commands()));
        return book.add(batch, ActionKind.ONU_REGISTER, plan.pon(), arguments);
    }

    private void requireAccess(long deviceId) {
        Optional<DeviceAccess> access = accesses.ofDevice(deviceId);
        String module = ActionKind.ONU_REGISTER.module();
        access.flatMap(found -> found.parameters().whyDisabled(module)).ifPresent(off -> {
            throw ActionProblem.NOT_SUPPORTED.because(module + ": " + off.text());
        });
        if (access.filter(DeviceAccess::hasConsole).isEmpty()) {
            throw ActionProblem.NO_WRITE_ACCESS.because("console access is not configured");
        }
    }
}
