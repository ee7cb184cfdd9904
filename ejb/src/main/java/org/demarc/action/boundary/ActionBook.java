package org.demarc.action.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Caller;
import org.demarc.action.entity.ActionDraft;
import org.demarc.action.entity.ActionRuns;
import org.demarc.action.entity.ActionTarget;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.ActionKind;
import org.demarc.poll.entity.Asker;
import org.jspecify.annotations.Nullable;

/** Where what was asked for and checked is written down, by whom and from where; a wake-up makes some node begin. */
@Dependent
public class ActionBook {

    @Inject
    ActionRuns runs;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuditLog audit;

    /** Adds a row that waits, and answers its id. */
    public long add(@Nullable Long batch, ActionKind kind, ActionTarget target, Map<String, String> arguments) {
        return add(batch, kind, target, arguments, "");
    }

    /**
     * The same where not everything may be shown.
     *
     * @param arguments as they may be shown
     * @param sealed the true ones, sealed; empty where there are no others
     */
    public long add(
            @Nullable Long batch, ActionKind kind, ActionTarget target, Map<String, String> arguments, String sealed) {
        Caller caller = currentUser.caller();
        ActionDraft draft = new ActionDraft(
                batch,
                target.deviceId(),
                target.deviceName(),
                target.interfaceId(),
                target.interfaceId() == null ? "" : target.name(),
                kind.key(),
                arguments,
                Asker.of(caller),
                caller.remoteAddress());
        long id = runs.add(draft, sealed);
        audit.record("action:asked", "action", id, null, draft);
        return id;
    }
}
