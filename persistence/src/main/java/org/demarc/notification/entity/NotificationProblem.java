package org.demarc.notification.entity;

import org.demarc.ProblemType;

/** Refusals about channels, contacts, templates and messages. */
public enum NotificationProblem implements ProblemType {
    UNKNOWN_CHANNEL(404, "There is no such channel"),
    UNKNOWN_CONTACT(404, "There is no such contact"),
    UNKNOWN_DELIVERY(404, "There is no such message"),
    UNKNOWN_USER(422, "There is no such user"),
    BAD_CHANNEL(422, "The channel cannot be used"),
    BAD_CONTACT(422, "The contact cannot be used"),
    BAD_TEMPLATE(422, "The template cannot be used"),
    CHANNEL_NAME_TAKEN(409, "A channel has this name already"),
    CHANNEL_IN_USE(409, "Contacts are told by this channel"),
    CONTACT_EXISTS(409, "The user has this contact already"),
    CHANGED_MEANWHILE(409, "Somebody else has changed it meanwhile"),
    NOT_SENT(502, "The message was not taken"),
    NOT_TO_BE_SENT_AGAIN(409, "This message cannot be sent again");

    private final int status;
    private final String title;

    NotificationProblem(int status, String title) {
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
