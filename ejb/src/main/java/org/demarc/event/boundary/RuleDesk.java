package org.demarc.event.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.event.control.MeasureCatalogue;
import org.demarc.event.control.PreviewTurn;
import org.demarc.event.control.RuleCheck;
import org.demarc.event.entity.EventPreviews;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRule.Scope;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.EventRules;
import org.demarc.port.entity.Lines;

/** Rules, for whoever configures events. */
@Stateless
@Requires(Permission.EVENTS_CONFIGURATION)
public class RuleDesk {

    private static final long NOBODYS = 0;
    private static final int MOST_MATCHES = 50;

    @Inject
    EventRules rules;

    @Inject
    EventPreviews previews;

    @Inject
    PreviewTurn turn;

    @Inject
    Lines lines;

    @Inject
    Sight sight;

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
     * Checks a rule on a measure as {@link #add} does, and says what it would find just now, however long it has been so; nothing is written.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#BAD_RULE}, {@link EventProblem#OTHERS_DEVICES},
     *     {@link EventProblem#PREVIEW_TOO_LONG}, {@link EventProblem#PREVIEW_UNDER_WAY}
     */
    public EventPreviews.Preview preview(EventRuleDraft draft) {
        RuleCheck.ofNew(draft);
        own(draft.scope());
        return turn.alone(() -> previews.of(draft, Instant.now(), MOST_MATCHES));
    }

    /**
     * Adds a rule on a measure.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#BAD_RULE}, {@link EventProblem#OTHERS_DEVICES}
     */
    public EventRule add(EventRuleDraft draft) {
        RuleCheck.ofNew(draft);
        own(draft.scope());
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
        own(before.scope());
        own(draft.scope());
        if (!rules.change(id, version, draft, caller.caller().login())) {
            throw EventProblem.RULE_CHANGED.because(before.name());
        }
        EventRule after = rule(id);
        audit.record("event-rule:changed", "event-rule", id, before, after);
        return after;
    }

    /**
     * Removes a rule of somebody's own; its open events are resolved.
     *
     * @throws org.demarc.ProblemException any of {@link EventProblem}
     */
    public void remove(long id) {
        EventRule before = rule(id);
        own(before.scope());
        if (before.builtin()) {
            throw EventProblem.BUILTIN_RULE.because(before.name());
        }
        rules.remove(id);
        audit.record("event-rule:removed", "event-rule", id, before, null);
    }

    /** Whether the caller may change or remove the rule: who sees some devices only has rules for those alone. */
    @Requires({Permission.EVENTS_CONFIGURATION, Permission.EVENTS_SHOW})
    public boolean mayChange(EventRule rule) {
        return caller.may(Permission.EVENTS_CONFIGURATION) && isOwn(rule.scope());
    }

    private void own(Scope scope) {
        if (!isOwn(scope)) {
            throw EventProblem.OTHERS_DEVICES.because("choose a device or a group that you see");
        }
    }

    /** A rule that names no device is for everybody's. */
    private boolean isOwn(Scope scope) {
        if (caller.caller().seesAllDevices()) {
            return true;
        }
        List<Long> groups = Stream.ofNullable(scope.groupId()).toList();
        List<Long> devices = Stream.concat(
                        Stream.ofNullable(scope.deviceId()),
                        Stream.ofNullable(scope.interfaceId()).map(this::deviceOf))
                .toList();
        boolean namesNone = groups.isEmpty() && devices.isEmpty();
        return !namesNone && sight.coversAll(groups, devices);
    }

    private long deviceOf(long interfaceId) {
        return lines.withId(interfaceId).map(line -> line.device().id()).orElse(NOBODYS);
    }
}
