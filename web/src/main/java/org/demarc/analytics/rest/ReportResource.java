package org.demarc.analytics.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.AnalyticsProblem;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports over the whole network. */
@Path("analytics")
@Tag(name = "analytics")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource implements RestResource {

    @Inject
    ReportDesk desk;

    /** A report and how many rows it had some minutes ago. */
    public record Counted(String report, long rows) {}

    @GET
    @Operation(summary = "The reports with how many rows each had when it was last counted")
    public List<Counted> reports() {
        Map<Report, Long> rowsByReport = desk.counts();
        return Arrays.stream(Report.values())
                .map(report -> new Counted(report.key(), rowsByReport.getOrDefault(report, 0L)))
                .toList();
    }

    @GET
    @Path("{report}")
    @Operation(
            summary =
                    "A report: duplicate-idents, duplicate-macs, bad-signals, bad-sfps, fading-signals, flapping-onus, restless-onus, busy-links, unnamed-ports, silent-devices")
    public Page<ReportRow> report(@PathParam("report") String key, @BeanParam Paging paging) {
        return desk.page(named(key), paging.request());
    }

    private static Report named(String key) {
        return Report.withKey(key).orElseThrow(() -> AnalyticsProblem.UNKNOWN_REPORT.because(key));
    }
}
