package org.demarc.provisioning.entity;

import org.demarc.Wording;

/** What timelines of services tell. */
public enum Told implements Wording {
    CONFIRMED("the CRM confirms it"),
    /** Hook, why not. */
    UNCONFIRMED("{0} is not confirmed yet: {1}"),
    /** Hook, why not. */
    NEVER_CONFIRMED("{0} was not confirmed for a day and is given up: {1}"),
    /** Hook, why. */
    FORGED("{0} is forged: {1}"),
    NOT_ISSUED("the CRM does not know this event"),
    ISSUED_OTHERWISE("the CRM shows another event under this uuid"),
    OUTDATED("older than what was applied already"),
    /** Status, plan. */
    PRESENT("status {0}, plan \"{1}\""),
    /** What differs. */
    HOOK_DIFFERS("the hook said otherwise than the CRM says now: {0}"),
    UNKNOWN_TO_CRM("the CRM does not know it any more"),
    DELETED("the hook says that it was deleted"),
    ENDED("the hook says that it ended"),
    NOT_KNOWN("it is not known"),
    /** The older service. */
    FOLLOWS("follows service {0}"),
    /** The newer service. */
    FOLLOWED_BY("is followed by service {0}"),
    /** Attribute. */
    PASSWORD_MADE("a password was made and written to attribute {0} of the CRM"),
    /** Why. */
    PASSWORD_NOT_MADE("no password was made: {0}"),
    /** Address, attribute. */
    ADDRESS_WRITTEN("address {0} was written to attribute {1} of the CRM"),
    /** Attribute, why. */
    ADDRESS_NOT_WRITTEN("the address was not written to attribute {0} of the CRM: {1}"),
    /** Address, router. */
    ADDRESS_GIVEN("address {0} is its address on {1}"),
    NOTHING_TO_CHANGE("nothing to change"),
    /** Router. */
    TO_SERVE("to be in service on {0}"),
    /** Router. */
    TO_STOP("to be out of service on {0}"),
    /** Router. */
    TO_REMOVE("to be removed from {0}"),
    /** Why. */
    HELD("held: {0}"),
    /** Why. */
    SUSPENDED_BY("suspended by {0}"),
    /** Why. */
    RESUMED_BY("resumed by {0}"),
    /** State, reason. */
    BECAUSE("{0}: {1}"),
    /** State, reason, more about it. */
    BECAUSE_DETAILED("{0}: {1} ({2})"),
    /** State, router, address, what was done. */
    SHOWN("{0} on {1} with {2}: {3}"),
    /** State, router, what was done. */
    SHOWN_WITHOUT_ADDRESS("{0} on {1}: {2}"),
    /** How many. */
    SESSIONS_REMOVED("{0} session(s) removed"),
    /** The newer service. */
    HANDED_OVER("handed over to service {0}"),
    /** The older service. */
    TOOK_OVER("took over from service {0}"),
    /** From router, to router. */
    SWITCHED_OVER("switched over from {0} to {1}"),
    /** Reason. */
    CLEAN_UP_FAILED("clean-up: {0}"),
    /** Reason, more about it. */
    CLEAN_UP_FAILED_DETAILED("clean-up: {0} ({1})"),
    /** Router. */
    CLEANED_UP("cleaned up on {0}"),
    /** Order, login. */
    ORDER_RESENT("order {0} sent again by {1}"),
    /** Order, login. */
    ORDER_CANCELLED("order {0} cancelled by {1}"),
    /** Action, request. */
    REQUESTED("{0} asked for by request {1}"),
    /** Action, request, who. */
    REQUESTED_BY("{0} asked for by request {1} ({2})"),
    /** Login. */
    EVALUATION_ASKED("evaluation asked for by operator {0}"),
    /** Action, login. */
    CHANGE_ASKED("{0} asked for by operator {1}"),
    /** Action, login, reason. */
    CHANGE_ASKED_BECAUSE("{0} asked for by operator {1}: {2}"),
    /** Action, login, why not. */
    CHANGE_REFUSED("{0} asked for by operator {1} is not possible: {2}"),
    /** Kind, router, what differs. */
    FOUND("{0} on {1}: {2}"),
    /** Kind, router. */
    FOUND_ALL("{0} on {1}"),
    /** Kind, router, cause. */
    REPAIR("{0} on {1}: repair by {2}"),
    /** Router. */
    TAKEN_AS_APPLIED("what {0} shows is taken as applied"),
    /** Router, fields, who. */
    ACCEPTED("accepted what {0} shows: {1} ({2})"),
    /** Kind, router, who. */
    IGNORED("{0} on {1} is ignored ({2})"),
    /** Plan, login. */
    PLAN_APPLIED("plan {0} applied by {1}"),
    /** Field, login. */
    FORGOTTEN("the accepted value of {0} is forgotten by {1}"),
    /** Row, router, who, comment. */
    ADOPTED("row {0} on {1} is taken over by {2}; its comment was \"{3}\""),
    HAD_ITS_TAG("had its tag already"),
    TAGGED("tagged"),
    /** Row, router, who. */
    ADOPTION_UNDONE("the adoption of row {0} on {1} is undone by {2}"),
    /** Login, address, device, plan, status. */
    IMPORTED("import of the predecessor by {0}: address {1} on device {2}, plan {3}, status {4}");

    private final String pattern;

    Told(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "provisioning.told";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
