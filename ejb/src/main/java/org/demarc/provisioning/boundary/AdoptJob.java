package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.AdoptionMatch;
import org.demarc.provisioning.control.AdoptionMatch.Candidate;
import org.demarc.provisioning.control.AdoptionMatch.TakeOver;
import org.demarc.provisioning.control.AdoptionMatching;
import org.demarc.provisioning.control.ProvisioningSettings;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterLease;
import org.demarc.provisioning.control.RouterRow;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.AdoptionState;
import org.demarc.provisioning.entity.Adoptions;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the rows that people approved, or gives back what was taken over; its source is the adoption's row. Everything
 * is read once more before, and a row that has changed is left alone.
 */
@ApplicationScoped
public class AdoptJob implements Job {

    static final String KIND = "provisioning-adopt";
    static final int MOST = 100_000;

    private static final int REFUSALS_IN_A_ROW = 5;
    private static final int ROWS_PER_LEASE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MS = 200;

    @Inject
    Adoptions adoptions;

    @Inject
    AdoptionBook book;

    @Inject
    Adopter adopter;

    @Inject
    Registers registers;

    @Inject
    Accounts accounts;

    @Inject
    RouterReports reports;

    @Inject
    RouterLease leases;

    @Inject
    Holders holders;

    @Inject
    WorkBell bell;

    @Inject
    Settings settings;

    @Inject
    AuditLog audit;

    /** What the job gets. */
    public record Order(boolean undo, String by) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Adopt rows of a router";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Adoption adoption =
                adoptions.withId(Long.parseLong(progress.run().source())).orElseThrow();
        Order order = JobOrder.of(progress.run(), Order.class);
        RouterAccess router = reports.router(adoption.routerId()).access();
        Tally tally = new Tally();
        try {
            if (order.undo()) {
                giveBack(adoption, router, order.by(), progress, tally);
            } else {
                adopt(adoption, router, progress, tally);
            }
        } finally {
            adoptions.reopen(adoption.id());
            progress.report(tally.counts);
        }
        progress.at(tally.rows, tally.rows, tally.words());
    }

    /** How it went so far. */
    private static final class Tally {

        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private int rows;
        private int refusedInARow;

        void count(AdoptionState state) {
            rows++;
            counts.merge(state.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            refusedInARow = state == AdoptionState.REFUSED ? refusedInARow + 1 : 0;
        }

        boolean isTooMuch() {
            return refusedInARow >= REFUSALS_IN_A_ROW;
        }

        String words() {
            return counts.isEmpty()
                    ? "nothing to do"
                    : String.join(
                            ", ",
                            counts.entrySet().stream()
                                    .map(one -> one.getValue() + " " + one.getKey())
                                    .toList());
        }
    }

    private void adopt(Adoption adoption, RouterAccess router, JobProgress progress, Tally tally) throws Exception {
        List<AdoptionRow> rows = adoptions.inState(adoption.id(), AdoptionState.APPROVED, MOST);
        progress.at(0, rows.size(), "reading the billings once more");
        Map<ServiceKey, Long> wishNumbers =
                accounts.wishNumbers(rows.stream().map(AdoptJob::service).toList());
        Registers.Book billings = registers.read(router.adoptsFrom(), false);
        progress.goOn();
        progress.at(0, rows.size(), "reading " + router.name() + " once more");
        AdoptionBook.Outcome outcome = book.look(router.id(), billings);
        if (outcome instanceof AdoptionBook.Outcome.NotRead notRead) {
            rows.forEach(row -> adoptions.settle(row.id(), AdoptionState.REFUSED, notRead.why()));
            throw new IllegalStateException(router.name() + ": " + notRead.why());
        }
        Map<String, AdoptionMatch> now = AdoptionMatching.bySubject(
                ((AdoptionBook.Outcome.Found) outcome).result().matches());
        onRouter(router, rows, progress, tally, row -> {
            long wishNumber = wishNumbers.getOrDefault(service(row), 0L);
            AdoptionState state =
                    adopt(new Adopter.Approved(adoption, router, row, wishNumber), now.get(row.subject()));
            if (state == AdoptionState.ADOPTED) {
                audit.record(
                        "adoption:adopted",
                        "adoption_row",
                        row.id(),
                        Map.of("router", router.name(), "account", row.naturalKey(), "comment", row.comment()),
                        Map.of("by", row.said(), "service", row.source() + "/" + row.service()));
            }
            return state;
        });
    }

    private static ServiceKey service(AdoptionRow row) {
        return new ServiceKey(row.source(), row.service());
    }

    private AdoptionState adopt(Adopter.Approved approved, @Nullable AdoptionMatch now) {
        boolean isAsRead = now != null && (now.base().equals(approved.row().base()) || isTaggedAlready(now, approved));
        Optional<Candidate> candidate = now == null || !isAsRead
                ? Optional.empty()
                : now.candidates().stream()
                        .filter(one -> one.wish().service().equals(approved.service()))
                        .findFirst();
        Optional<TakeOver> takeOver = now == null ? Optional.empty() : candidate.flatMap(now::takenOverBy);
        return candidate.isEmpty() || takeOver.isEmpty()
                ? adopter.settled(approved, AdoptionState.CHANGED, "not as it was read: read the router again")
                : adopter.adopt(approved, candidate.get(), takeOver.get());
    }

    /** A node died after it had written the tag and before it could say so. */
    private static boolean isTaggedAlready(AdoptionMatch now, Adopter.Approved approved) {
        RouterRow row = now.row();
        return row != null
                && AccountTag.in(row.comment())
                        .filter(tag -> tag.source().equals(approved.row().source())
                                && tag.serviceId().equals(approved.row().service()))
                        .isPresent();
    }

    private void giveBack(Adoption adoption, RouterAccess router, String by, JobProgress progress, Tally tally)
            throws Exception {
        List<AdoptionRow> rows = adoptions.inState(adoption.id(), AdoptionState.ADOPTED, MOST);
        onRouter(router, rows, progress, tally, row -> {
            AdoptionState state = adopter.giveBack(new Adopter.Approved(adoption, router, row, 0), by);
            audit.record(
                    "adoption:undone",
                    "adoption_row",
                    row.id(),
                    Map.of("router", router.name(), "service", row.source() + "/" + row.service()),
                    Map.of("by", by, "state", state));
            return state == AdoptionState.UNDONE ? state : AdoptionState.REFUSED;
        });
    }

    /** What is done with each row. */
    private interface Step {
        AdoptionState take(AdoptionRow row);
    }

    /** One writer per router in the whole cluster: others get their turn after every few rows. */
    private void onRouter(RouterAccess router, List<AdoptionRow> rows, JobProgress progress, Tally tally, Step step)
            throws Exception {
        String holder = holders.enter();
        try {
            for (int from = 0; from < rows.size(); from += ROWS_PER_LEASE) {
                List<AdoptionRow> few = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_LEASE));
                awaitLease(router, holder, progress);
                try {
                    for (AdoptionRow row : few) {
                        progress.goOn();
                        tally.count(step.take(row));
                        progress.at(tally.rows, rows.size(), tally.words());
                        if (tally.isTooMuch()) {
                            throw new IllegalStateException("stopped by itself: " + tally.words());
                        }
                    }
                } finally {
                    leases.release(router.id(), holder);
                    bell.ring(router.id());
                }
            }
        } finally {
            holders.leave(holder);
        }
    }

    private void awaitLease(RouterAccess router, String holder, JobProgress progress) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (!leases.take(
                router.id(), holder, settings.of(ProvisioningSettings.class).lease())) {
            progress.goOn();
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("other work on " + router.name() + " takes long");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }
}
