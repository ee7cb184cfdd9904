package org.demarc.provisioning.entity;

import org.demarc.ProblemType;

/** Refusals of provisioning. */
public enum ProvisioningProblem implements ProblemType {
    UNKNOWN_SERVICE(404, "There is no such service"),
    UNKNOWN_ORDER(404, "There is no such order"),
    UNKNOWN_STATE(400, "There is no such state"),
    NOT_ON_DEAD_LETTER_LIST(409, "Only a refused, failed or dead order can be sent again"),
    NOT_WAITING(409, "Only an order that waits can be cancelled"),
    CLEANUP_STAYS(409, "A clean-up is over when its row is gone"),
    UNKNOWN_REQUEST(404, "There is no such request"),
    REQUEST_REFUSED(422, "The request was refused"),
    UNKNOWN_MESSAGE(404, "There is no such refused message"),
    MESSAGE_SETTLED(409, "The message was sent again or discarded already"),
    MESSAGE_NOT_KEPT(409, "The message was not kept"),
    UNKNOWN_SOURCE(404, "There is no such source of services"),
    SOURCE_TAKEN(409, "There is a source with this code already"),
    INVALID_SOURCE(422, "The source cannot be used like this"),
    SOURCE_IN_USE(409, "Accounts of the source are on routers"),
    UNKNOWN_ROUTER(404, "There is no such router"),
    UNKNOWN_REPORT(404, "There is no such drift report or row"),
    REPORT_RUNNING(409, "The router is being compared already"),
    NOT_REPAIRABLE(409, "Nothing can be repaired here"),
    NOT_ACCEPTABLE(409, "The router's value cannot be accepted"),
    ALREADY_DECIDED(409, "Something was decided about this row already"),
    REASON_NEEDED(400, "A reason is needed"),
    NOTHING_CHOSEN(409, "There is nothing here that this could be done to"),
    LIST_CHANGED(409, "The list has changed meanwhile"),
    NO_OVERRIDE(404, "There is no accepted value of this field"),
    UNKNOWN_PLAN(404, "There is no such dry run"),
    BAD_SCOPE(400, "This is nothing that a dry run can be about"),
    PLAN_NOT_READY(409, "The dry run cannot be applied"),
    NEEDS_OVERRIDE(409, "The change goes beyond the limits"),
    UNKNOWN_ADOPTION(404, "There is no such adoption or row"),
    ADOPTION_RUNNING(409, "The router is being read or taken over already"),
    NOT_ADOPTABLE(409, "The row cannot be taken over like this"),
    WHICH_SERVICE(400, "Say which service it is"),
    UNKNOWN_BILLING(404, "There is no such billing source"),
    INVALID_RULE(422, "The rule cannot work like this"),
    RULE_HOLDS(409, "The rule still holds services"),
    RULE_CHANGED(409, "Somebody else changed the rule meanwhile");

    private final int status;
    private final String title;

    ProvisioningProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
