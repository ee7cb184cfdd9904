package org.demarc.provisioning.entity;

import org.jspecify.annotations.Nullable;

/**
 * A row on a router that has to go although its service lives elsewhere now.
 *
 * @param sealedApplied the row as it was, or was about to be
 * @param address of the row; stays taken as long as the row is there, empty where it has none
 * @param moveId the move it ends, null for none
 */
public record Cleanup(
        long id,
        long accountId,
        long routerId,
        String reason,
        String sealedApplied,
        String address,
        @Nullable Long moveId) {}
