package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.provisioning.control.DriftSettings;
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
 * Compares every router on a schedule and repairs what may be repaired without a person, within the limits
 * (ucrm-routeros.md 8.1, 8.3). One run goes on in the whole cluster at a time.
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
        Registers.Book billings = registers.read("");
        Tally tally = new Tally();
        for (long router : all) {
            progress.goOn();
            progress.at(++tally.routers, all.size() + 1L, tally.words());
            reconcile(router, billings, tally);
        }
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

    private void reconcile(long router, Registers.Book billings, Tally tally) {
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("");
        runs.giveUp(router);
        Optional<Long> id = name.isEmpty() ? Optional.empty() : runs.queue(router, name, "reconciler");
        if (id.isEmpty()) {
            return;
        }
        if (book.carryOut(id.get(), router, billings) instanceof RouterReports.Outcome.NotRead) {
            tally.unread++;
        } else {
            repair(runs.withId(id.get()).orElseThrow(), billings, tally);
            tryAgain(router, tally);
        }
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

    private void repair(DriftRun run, Registers.Book billings, Tally tally) {
        Set<DriftClass> classes = classes(settings.of(DriftSettings.class).driftRepair());
        Set<ServiceKey> asFound = accounts.adoptedDifferentOn(run.routerId());
        List<DriftRow> rows = runs.undecided(run.id(), DriftRuns.Many.ALL, DriftBulkJob.MOST).stream()
                .filter(row -> classes.contains(row.kind()))
                .filter(row -> !row.hasService() || !asFound.contains(new ServiceKey(row.source(), row.service())))
                .filter(row -> !billings.incomplete().contains(row.source()))
                .toList();
        List<String> exceeded = settings.of(DriftSettings.class).limits().exceededBy(DriftDesk.blast(run, rows));
        if (!exceeded.isEmpty()) {
            runs.remark(run.id(), "nothing was repaired, that goes beyond the limits: " + String.join("; ", exceeded));
            tally.held++;
            return;
        }
        for (DriftRow row : rows) {
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
