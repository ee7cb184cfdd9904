package org.demarc.event.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.event.control.MeasureCatalogue;
import org.demarc.event.control.RuleCheck;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.EventRules;

/** Rules, for whoever configures events. */
@Stateless
@Requires(Permission.EVENTS_CONFIGURATION)
public class RuleDesk {

    @Inject
    EventRules rules;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    @Requires({Permission.EVENTS_CONFIGURATION, Permission.EVENTS_SHOW})
    public Page<EventRule> page(PageRequest request) {
        return rules.page(request);
    }

    /**
     * One rule.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#UNKNOWN_RULE}
     */
    @Requires({Permission.EVENTS_CONFIGURATION, Permission.EVENTS_SHOW})
    public EventRule rule(long id) {
        return rules.withId(id).orElseThrow(() -> EventProblem.UNKNOWN_RULE.because("rule " + id));
    }

    /** What rules can look at. */
    @Requires({Permission.EVENTS_CONFIGURATION, Permission.EVENTS_SHOW})
    public List<MeasureCatalogue.Measure> measures() {
        return MeasureCatalogue.all();
    }

    /**
     * Adds a rule on a measure.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#BAD_RULE}
     */
    public EventRule add(EventRuleDraft draft) {
        RuleCheck.ofNew(draft);
        EventRule added = rule(rules.add(draft, caller.caller().login()));
        audit.record("event-rule:added", "event-rule", added.id(), null, added);
        return added;
    }

    /**
     * Changes a rule; {@code version} is the one that the caller saw.
     *
     * @throws org.demarc.ProblemException any of {@link EventProblem}
     */
    public EventRule change(long id, int version, EventRuleDraft draft) {
        EventRule before = rule(id);
        RuleCheck.ofChanged(before, draft);
        if (!rules.change(id, version, draft, caller.caller().login())) {
            throw EventProblem.RULE_CHANGED.because(before.name());
        }
        EventRule after = rule(id);
        audit.record("event-rule:changed", "event-rule", id, before, after);
        return after;
    }

    /** Removes a rule of somebody's own; its open events are resolved. */
    public void remove(long id) {
        EventRule before = rule(id);
        if (before.builtin()) {
            throw EventProblem.BUILTIN_RULE.because(before.name());
        }
        rules.remove(id);
        audit.record("event-rule:removed", "event-rule", id, before, null);
    }
}
