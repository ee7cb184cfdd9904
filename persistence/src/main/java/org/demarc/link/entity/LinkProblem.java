package org.demarc.link.entity;

import org.demarc.ProblemType;

/** Refusals of links. */
public enum LinkProblem implements ProblemType {
    UNKNOWN_LINK(404, "There is no such link"),
    LINK_EXISTS(409, "The link is there already"),
    UPLINK_TAKEN(409, "The device has another uplink that a person chose"),
    UPLINK_LOOP(409, "The way up would lead back to the device"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    SAME_DEVICE(422, "A link needs two devices"),
    BAD_END(422, "The interface is not one of the device");

    private final int status;
    private final String title;

    LinkProblem(int status, String title) {
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
