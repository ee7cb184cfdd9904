package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.Limits;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRun;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.boundary.Settings;

/**
 * Compares every router on a schedule, and when all are compared repairs what may be repaired without a person, within the limits
 * of each router and of all together (ucrm-routeros.md 8.1, 8.3). One run goes on in the whole cluster at a time.
 */
@ApplicationScoped
public class ReconcileJob implements Job {

    static final String KIND = "provisioning-reconcile";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Inject
    Fleet fleet;

    @Inject
    DriftRuns runs;

    @Inject
    DriftBook book;

    @Inject
    DriftDecisions decisions;

    @Inject
    Registers registers;

    @Inject
    RouterDirectory routers;

    @Inject
    Accounts accounts;

    @Inject
    Orders orders;

    @Inject
    WorkBell bell;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Reconcile all routers";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "20 */6 * * *"));
    }

    /** Parameters: {@code router} for one router's row, {@code routers} for some; without them all. */
    @Override
    public void run(JobProgress progress) throws Exception {
        List<Long> all = meant(JSON.readTree(progress.run().parameters()));
        progress.at(0, all.size() + 1L, "reading the billings");
        Registers.Book billings = registers.read("", true);
        Tally tally = new Tally();
        List<DriftRun> compared = new ArrayList<>();
        for (long router : all) {
            progress.goOn();
            progress.at(++tally.routers, all.size() + 1L, tally.words());
            compared(router, billings, tally, progress).ifPresent(compared::add);
            tryAgain(router, tally);
        }
        repair(compared, billings, tally, progress);
        progress.report(Map.of(
                "routers",
                tally.routers,
                "unread",
                tally.unread,
                "repaired",
                tally.repaired,
                "held",
                tally.held,
                "again",
                tally.again));
        progress.at(all.size() + 1L, all.size() + 1L, tally.words());
    }

    private List<Long> meant(JsonNode parameters) {
        List<Long> some = new ArrayList<>();
        parameters.path("routers").forEach(router -> some.add(router.asLong()));
        if (parameters.path("router").asLong() != 0) {
            some.add(parameters.path("router").asLong());
        }
        return some.isEmpty() ? fleet.routers() : some;
    }

    private static final class Tally {

        private int routers;
        private int unread;
        private int repaired;
        private int held;
        private int again;

        String words() {
            return "%d routers, %d not read, %d repairs, %d routers beyond the limits, %d refused orders tried again"
                    .formatted(routers, unread, repaired, held, again);
        }
    }

    /** A router at which the comparison fails keeps the others from nothing. */
    private Optional<DriftRun> compared(long router, Registers.Book billings, Tally tally, JobProgress progress) {
        try {
            return compare(router, billings, tally, progress);
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault;
            }
            ProvisioningLog.LOG.notCompared(router, fault);
            tally.unread++;
            return Optional.empty();
        }
    }

    private Optional<DriftRun> compare(long router, Registers.Book billings, Tally tally, JobProgress progress) {
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("");
        runs.giveUp(router, progress.run().id());
        Optional<Long> id = name.isEmpty() ? Optional.empty() : runs.queue(router, name, "reconciler");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (book.carryOut(id.get(), router, billings) instanceof RouterReports.Outcome.NotRead) {
            tally.unread++;
            return Optional.empty();
        }
        return runs.withId(id.get());
    }

    /** A router that is beyond its own limits is left alone, and keeps the others from nothing; beyond those of all together all are. */
    private void repair(List<DriftRun> compared, Registers.Book billings, Tally tally, JobProgress progress)
            throws JobStopped {
        Limits limits = settings.of(DriftSettings.class).limits();
        List<Limits.Blast> blasts = compared.stream()
                .map(run -> DriftDesk.blast(run, repairable(run, billings)))
                .toList();
        List<Limits.Blast> all = new ArrayList<>(blasts);
        if (isOfReturned(progress) && blasts.stream().anyMatch(Limits.Blast::isAny)) {
            all.addAll(stillOpenElsewhere(compared, billings));
        }
        List<String> together = limits.exceededByOthers(all);
        for (int i = 0; i < compared.size(); i++) {
            progress.goOn();
            Limits.Blast blast = blasts.get(i);
            List<String> own = limits.exceededBy(blast);
            repair(compared.get(i), own.isEmpty() && blast.isAny() ? together : own, billings, tally);
        }
    }

    /** Not a run for some routers that a person started: he is the one whom all of them wait for. */
    private static boolean isOfReturned(JobProgress progress) {
        return progress.run().source().equals(ComparedOnReturn.SOURCE);
    }

    /**
     * What the other routers needed when they were compared last and have not got: while all wait together for a person, none is repaired
     * only because it was away. A report counts although its router could not be read since, or an outage would release one after the other.
     */
    private List<Limits.Blast> stillOpenElsewhere(List<DriftRun> compared, Registers.Book billings) {
        Set<Long> here = compared.stream().map(DriftRun::routerId).collect(Collectors.toSet());
        return runs.newest().stream()
                .filter(run -> !here.contains(run.routerId()))
                .map(run -> DriftDesk.blast(run, stillOpen(run, billings)))
                .toList();
    }

    /** What the router refused may be possible now (ucrm-routeros.md 5.6, 6.4): a row that was left behind goes in the end. */
    private void tryAgain(long router, Tally tally) {
        try {
            int again = orders.tryRefusedAgain(router);
            if (again > 0) {
                tally.again += again;
                bell.ring(router);
            }
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault;
            }
            ProvisioningLog.LOG.notTriedAgain(
                    router, fault); // somebody ordered anew at this moment: the other routers are not to wait
        }
    }

    private List<DriftRow> repairable(DriftRun run, Registers.Book billings) {
        if (runs.latest(run.routerId())
                .filter(newest -> newest.id() == run.id())
                .isEmpty()) {
            return List.of(); // somebody compares the router anew, or has decided by a newer report
        }
        return stillOpen(run, billings);
    }

    /**
     * What may be repaired without a person, and was not worked on since the comparison began: the other routers take their time. What the
     * router would refuse is not ordered, as with a bulk plan, and does not count.
     */
    private List<DriftRow> stillOpen(DriftRun run, Registers.Book billings) {
        Set<DriftClass> classes = classes(settings.of(DriftSettings.class).driftRepair());
        Set<ServiceKey> leftAlone = new HashSet<>(accounts.adoptedDifferentOn(run.routerId()));
        leftAlone.addAll(accounts.changedOn(run.routerId(), run.createdAt()));
        return runs.undecided(run.id(), DriftRuns.Many.ALL, DriftBulkJob.MOST).stream()
                .filter(row -> classes.contains(row.kind()))
                .filter(row -> !row.obstructed())
                .filter(row -> !row.hasService() || !leftAlone.contains(new ServiceKey(row.source(), row.service())))
                .filter(row -> !billings.incomplete().contains(row.source()))
                .toList();
    }

    private void repair(DriftRun run, List<String> exceeded, Registers.Book billings, Tally tally) {
        if (!exceeded.isEmpty()) {
            runs.remark(run.id(), "nothing was repaired, that goes beyond the limits: " + String.join("; ", exceeded));
            tally.held++;
            return;
        }
        for (DriftRow row : repairable(run, billings)) {
            try {
                decisions.carryOut(
                        row, new DriftDecisions.Decision(DriftDecisions.Action.REPAIR, "reconciler", "", ""));
                tally.repaired++;
            } catch (ProblemException refusal) {
                ProvisioningLog.LOG.debugf("row %d is not repaired: %s", row.id(), refusal.getMessage());
            }
        }
    }

    static Set<DriftClass> classes(String text) {
        Set<DriftClass> classes = EnumSet.noneOf(DriftClass.class);
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .flatMap(word -> Arrays.stream(DriftClass.values())
                        .filter(kind -> kind.name().equalsIgnoreCase(word)))
                .forEach(classes::add);
        return classes;
    }
}
