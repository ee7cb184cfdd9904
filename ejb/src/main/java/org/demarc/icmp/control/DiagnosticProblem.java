package org.demarc.icmp.control;

import org.demarc.ProblemType;

/** Refusals of pings and traces. */
public enum DiagnosticProblem implements ProblemType {
    BAD_TARGET(422, "This is no IP address"),
    NO_ICMP(409, "This server cannot send ICMP"),
    NO_TRACEROUTE(409, "This server has no traceroute"),
    BUSY(503, "Too many pings at once"),
    ROUTER_FAILED(502, "The router did not do it");

    private final int status;
    private final String title;

    DiagnosticProblem(int status, String title) {
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
