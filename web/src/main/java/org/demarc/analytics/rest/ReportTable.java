package org.demarc.analytics.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.ListProblem;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;

/** A report over the network as a table. */
@ApplicationScoped
public class ReportTable implements TableSource {

    private static final int MOST = 100_000;

    @Inject
    ReportDesk desk;

    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<String> filters() {
        return List.of("report");
    }

    @Override
    public Table<ReportRow> open(TableQuery query) {
        String key = query.text("report");
        Report report = Report.withKey(key == null ? "" : key)
                .orElseThrow(() -> ListProblem.BAD_FILTER.because("report: " + key + " is not known"));
        return Table.ofPages(report.key(), MOST, offset -> desk.page(report, query.page(offset)))
                .with("device", ReportRow::deviceName)
                .with("address", ReportRow::address)
                .with("interface", ReportRow::interfaceName)
                .with("subject", ReportRow::subject)
                .with("value", ReportRow::value)
                .with("before", ReportRow::before)
                .with("count", ReportRow::count)
                .with("at", ReportRow::at)
                .with("state", ReportRow::state);
    }
}
