package org.demarc.event.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.Events;
import org.demarc.event.entity.Severity;
import org.jspecify.annotations.Nullable;

/** Events for whoever may see them: those of his device groups, or all with {@code events_see_all} (wildcore-mikbill.md 6.8). */
@Stateless
@Requires(Permission.EVENTS_SHOW)
public class EventDesk {

    @Inject
    Events events;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** The query's groups are narrowed to those of the caller. */
    public Page<EventRow> page(PageRequest request, EventQuery query) {
        return events.page(
                request,
                new EventQuery(
                        groups(),
                        query.open(),
                        query.severity(),
                        query.name(),
                        query.deviceId(),
                        query.interfaceId(),
                        query.acknowledged(),
                        query.from(),
                        query.until()));
    }

    /**
     * One event.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#UNKNOWN_EVENT}, also when the caller may not see it
     */
    public EventRow event(long id) {
        Set<Long> seen = groups();
        return events.withId(id)
                .filter(event -> seen == null || (event.groupId() != null && seen.contains(event.groupId())))
                .orElseThrow(() -> EventProblem.UNKNOWN_EVENT.because("event " + id));
    }

    /** Names for a filter. */
    public List<String> names() {
        return events.names();
    }

    /** How many are open, by severity. */
    public Map<Severity, Long> open() {
        return events.open(groups());
    }

    /** The caller takes them; returns how many were nobody's yet. */
    @Requires(Permission.EVENTS_RESOLVE)
    public int acknowledge(Collection<Long> ids) {
        List<Long> changed = events.acknowledge(ids, groups(), caller.caller().login(), Instant.now());
        if (!changed.isEmpty()) {
            audit.record("event:acknowledged", "event", changed.get(0), null, Map.of("events", changed));
        }
        return changed.size();
    }

    /** The caller says that they are over; returns how many were open. */
    @Requires(Permission.EVENTS_RESOLVE)
    public int resolve(Collection<Long> ids) {
        List<Long> changed = events.resolve(ids, groups(), caller.caller().login(), Instant.now());
        if (!changed.isEmpty()) {
            audit.record("event:resolved", "event", changed.get(0), null, Map.of("events", changed));
        }
        return changed.size();
    }

    private @Nullable Set<Long> groups() {
        return caller.caller().seesAllDevices() || caller.may(Permission.EVENTS_SEE_ALL)
                ? null
                : caller.caller().deviceGroupIds();
    }
}
