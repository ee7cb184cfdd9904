package org.demarc.job.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.job.boundary.JobControl;
import org.demarc.job.entity.JobRun;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.PrettyJson;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Runs of long work: the list that follows them, start, stop, and the report of one; {@code ?q=} filters the list. */
@Named
@ViewScoped
public class JobsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JobControl jobs;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<JobRun> model;
    private String kind = "";
    private String source = "";
    private String title = "";
    private String report = "";

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public void start() {
        jobs.start(kind, source, "{}");
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("job.started"), ""));
    }

    public void stop(JobRun run) {
        jobs.stop(run.id());
    }

    public void show(JobRun run) {
        title = run.kind() + " " + run.source() + " " + run.id();
        report = PrettyJson.of(jobs.run(run.id()).report());
    }

    /** Done in percent; 100 where nothing is left to do, 0 while the whole is unknown. */
    public long percent(JobRun run) {
        Long total = run.total();
        if (total == null || total <= 0) {
            return run.state() == JobRun.State.DONE ? 100 : 0;
        }
        return Math.min(100, 100 * run.progress() / total);
    }

    public String colour(JobRun run) {
        return switch (run.state()) {
            case DONE -> "dc-good";
            case FAILED -> "dc-bad";
            case STOPPED, SKIPPED -> "dc-warn";
            case QUEUED, RUNNING -> "";
        };
    }

    public boolean open(JobRun run) {
        return run.state().isOpen();
    }

    public List<JobControl.JobKind> getKinds() {
        return jobs.kinds();
    }

    public PagedModel<JobRun> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> jobs.page(request), run -> Long.toString(run.id()));
        }
        return model;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public String getSource() {
        return source;
    }

    public void setSource(@Nullable String source) {
        this.source = source == null ? "" : source.strip();
    }

    public String getTitle() {
        return title;
    }

    public String getReport() {
        return report;
    }
}
