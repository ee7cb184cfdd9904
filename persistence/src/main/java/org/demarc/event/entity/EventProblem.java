package org.demarc.event.entity;

import org.demarc.ProblemType;

/** Refusals about events and their rules. */
public enum EventProblem implements ProblemType {
    UNKNOWN_EVENT(404, "There is no such event"),
    UNKNOWN_RULE(404, "There is no such rule"),
    BAD_TIME(422, "Not a time"),
    BAD_RULE(422, "The rule cannot be used"),
    OTHERS_DEVICES(403, "The rule is about devices of others"),
    BUILTIN_RULE(409, "Rules that Demarc brings along can be switched off, not deleted"),
    RULE_CHANGED(409, "Somebody else has changed the rule meanwhile"),
    PREVIEW_TOO_LONG(422, "It takes too long to look what the rule would find"),
    PREVIEW_UNDER_WAY(429, "Somebody else looks what a rule would find");

    private final int status;
    private final String title;

    EventProblem(int status, String title) {
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
