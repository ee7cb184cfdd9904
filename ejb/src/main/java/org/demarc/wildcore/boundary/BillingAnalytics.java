package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.demarc.wildcore.control.DoubledIdent;
import org.demarc.wildcore.control.DoubledMac;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.entity.DoubledIdents;

/** What is known in several places, for billings (wildcore-mikbill.md 7.4). */
@ApplicationScoped
@Requires(Permission.ANALYTICS)
public class BillingAnalytics {

    private static final int MOST = 20_000;

    @Inject
    DoubledIdents idents;

    @Inject
    ReportDesk reports;

    @Inject
    CurrentUser caller;

    public List<DoubledIdent> idents() {
        return DoubledIdent.of(idents.places(Seen.groups(caller)), text());
    }

    /** MACs that are active behind several ports which lead to no other device. */
    public List<DoubledMac> macs() {
        Map<String, List<ReportRow>> rowsByMac = new LinkedHashMap<>();
        long total = 1;
        for (long offset = 0; offset < total && offset < MOST; offset += PageRequest.MAX_LIMIT) {
            var page =
                    reports.page(Report.DUPLICATE_MACS, new PageRequest(PageRequest.MAX_LIMIT, offset, "", false, ""));
            total = page.total();
            page.items().forEach(row -> rowsByMac
                    .computeIfAbsent(row.subject(), mac -> new ArrayList<>())
                    .add(row));
        }
        LocalText text = text();
        return rowsByMac.entrySet().stream()
                .map(one -> DoubledMac.of(one.getKey(), one.getValue(), text))
                .toList();
    }

    private static LocalText text() {
        return new LocalText(ZoneId.systemDefault(), Instant.now());
    }
}
