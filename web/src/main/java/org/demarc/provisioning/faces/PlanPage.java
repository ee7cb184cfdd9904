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
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.boundary.PlanDesk;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.PlanAction;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.PlanRowState;
import org.demarc.provisioning.entity.PlanState;
import org.demarc.provisioning.entity.Plans;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One bulk change: its counts, every single row, and the word to begin. */
@Named
@ViewScoped
public class PlanPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PlanDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String action = "";
    private String reason = "";
    private @Nullable Integer count;
    private transient @Nullable PagedModel<PlanRow> rows;
    private transient @Nullable PagedModel<PlanRouter> routers;

    @PostConstruct
    void open() {
        id = PageParameters.number("id")
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_PLAN.because("no dry run is named"));
        desk.one(id);
    }

    public BulkPlan getPlan() {
        return steady.of("plan", () -> desk.one(id));
    }

    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> desk.progress(id));
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    public boolean isWorking() {
        return getPlan().state().isWorking();
    }

    public boolean isReady() {
        return getPlan().state() == PlanState.READY && getWrites() > 0;
    }

    /** What the plan would do on each router. */
    public PagedModel<PlanRouter> getRouters() {
        if (routers == null) {
            routers = new PagedModel<>(page -> desk.routers(id, page), router -> Long.toString(router.routerId()));
        }
        return routers;
    }

    /** Why a list of the plan is empty: that all is as it should be is only said where all of it was read. */
    public String getNothing() {
        if (getPlan().state() == PlanState.READING) {
            return texts.get("provisioning.planReading");
        }
        if (getPlan().readAt() == null) {
            return texts.get("provisioning.planNotRead");
        }
        return texts.get(isReadWhole() ? "provisioning.noPlanRows" : "provisioning.planReadInPart");
    }

    private boolean isReadWhole() {
        return steady.of("readWhole", () -> desk.routers(id).stream()
                .allMatch(router -> router.message().isEmpty()));
    }

    public List<Accounts.Count> getResults() {
        return getPlan().appliedAt() == null ? List.of() : steady.of("results", () -> desk.results(id));
    }

    public int getWrites() {
        return steady.of("writes", () -> desk.writes(id));
    }

    /** Which limits the plan goes beyond, in words. */
    public String getBeyond() {
        return steady.of("beyond", () -> String.join("; ", desk.exceeded(id)));
    }

    public PagedModel<PlanRow> getRows() {
        if (rows == null) {
            rows = new PagedModel<>(
                    page -> desk.rows(id, new Plans.Filter(action, "", 0), page), row -> Long.toString(row.id()));
        }
        return rows;
    }

    public List<FieldDifference> fields(PlanRow row) {
        return DifferenceJson.fields(row.fieldsJson());
    }

    public String style(PlanAction which) {
        return switch (which) {
            case ADD -> "dc-good";
            case SET, MOVE, WAITING -> "dc-warn";
            case REMOVE, CONFLICT -> "dc-bad";
        };
    }

    public String rowStyle(PlanRowState state) {
        return switch (state) {
            case DONE -> "dc-good";
            case FAILED -> "dc-bad";
            case BASE_CHANGED, WAITING, ORDERED -> "dc-warn";
            case PLANNED -> "dc-quiet";
        };
    }

    public void apply() {
        Integer typed = count;
        desk.apply(id, typed == null ? 0 : typed, reason);
        say(texts.get("provisioning.applying"));
    }

    public boolean isApplying() {
        return getPlan().state() == PlanState.APPLYING;
    }

    public boolean isPaused() {
        return getPlan().state() == PlanState.PAUSED;
    }

    public void pause() {
        desk.pause(id);
        say(texts.get("provisioning.pausing"));
    }

    public void resume() {
        desk.resume(id);
        say(texts.get("provisioning.applying"));
    }

    public void stop() {
        desk.stop(id);
        say(texts.get("provisioning.stopping"));
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    public List<String> getActions() {
        return Arrays.stream(PlanAction.values()).map(PlanAction::name).toList();
    }

    public String getAction() {
        return action;
    }

    public void setAction(@Nullable String given) {
        action = given != null && getActions().contains(given) ? given : "";
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String given) {
        reason = given == null ? "" : given;
    }

    public @Nullable Integer getCount() {
        return count;
    }

    public void setCount(@Nullable Integer given) {
        count = given;
    }
}
