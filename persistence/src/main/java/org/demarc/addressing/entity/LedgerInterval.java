package org.demarc.addressing.entity;

import java.time.Instant;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * Who had an address from when to when.
 *
 * @param id rises with every interval of the ledger
 * @param from the moment a router confirmed the row
 * @param to the moment its removal was confirmed, null while it lasts
 * @param releasePending whether it was given up, but a router may still have it
 */
public record LedgerInterval(
        long id,
        Ipv4 address,
        ServiceKey service,
        LedgerFacts facts,
        Origin origin,
        Instant from,
        @Nullable Instant to,
        boolean releasePending) {}
