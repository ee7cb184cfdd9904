package org.demarc.provisioning.entity;

/** What an entry of a service's timeline tells (ucrm-routeros.md 9.3). */
public enum TimelineKind {
    WEBHOOK,
    VERIFIED,
    REJECTED,
    REFRESHED,
    LINKED,
    DECIDED,
    ADDRESS,
    COMMAND,
    RESULT,
    KICKED,
    MOVE,
    DRIFT,
    OPERATOR,
    /** Another program asked for something. */
    REQUEST
}
