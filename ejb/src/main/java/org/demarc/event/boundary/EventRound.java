package org.demarc.event.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRules;
import org.demarc.event.entity.EventSweeps;
import org.demarc.maintenance.entity.MaintenanceWindows;

/** One look at one rule, in a short transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventRound {

    @Inject
    EventSweeps sweeps;

    @Inject
    EventRules rules;

    @Inject
    MaintenanceWindows windows;

    /** Looks if it is due and nobody else does; true when it did. */
    public boolean look(EventRule rule, Instant at) {
        if (!rules.take(rule, at)) {
            return false;
        }
        long began = System.nanoTime();
        Optional<Integer> found = sweeps.look(rule, at);
        found.ifPresent(number -> rules.looked(rule.id(), (int) ((System.nanoTime() - began) / 1_000_000), number, ""));
        return found.isPresent();
    }

    /** The look went wrong: says so where the rule is shown. */
    public void failed(EventRule rule, Instant at, String problem) {
        rules.take(rule, at);
        rules.looked(rule.id(), 0, 0, problem);
    }

    public void settle(Instant at) {
        sweeps.endThoseOfRulesSwitchedOff(at);
    }

    /** Before rules are looked at: what begins now begins in the windows of now. */
    public void moveMaintenanceOn(Instant at) {
        windows.moveOn(at);
    }

    public void makeBaselines(Instant at) {
        sweeps.makeBaselines(at);
    }
}
