package org.demarc.registration.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.boundary.ActionRunner;
import org.demarc.action.entity.ActionDraft;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.ActionTarget;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.ActionKind;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
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

    @Inject
    WaitingOnus waiting;

    @Inject
    RegistrationTemplates templates;

    @Inject
    ActionDesk actions;

    @Inject
    ActionRuns runs;

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
        return new Preview(number, RegistrationScript.commands(template, pon, number, ident, wanted.values()));
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

    /** Has the ONU registered: an action of the log, carried out once. */
    public ActionRun register(Wanted wanted) {
        Preview preview = preview(wanted);
        ActionTarget pon = pon(wanted);
        if (accesses.ofDevice(pon.deviceId()).filter(DeviceAccess::hasConsole).isEmpty()) {
            throw ActionProblem.NO_WRITE_ACCESS.because("console access is not configured");
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("ident", wanted.ident().strip());
        arguments.put("onu", Integer.toString(preview.number()));
        arguments.put("template", template(wanted.templateId()).name());
        arguments.put("commands", String.join("\n", preview.commands()));
        Caller caller = currentUser.caller();
        ActionDraft draft = new ActionDraft(
                null,
                pon.deviceId(),
                pon.deviceName(),
                pon.interfaceId(),
                pon.name(),
                ActionKind.ONU_REGISTER.key(),
                arguments,
                caller.login(),
                caller.remoteAddress());
        long id = runs.add(draft);
        audit.record("action:asked", "action", id, null, draft);
        wakeUps.afterCommit(ActionRunner.QUEUE, id);
        return runs.withId(id).orElseThrow();
    }
}
