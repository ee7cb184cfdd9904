package org.demarc.schedule.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.demarc.schedule.boundary.ScheduleBook;
import org.demarc.schedule.entity.Schedule;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** What runs when: the list with next and last run, run now, and one form. */
@Named
@ViewScoped
public class SchedulesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOMENTS = 5;

    @Inject
    ScheduleBook book;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<Schedule> model;
    private String key = "";
    private int version;
    private String cron = "";
    private boolean enabled;
    private Schedule.MissedPolicy missedPolicy = Schedule.MissedPolicy.RUN_ONCE;
    private String parameters = "{}";
    private List<Instant> moments = List.of();

    public void edit(Schedule schedule) {
        key = schedule.key();
        version = schedule.version();
        cron = schedule.cron();
        enabled = schedule.enabled();
        missedPolicy = schedule.missedPolicy();
        parameters = schedule.parameters();
        preview();
    }

    public void preview() {
        moments = book.preview(cron, MOMENTS);
    }

    public void save() {
        book.change(key, new ScheduleBook.Change(cron, enabled, missedPolicy, parameters, version));
    }

    public void runNow(Schedule schedule) {
        book.runNow(schedule.key());
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("schedule.runs"), ""));
    }

    public PagedModel<Schedule> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> book.page(request), Schedule::key);
        }
        return model;
    }

    public Schedule.MissedPolicy[] getPolicies() {
        return Schedule.MissedPolicy.values();
    }

    public String getKey() {
        return key;
    }

    public List<Instant> getMoments() {
        return moments;
    }

    public String getCron() {
        return cron;
    }

    public void setCron(@Nullable String cron) {
        this.cron = cron == null ? "" : cron.strip();
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public Schedule.MissedPolicy getMissedPolicy() {
        return missedPolicy;
    }

    public void setMissedPolicy(Schedule.MissedPolicy missedPolicy) {
        this.missedPolicy = missedPolicy;
    }

    public String getParameters() {
        return parameters;
    }

    public void setParameters(@Nullable String parameters) {
        this.parameters = parameters == null || parameters.isBlank() ? "{}" : parameters.strip();
    }
}
