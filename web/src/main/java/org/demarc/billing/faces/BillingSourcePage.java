package org.demarc.billing.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.billing.boundary.BillingDesk;
import org.demarc.billing.entity.BillingProblem;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.Finding;
import org.demarc.job.entity.JobRun;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** One billing source: its runs, how far the newest is, what each found. */
@Named
@ViewScoped
public class BillingSourcePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int RUNS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    BillingDesk desk;

    @Inject
    HttpServletRequest request;

    private final Steady steady = new Steady();
    private long id;
    private long shownRun;
    private String forcedBecause = "";
    private transient @Nullable PagedModel<Finding> findings;

    @PostConstruct
    void readId() {
        String given = request.getParameter("id");
        if (given == null || !given.matches("\\d{1,18}")) {
            throw BillingProblem.SOURCE_UNKNOWN.because("no source " + given);
        }
        id = Long.parseLong(given);
    }

    public BillingSource getSource() {
        return steady.of("source", () -> desk.source(id));
    }

    public List<JobRun> getRuns() {
        return steady.of("runs", () -> desk.runs(id, PageRequest.first(RUNS)).items());
    }

    /** The run whose report is shown: the one that was clicked, else the newest. */
    public @Nullable JobRun getRun() {
        if (shownRun == 0) {
            return lastRun();
        }
        return steady.of("run" + shownRun, () -> desk.runOf(id, shownRun));
    }

    public int getPercent() {
        return RunShare.percent(getRun());
    }

    public boolean isWorking() {
        JobRun last = lastRun();
        return last != null && last.state().isOpen();
    }

    private @Nullable JobRun lastRun() {
        return steady.ofAny("last", () -> desk.lastRun(id));
    }

    /** A figure of the shown run's report, by its path; a dash while there is none. */
    public String figure(String path) {
        JobRun run = getRun();
        if (run == null || run.report() == null) {
            return "–";
        }
        try {
            JsonNode value = JSON.readTree(run.report()).at(path);
            return value.isMissingNode() ? "–" : value.asText();
        } catch (JsonProcessingException broken) {
            return "–";
        }
    }

    public PagedModel<Finding> getFindings() {
        if (findings == null) {
            findings = new PagedModel<>(
                    page -> {
                        JobRun run = getRun();
                        return run == null
                                ? new org.demarc.Page<>(List.of(), 0, page.limit(), page.offset())
                                : desk.findings(id, run.id(), page);
                    },
                    finding -> Long.toString(finding.position()));
        }
        return findings;
    }

    public void show(long run) {
        shownRun = run;
        findings = null;
    }

    public void start() {
        begin(false, "");
    }

    public void startDry() {
        begin(true, "");
    }

    public void startForced() {
        begin(false, forcedBecause);
        forcedBecause = "";
    }

    public void stop() {
        desk.lastRun(id).filter(run -> run.state().isOpen()).ifPresent(run -> desk.stop(id, run.id()));
    }

    private void begin(boolean dryRun, String because) {
        desk.run(id, dryRun, because);
        shownRun = 0;
        findings = null;
    }

    public String getForcedBecause() {
        return forcedBecause;
    }

    public void setForcedBecause(String forcedBecause) {
        this.forcedBecause = forcedBecause;
    }
}
