package org.demarc.addressing.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Ledger;
import org.demarc.addressing.entity.LedgerInterval;
import org.demarc.addressing.entity.LedgerQuestion;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/** Who had which address when. Every question is written down with who asked and why (ucrm-routeros.md 7.5). */
@Stateless
@Requires(Permission.IP_LEDGER_VIEW)
public class LedgerDesk {

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int PART = 1000;

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

    /**
     * A page of everybody who had the address, newest first unless sorted by {@code from, to, service, client}.
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#REASON_REQUIRED}
     */
    public Page<LedgerInterval> history(Ipv4 address, Instant from, Instant to, String reason, PageRequest page) {
        record("history of " + address + " from " + from + " to " + to + behind(page), reason);
        return ledger.history(SPACE, address, from, to, page);
    }

    /**
     * A page of the addresses that a service had, as {@link #history}.
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#REASON_REQUIRED}
     */
    public Page<LedgerInterval> ofService(ServiceKey service, String reason, PageRequest page) {
        record("addresses of service " + service + behind(page), reason);
        return ledger.ofService(service, page);
    }

    private static String behind(PageRequest page) {
        return page.offset() == 0 ? "" : ", behind the first " + page.offset();
    }

    /** Gives the intervals behind this one, newest first; the first ones for null, none when there are no more. */
    public interface Intervals {

        List<LedgerInterval> behind(@Nullable LedgerInterval last);
    }

    /**
     * Everybody who had the address, without an end; asked and written down once.
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#REASON_REQUIRED}
     */
    public Intervals wholeHistory(Ipv4 address, Instant from, Instant to, String reason) {
        record("table of the history of " + address + " from " + from + " to " + to, reason);
        return last -> ledger.historyBehind(SPACE, address, from, to, last, PART);
    }

    /**
     * All addresses of a service, without an end; asked and written down once.
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#REASON_REQUIRED}
     */
    public Intervals allOfService(ServiceKey service, String reason) {
        record("table of the addresses of service " + service, reason);
        return last -> ledger.ofServiceBehind(service, last, PART);
    }

    /** Who asked what and why: for who may read the audit log. */
    @Requires(Permission.AUDIT_VIEW)
    public Page<LedgerQuestion> questions(PageRequest page) {
        return ledger.questions(page);
    }

    private void record(String what, String reason) {
        if (reason.isBlank()) {
            throw AddressingProblem.REASON_REQUIRED.because("no reason given");
        }
        ledger.recordQuery(caller.caller().login(), what, reason.strip());
    }
}
