package org.demarc.provisioning.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a router with Demarc and the billings.
 *
 * @param state QUEUED, RUNNING, DONE or FAILED
 * @param crmReadAt when the billings were read; for those without an interface when they last told something
 * @param accounts of Demarc on the router
 * @param sessions that were open
 * @param inSync accounts about which all agree
 * @param countsJson JSON object: rows by class
 */
public record DriftRun(
        long id,
        long routerId,
        String routerName,
        String state,
        String cause,
        String message,
        @Nullable Instant crmReadAt,
        @Nullable Instant demarcReadAt,
        @Nullable Instant routerReadAt,
        int accounts,
        int sessions,
        int inSync,
        String countsJson,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** All that {@code state} can be, in the order of a report's life. */
    public static final List<String> STATES = List.of("QUEUED", "RUNNING", "DONE", "FAILED");

    public boolean isOpen() {
        return state.equals("QUEUED") || state.equals("RUNNING");
    }
}
