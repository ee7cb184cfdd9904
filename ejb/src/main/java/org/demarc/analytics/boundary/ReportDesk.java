package org.demarc.analytics.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.demarc.analytics.entity.Reports;
import org.demarc.device.boundary.Sight;

/** Reports over the network, limited to the devices that the caller sees. */
@Stateless
@Requires(Permission.ANALYTICS)
public class ReportDesk {

    @Inject
    Reports reports;

    @Inject
    ReportRules rules;

    @Inject
    Sight sight;

    /** A page of a report as it is now. */
    public Page<ReportRow> page(Report report, PageRequest request) {
        return reports.page(report, request, rules.bounds(), sight.groups());
    }

    /** How many rows each report had when it was last counted, some minutes ago at most. */
    public Map<Report, Long> counts() {
        return reports.counts(sight.groups());
    }
}
