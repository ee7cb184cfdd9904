package org.demarc.provisioning.control;

import java.util.Optional;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.PlanAction;
import org.demarc.provisioning.entity.PlanKind;

/** Says what a bulk plan does about a finding (ucrm-routeros.md 8.2). */
public final class PlannedChange {

    private PlannedChange() {}

    /**
     * @param free whether an address can be given to an account that has none
     * @return empty where the plan has nothing to do with it
     */
    public static Optional<PlanAction> of(PlanKind kind, Finding finding, boolean free) {
        return switch (kind) {
            case REBUILD -> rebuilt(finding, free);
            case RETAG -> retagged(finding);
            case REMOVE_ORPHANS -> tidied(finding);
            case RENUMBER -> Optional.of(changed(finding, free ? PlanAction.SET : PlanAction.WAITING));
            case MOVE -> Optional.of(changed(finding, PlanAction.MOVE));
        };
    }

    /** What is done to an account although all agree about it. */
    private static PlanAction changed(Finding finding, PlanAction wanted) {
        if (finding.kind() == DriftClass.BUSY) {
            return PlanAction.WAITING;
        }
        return finding.obstacle().isEmpty() ? wanted : PlanAction.CONFLICT;
    }

    private static Optional<PlanAction> rebuilt(Finding finding, boolean free) {
        return switch (finding.kind()) {
            case CRM_AHEAD, ALL_DIFFER, ROUTER_DRIFT, DANGLING_REFERENCE, MISSING_ON_ROUTER ->
                Optional.of(put(finding, free));
            case MISSING_IN_CRM -> Optional.of(PlanAction.REMOVE);
            case BUSY -> Optional.of(PlanAction.WAITING);
            default -> Optional.empty();
        };
    }

    private static PlanAction put(Finding finding, boolean free) {
        if (!finding.moveTo().isEmpty()) {
            return PlanAction.MOVE;
        }
        if (!finding.obstacle().isEmpty()) {
            return PlanAction.CONFLICT;
        }
        if (!finding.rosId().isEmpty()) {
            return PlanAction.SET;
        }
        return !free && finding.isToBeDrawn() ? PlanAction.WAITING : PlanAction.ADD;
    }

    private static Optional<PlanAction> retagged(Finding finding) {
        boolean isCommentOnly = !finding.fields().isEmpty()
                && finding.fields().stream().allMatch(one -> one.field().equals("comment"));
        return isCommentOnly && finding.kind() != DriftClass.ACCEPTED && finding.kind() != DriftClass.DEMARC_BEHIND
                ? Optional.of(PlanAction.SET)
                : Optional.empty();
    }

    private static Optional<PlanAction> tidied(Finding finding) {
        return switch (finding.kind()) {
            case ORPHAN, DUPLICATE, WRONG_ROUTER ->
                Optional.of(finding.observed() == null ? PlanAction.CONFLICT : PlanAction.REMOVE);
            case UNUSED_PROFILE -> Optional.of(PlanAction.REMOVE);
            default -> Optional.empty();
        };
    }
}
