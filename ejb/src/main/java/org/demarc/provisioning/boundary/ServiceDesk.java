package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.provisioning.entity.TimelineKind;

/** The services of all sources and how far their accounts are, for people and programs. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class ServiceDesk {

    private static final int RECENT = 20;
    private static final int SOURCES = 500;
    private static final int PLANS = 2_000;
    private static final int IN_ONE_PIECE = 10_000;

    @Inject
    Accounts accounts;

    @Inject
    Orders orders;

    @Inject
    Timeline timeline;

    @Inject
    AddressBook book;

    @Inject
    Evaluations evaluations;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Sortable by service, client, plan, device, account, desired, state, updated. */
    public Page<AccountLine> list(AccountFilter filter, PageRequest page) {
        return accounts.list(filter, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SERVICE} */
    public AccountLine one(ServiceKey service) {
        return accounts.line(service)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + service));
    }

    /** What the service holds: two addresses during a move. */
    public List<HeldAddress> addresses(ServiceKey service) {
        return book.heldBy(service);
    }

    /** The newest orders. */
    public List<Order> orders(ServiceKey service) {
        return orders.ofAccount(one(service).id(), RECENT);
    }

    /**
     * Newest first, sortable by at; the filter looks at texts and correlations.
     *
     * @param kind name of a {@link TimelineKind} in any case, empty for all
     * @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER}
     */
    public Page<TimelineEntry> timeline(ServiceKey service, String kind, PageRequest page) {
        return timeline.page(service, known(kind), page);
    }

    private static String known(String kind) {
        String word = kind.strip().toUpperCase(Locale.ROOT);
        List<String> kinds =
                Arrays.stream(TimelineKind.values()).map(TimelineKind::name).toList();
        if (!word.isEmpty() && !kinds.contains(word)) {
            throw ListProblem.BAD_FILTER.because("kind: " + kind + " is not one of "
                    + String.join(", ", kinds).toLowerCase(Locale.ROOT));
        }
        return word;
    }

    /**
     * The timeline in one piece.
     *
     * @param entries newest first; the newest 10,000 where there are more
     * @param total how many there are
     */
    public record History(List<TimelineEntry> entries, long total) {

        public boolean isCut() {
            return total > entries.size();
        }
    }

    /** The timeline in one piece, as far as that is sensible. */
    public History history(ServiceKey service) {
        List<TimelineEntry> newest = timeline.newest(service, IN_ONE_PIECE);
        return new History(newest, newest.size() < IN_ONE_PIECE ? newest.size() : timeline.count(service));
    }

    /** Services on routers that are a subscriber's, the surest matches first. */
    public List<Accounts.OfSubscriber> ofSubscriber(long subscriberId) {
        return accounts.ofSubscriber(subscriberId);
    }

    /** Subscribers of billings that the service matches, the surest first. */
    @Requires(Permission.SUBSCRIBERS_VIEW)
    public List<Accounts.Customer> customersOf(ServiceKey service) {
        return accounts.customersOf(service);
    }

    /** How many accounts are in each state. */
    public List<Accounts.Count> states() {
        return accounts.countByState();
    }

    /** Sources that have services, in order; at most 500. */
    public List<String> sources() {
        return accounts.sources(SOURCES);
    }

    /** Plans that services have, in order; at most 2,000. */
    public List<String> plans() {
        return accounts.plans(PLANS);
    }

    /** The services of a list, looked at again: what is under way, empty for nothing. */
    public Optional<JobRun> evaluation() {
        return jobs.open(EvaluateJob.KIND, "");
    }

    /** The newest {@link #evaluateAll}, under way or over. */
    public Optional<JobRun> lastEvaluation() {
        return jobs.latest(EvaluateJob.KIND, "", 1).stream().findFirst();
    }

    /**
     * Has all services of a list looked at again, as a job.
     *
     * @param text what the list looks for, as {@link PageRequest#filter()}
     * @throws org.demarc.ProblemException when such a job is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun evaluateAll(AccountFilter filter, String text) {
        String by = caller.caller().login();
        JobRun run = jobs.start(EvaluateJob.KIND, "", JobOrder.text(new EvaluateJob.Order(filter, text, by)));
        audit.record("service:evaluated", "job_run", run.id(), null, filter);
        return run;
    }

    /** Ends {@link #evaluation()} after the service that it is working on; nothing happens where there is none. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void stopEvaluation() {
        evaluation().ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("service:stopped", "job_run", run.id(), null, null);
        });
    }

    /**
     * Has the service looked at again now, against what its source says now.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SERVICE} when no source serves it
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void evaluate(ServiceKey service) {
        evaluations.ask(service, caller.caller().login());
        audit.record("service:evaluated", "service", service, null, null);
    }
}
