package org.demarc.analytics.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.analytics.entity.OnuCounts;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.Reports;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;

/** Counts ONUs and what the reports find, so that dashboards need not. */
@ApplicationScoped
public class ReportCountJob implements Job {

    /** Kind of this job. */
    public static final String KIND = "analytics-count";

    @Inject
    Reports reports;

    @Inject
    ReportRules rules;

    @Inject
    OnuCounts counts;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Count what the reports find";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "15 */10 * * * *"));
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Report[] all = Report.values();
        Map<String, Long> rowsByReport = new LinkedHashMap<>();
        for (Report report : all) {
            progress.goOn();
            progress.at(rowsByReport.size(), all.length, Phrase.word("analytics.report", report.name()));
            rowsByReport.put(report.key(), reports.count(report, rules.bounds()));
        }
        reports.countBadSignals(rules.bounds());
        counts.keep(Instant.now());
        progress.report(rowsByReport);
        progress.at(all.length, all.length, "");
    }
}
