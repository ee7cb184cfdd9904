package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.boundary.DriftDecisions;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRun;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.DriftState;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One drift report: what differs, and what somebody decides about it. */
@Named
@ViewScoped
public class ReportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DriftDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String kind = "";
    private String state = DriftState.OPEN.name();
    private String action = DriftDecisions.Action.REPAIR.name();
    private long chosen;
    private String chosenName = "";
    private int meant;
    private long others;
    private String beyond = "";
    private String reason = "";
    private String until = "";
    private @Nullable Integer count;
    private transient @Nullable PagedModel<DriftRow> rows;

    @PostConstruct
    void open() {
        id = PageParameters.number("id")
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_REPORT.because("no report is named"));
        desk.one(id);
    }

    public DriftRun getRun() {
        return steady.of("run", () -> desk.one(id));
    }

    /** What is under way for the report, null for nothing. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> desk.progress(id));
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    public boolean isWorking() {
        return getRun().isOpen() || getWork() != null;
    }

    /** Rows by class. */
    public Map<String, Integer> getCounts() {
        return DifferenceJson.counts(getRun().countsJson());
    }

    public PagedModel<DriftRow> getRows() {
        if (rows == null) {
            rows = new PagedModel<>(
                    page -> desk.rows(id, new DriftRuns.Filter(kind, state), page), row -> Long.toString(row.id()));
        }
        return rows;
    }

    public List<FieldDifference> fields(DriftRow row) {
        return DifferenceJson.fields(row.fieldsJson());
    }

    public List<String> getKinds() {
        return Arrays.stream(DriftClass.values()).map(DriftClass::name).toList();
    }

    public List<String> getStates() {
        return Arrays.stream(DriftState.values()).map(DriftState::name).toList();
    }

    /** How a class looks: what asks for a person is red. */
    public String style(DriftClass which) {
        return switch (which) {
            case ALL_DIFFER, ROUTER_DRIFT, MISSING_ON_ROUTER, DUPLICATE, ADDRESS_CLASH, DANGLING_REFERENCE -> "dc-bad";
            case CRM_AHEAD, DEMARC_BEHIND, MISSING_IN_CRM, ORPHAN, UNUSED_PROFILE, WRONG_ROUTER -> "dc-warn";
            case ACCEPTED, IN_SYNC -> "dc-good";
            case FOREIGN, NOT_DUE, BUSY -> "dc-quiet";
        };
    }

    /** Asks for the decision about one row. */
    public void begin(String what, DriftRow row) {
        ask(what);
        chosen = row.id();
        chosenName = row.naturalKey();
        meant = 1;
        others = 0;
        beyond = "";
    }

    /** Asks for the decision about all that the list shows and about which something can be decided. */
    public void beginAll(String what) {
        ask(what);
        DriftDesk.Meant found = desk.meant(id, many(), DriftDecisions.Action.valueOf(action));
        meant = found.rows();
        others = found.others();
        beyond = String.join("; ", found.exceeded());
    }

    private void ask(String what) {
        action = DriftDecisions.Action.valueOf(what).name();
        chosen = 0;
        chosenName = "";
        reason = "";
        until = "";
        count = null;
    }

    private DriftRuns.Many many() {
        return new DriftRuns.Many(List.of(), kind, state, getRows().getText());
    }

    /** Carries the decision out. */
    public void decide() {
        DriftDecisions.Action what = DriftDecisions.Action.valueOf(action);
        if (chosen != 0) {
            desk.decide(id, chosen, what, reason, until);
            say(texts.get("provisioning.decided"));
        } else {
            Integer typed = count;
            desk.decideAll(id, many(), what, reason, until, typed == null ? 0 : typed);
            say(texts.get("provisioning.deciding"));
        }
    }

    /** Compares the router anew. */
    public String compare() {
        return "/ui/provisioning/report?faces-redirect=true&id="
                + desk.start(getRun().routerId()).id();
    }

    /** Ends what is under way. */
    public void stop() {
        desk.stop(id);
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    public long getId() {
        return id;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String value) {
        kind = value != null && getKinds().contains(value) ? value : "";
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String value) {
        state = value != null && getStates().contains(value) ? value : "";
    }

    public String getAction() {
        return action;
    }

    public String getChosenName() {
        return chosenName;
    }

    public int getMeant() {
        return meant;
    }

    /** How many more rows the list shows, about which something was decided already. */
    public long getOthers() {
        return others;
    }

    /** Which limits the decision goes beyond, in words. */
    public String getBeyond() {
        return beyond;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String value) {
        reason = value == null ? "" : value;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String value) {
        until = value == null ? "" : value;
    }

    public @Nullable Integer getCount() {
        return count;
    }

    public void setCount(@Nullable Integer value) {
        count = value;
    }
}
