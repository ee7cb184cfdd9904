package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.AdoptionClass;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.AdoptionState;
import org.demarc.provisioning.entity.Adoptions;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;

/** Taking over routers that have accounts already, for people and programs (UR-74). Reading writes nothing to a router. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class AdoptionDesk {

    @Inject
    Adoptions adoptions;

    @Inject
    RouterReports reports;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first; {@code routerId} 0 and an empty state for all. */
    public Page<Adoption> list(long routerId, String state, PageRequest page) {
        return adoptions.list(routerId, StateWord.of(Adoption.STATES, state), page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ADOPTION} */
    public Adoption one(long id) {
        return adoptions
                .withId(id)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_ADOPTION.because("no adoption " + id));
    }

    public Page<AdoptionRow> rows(long id, Adoptions.Filter filter, PageRequest page) {
        one(id);
        return adoptions.rows(id, filter, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ADOPTION} */
    public AdoptionRow row(long id, long rowId) {
        return adoptions
                .row(id, rowId)
                .orElseThrow(
                        () -> ProvisioningProblem.UNKNOWN_ADOPTION.because("no row " + rowId + " in adoption " + id));
    }

    /** How many rows of each class are in each state. */
    public List<Adoptions.Tally> tallies(long id) {
        return adoptions.tallies(id);
    }

    /** How far reading, taking over or undoing is; empty when nothing is under way. */
    public Optional<JobRun> progress(long id) {
        String source = Long.toString(id);
        return jobs.open(AdoptJob.KIND, source).or(() -> jobs.open(AdoptionJob.KIND, source));
    }

    /** How the last taking over or undoing ended; empty when there was none. */
    public Optional<JobRun> lastWork(long id) {
        return jobs.latest(AdoptJob.KIND, Long.toString(id), 1).stream().findFirst();
    }

    /**
     * Reads a router and finds out whose its rows are.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ROUTER}, {@link ProvisioningProblem#ADOPTION_RUNNING}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Adoption start(long routerId) {
        String router = reports.router(routerId).access().name();
        adoptions.giveUp(routerId);
        long id = adoptions
                .begin(routerId, router, caller.caller().login())
                .orElseThrow(() -> ProvisioningProblem.ADOPTION_RUNNING.because(router + " is being read already"));
        jobs.start(AdoptionJob.KIND, Long.toString(id), "{}");
        audit.record("adoption:read", "router", routerId, null, Map.of("adoption", id));
        return one(id);
    }

    /**
     * Approves rows, all of a class, or everything that is clear: they get their tags, as a job.
     *
     * @param rows by id; empty for all of the class
     * @param kind name of the rows' class; empty for any that need not be approved one by one
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#ADOPTION_RUNNING}, {@link ProvisioningProblem#NOT_ADOPTABLE} when there is
     *     nothing to approve, or the class has to be approved one by one
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun approve(long id, List<Long> rows, String kind) {
        Adoption adoption = ready(id);
        if (!kind.isEmpty()) {
            requireTogether(kind);
        }
        int approved = adoptions.approve(id, rows, kind, caller.caller().login());
        if (approved == 0) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because("no such row is open");
        }
        JobRun job = begin(adoption, false);
        audit.record("adoption:approved", "adoption", id, null, Map.of("rows", approved, "class", kind));
        return job;
    }

    private static void requireTogether(String kind) {
        AdoptionClass one = Arrays.stream(AdoptionClass.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProvisioningProblem.NOT_ADOPTABLE.because("there is no class " + kind));
        if (one.isOneByOne() || !one.isApprovable()) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because(
                    one.isApprovable() ? one + " is approved row by row" : one + " is nothing to take over");
        }
    }

    /**
     * Approves one row.
     *
     * @param service the service, {@code source/id}, where several fit; empty for the one that fits
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#WHICH_SERVICE}, {@link ProvisioningProblem#NOT_ADOPTABLE},
     *     {@link ProvisioningProblem#ALREADY_DECIDED}, {@link ProvisioningProblem#ADOPTION_RUNNING}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun approveOne(long id, long rowId, String service) {
        Adoption adoption = ready(id);
        AdoptionRow row = row(id, rowId);
        if (!row.kind().isApprovable()) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because(row.naturalKey() + " is " + row.kind());
        }
        AdoptionCandidate chosen = chosen(row, service);
        boolean isApproved = adoptions.approve(
                rowId,
                new ServiceKey(chosen.source(), chosen.service()),
                chosen.client(),
                chosen.plan(),
                caller.caller().login());
        if (!isApproved) {
            throw ProvisioningProblem.ALREADY_DECIDED.because("row " + rowId + " is " + row.state());
        }
        JobRun job = begin(adoption, false);
        audit.record(
                "adoption:approved",
                "adoption_row",
                rowId,
                Map.of("kind", row.kind(), "account", row.naturalKey()),
                Map.of("service", chosen.name()));
        return job;
    }

    private static AdoptionCandidate chosen(AdoptionRow row, String service) {
        List<AdoptionCandidate> all = AdoptionCandidate.read(row.candidatesJson());
        if (service.isBlank() && all.size() == 1) {
            return all.get(0);
        }
        return all.stream()
                .filter(one -> one.name().equals(service.strip()))
                .findFirst()
                .orElseThrow(() -> ProvisioningProblem.WHICH_SERVICE.because("one of "
                        + String.join(
                                ", ", all.stream().map(AdoptionCandidate::name).toList())));
    }

    /**
     * Writes the former comments back, and forgets the accounts, as a job.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_ADOPTABLE} when nothing was taken over,
     *     {@link ProvisioningProblem#ADOPTION_RUNNING}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun undo(long id) {
        Adoption adoption = ready(id);
        if (adoptions.inState(id, AdoptionState.ADOPTED, 1).isEmpty()) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because("nothing of adoption " + id + " is taken over");
        }
        JobRun job = begin(adoption, true);
        audit.record("adoption:undo", "adoption", id, null, null);
        return job;
    }

    private JobRun begin(Adoption adoption, boolean undo) {
        return jobs.start(
                AdoptJob.KIND,
                Long.toString(adoption.id()),
                JobOrder.text(new AdoptJob.Order(undo, caller.caller().login())));
    }

    private Adoption ready(long id) {
        Adoption adoption = one(id);
        if (!adoption.isReady()) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because("adoption " + id + " is " + adoption.state());
        }
        if (progress(id).isPresent()) {
            throw ProvisioningProblem.ADOPTION_RUNNING.because(
                    "rows of " + adoption.routerName() + " are being taken over");
        }
        return adoption;
    }

    /**
     * Stops what is under way after the row that is being worked on.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_ADOPTABLE} when nothing is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Adoption stop(long id) {
        JobRun job = progress(id)
                .orElseThrow(
                        () -> ProvisioningProblem.NOT_ADOPTABLE.because("nothing is under way for adoption " + id));
        jobs.stop(job.id());
        audit.record("adoption:stopped", "adoption", id, null, null);
        return one(id);
    }
}
