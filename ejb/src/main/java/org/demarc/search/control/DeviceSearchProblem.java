package org.demarc.search.control;

import org.demarc.ProblemType;

/** Refusals of a search on devices. */
public enum DeviceSearchProblem implements ProblemType {
    BAD_MAC(422, "This is no MAC address"),
    BAD_IP(422, "This is no IPv4 address"),
    TOO_MANY_DEVICES(422, "Too many devices are to be asked at once"),
    NO_DEVICES(422, "There is no device to ask");

    private final int status;
    private final String title;

    DeviceSearchProblem(int status, String title) {
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
