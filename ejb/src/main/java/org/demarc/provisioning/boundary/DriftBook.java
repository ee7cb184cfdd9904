package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.Finding;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.DriftState;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** Carries out a run of the drift report and stores what it found. */
@Dependent
public class DriftBook {

    private static final int TOLD_AT_ONCE = 1000;

    private final DriftRuns runs;
    private final RouterReports reports;
    private final Story story;
    private final Transactions transactions;

    @Inject
    public DriftBook(DriftRuns runs, RouterReports reports, Story story, Transactions transactions) {
        this.runs = runs;
        this.reports = reports;
        this.story = story;
        this.transactions = transactions;
    }

    /**
     * Compares one router.
     *
     * @return what was found; or why nothing was
     */
    public RouterReports.Outcome carryOut(long runId, long routerId, Registers.Book book) {
        runs.begin(runId);
        try {
            RouterReports.Outcome outcome = reports.of(reports.router(routerId), book.bySource());
            if (outcome instanceof RouterReports.Outcome.Read read) {
                store(runId, read, book);
            } else if (outcome instanceof RouterReports.Outcome.NotRead notRead) {
                runs.fail(runId, notRead.why());
            }
            return outcome;
        } catch (RuntimeException fault) {
            runs.fail(runId, "a fault of Demarc");
            throw fault;
        }
    }

    private void store(long runId, RouterReports.Outcome.Read read, Registers.Book book) {
        Map<String, Integer> counts = read.result().findings().stream()
                .collect(Collectors.toMap(finding -> finding.kind().name(), finding -> 1, Integer::sum, TreeMap::new));
        List<DriftRow> rows =
                read.result().findings().stream().map(DriftBook::row).toList();
        transactions.run(() -> {
            runs.add(runId, rows);
            tell(runId);
            runs.finish(
                    runId,
                    new DriftRuns.Result(
                            read.crmReadAt(),
                            read.demarcReadAt(),
                            read.snapshot().readAt(),
                            read.managed(),
                            read.snapshot().sessions().size(),
                            read.result().inSync(),
                            DifferenceJson.write(counts),
                            book.remarksOn(read.sources())));
        });
    }

    /** Timelines tell what was found, in sets, and what is found again unchanged once (UR-73). */
    private void tell(long runId) {
        List<DriftRow> news = runs.news(runId, 0, TOLD_AT_ONCE);
        while (!news.isEmpty()) {
            story.tell(news.stream().map(DriftBook::line).toList());
            news = runs.news(runId, news.get(news.size() - 1).id(), TOLD_AT_ONCE);
        }
    }

    private static Timeline.Line line(DriftRow row) {
        Phrase kind = Phrase.word("provisioning.drift", row.kind());
        String fields = DifferenceJson.words(row.fieldsJson());
        Phrase said = fields.isEmpty()
                ? Told.FOUND_ALL.with(kind, row.routerName())
                : Told.FOUND.with(kind, row.routerName(), fields);
        return Story.line(
                new ServiceKey(row.source(), row.service()), TimelineKind.DRIFT, said, DriftDecisions.correlation(row));
    }

    private static DriftRow row(Finding finding) {
        AppliedAccount observed = finding.observed();
        return new DriftRow(
                0,
                0,
                0,
                "",
                finding.kind(),
                finding.source(),
                finding.serviceId(),
                finding.clientName(),
                finding.planName(),
                finding.accountKind().name(),
                finding.key(),
                finding.address(),
                finding.rosId(),
                finding.comment(),
                finding.lease().status(),
                finding.lease().activeAddress(),
                DifferenceJson.write(finding.fields()),
                finding.note(),
                finding.kicks(),
                !finding.obstacle().isEmpty(),
                finding.base(),
                observed == null || !finding.kind().isRepairable() ? null : SealedJson.seal(observed),
                DriftState.OPEN,
                "",
                null);
    }
}
