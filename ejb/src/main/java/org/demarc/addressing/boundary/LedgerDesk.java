package org.demarc.addressing.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Ledger;
import org.demarc.addressing.entity.LedgerInterval;
import org.demarc.provisioning.entity.ServiceKey;

/** Who had which address when. Every question is written down with who asked and why (ucrm-routeros.md 7.5). */
@Stateless
@Requires(Permission.IP_LEDGER_VIEW)
public class LedgerDesk {

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int LIMIT = 1000;

    @Inject
    Ledger ledger;

    @Inject
    CurrentUser caller;

    /**
     * Who had an address at an instant.
     *
     * @param holder the interval that holds the instant
     * @param lastBefore the last one that ended before it
     */
    public record Holder(Optional<LedgerInterval> holder, Optional<LedgerInterval> lastBefore) {}

    /**
     * @param reason why the caller wants to know
     * @throws org.demarc.ProblemException {@link AddressingProblem#REASON_REQUIRED}
     */
    public Holder holder(Ipv4 address, Instant at, String reason) {
        record("holder of " + address + " at " + at, reason);
        return new Holder(ledger.holderAt(SPACE, address, at), ledger.lastBefore(SPACE, address, at));
    }

    /** Newest first, at most 1,000. */
    public List<LedgerInterval> history(Ipv4 address, Instant from, Instant to, String reason) {
        record("history of " + address + " from " + from + " to " + to, reason);
        return ledger.history(SPACE, address, from, to, LIMIT);
    }

    /** Newest first, at most 1,000. */
    public List<LedgerInterval> ofService(ServiceKey service, String reason) {
        record("addresses of service " + service, reason);
        return ledger.ofService(service, LIMIT);
    }

    private void record(String what, String reason) {
        if (reason.isBlank()) {
            throw AddressingProblem.REASON_REQUIRED.because("no reason given");
        }
        ledger.recordQuery(caller.caller().login(), what, reason.strip());
    }
}
