package org.demarc.provisioning.entity;

import org.jspecify.annotations.Nullable;

/**
 * A row on a router that has to go although its service lives elsewhere now.
 *
 * @param sealedApplied the row as it was, or was about to be
 * @param address freed when the row is gone, empty when it is still in use
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
