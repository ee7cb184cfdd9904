package org.demarc.provisioning.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a router that is to be taken over.
 *
 * @param state READING, READY or FAILED
 * @param crmReadAt when the billings were read
 * @param managed rows that were Demarc's own already
 */
public record Adoption(
        long id,
        long routerId,
        String routerName,
        String state,
        String message,
        String requestedBy,
        @Nullable Instant crmReadAt,
        @Nullable Instant routerReadAt,
        int managed,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** All that {@code state} can be, in the order of an adoption's life. */
    public static final List<String> STATES = List.of("READING", "READY", "FAILED");

    public boolean isReading() {
        return state.equals("READING");
    }

    public boolean isReady() {
        return state.equals("READY");
    }
}
