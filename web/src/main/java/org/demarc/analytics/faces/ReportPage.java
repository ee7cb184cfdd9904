package org.demarc.analytics.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** One of the reports: {@code ?report=bad-signals}. */
@Named("networkReports")
@ViewScoped
public class ReportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Set<Report> WITH_VALUE =
            EnumSet.of(Report.BAD_SIGNALS, Report.BAD_SFPS, Report.FADING_SIGNALS, Report.BUSY_LINKS);
    private static final Set<Report> WITH_COUNT =
            EnumSet.of(Report.DUPLICATE_IDENTS, Report.DUPLICATE_MACS, Report.FLAPPING_ONUS, Report.RESTLESS_ONUS);
    private static final Set<Report> WITH_STATE = EnumSet.of(
            Report.DUPLICATE_IDENTS, Report.BAD_SIGNALS, Report.BAD_SFPS, Report.FLAPPING_ONUS, Report.RESTLESS_ONUS);

    @Inject
    ReportDesk desk;

    @Inject
    CallerView caller;

    @Inject
    OnuRegister onus;

    private final Steady steady = new Steady();
    private Report report = Report.BAD_SIGNALS;
    private transient @Nullable PagedModel<ReportRow> model;

    @PostConstruct
    void open() {
        report = PageParameters.text("report").flatMap(Report::withKey).orElse(Report.BAD_SIGNALS);
    }

    public PagedModel<ReportRow> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.page(report, request),
                    row -> row.deviceId() + "-" + row.interfaceId() + "-" + row.subject());
        }
        return model;
    }

    /** Rows by report as last counted; none for who may not see reports. */
    public Map<Report, Long> getCounts() {
        return caller.may("analytics") ? steady.of("counts", desk::counts) : Map.of();
    }

    public List<Report> getReports() {
        return List.of(Report.values());
    }

    public Report getReport() {
        return report;
    }

    public boolean isWithValue() {
        return WITH_VALUE.contains(report);
    }

    public boolean isWithBefore() {
        return report == Report.FADING_SIGNALS;
    }

    public boolean isWithCount() {
        return WITH_COUNT.contains(report);
    }

    public boolean isWithState() {
        return WITH_STATE.contains(report);
    }

    /** Whether the row's ONU may be one that is there no more. */
    public boolean isForgetting() {
        return report == Report.DUPLICATE_IDENTS
                && (caller.may("device_iface_management") || caller.may("device_management"));
    }

    /** The row comes back when its device reports the ONU again. */
    public void forget(long onuId) {
        onus.forget(onuId);
    }

    public boolean isWithInterface() {
        return report != Report.SILENT_DEVICES;
    }

    public boolean isWithSubject() {
        return report != Report.UNNAMED_PORTS;
    }
}
