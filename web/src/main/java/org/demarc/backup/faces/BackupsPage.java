package org.demarc.backup.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.entity.Backup;
import org.demarc.backup.entity.BackupOutcome;
import org.demarc.job.entity.JobRun;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The configurations of all devices: when saved, how it went, when changed; saving many, and searching for a line. */
@Named
@ViewScoped
public class BackupsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    BackupDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Backup> model;
    private List<Backup> chosen = new ArrayList<>();
    private String state = "";
    private String line = "";
    private boolean missing;
    private transient BackupDesk.@Nullable Found found;

    @PostConstruct
    void open() {
        state = PageParameters.text("state").orElse("");
    }

    public PagedModel<Backup> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, state, null), row -> Long.toString(row.deviceId()));
        }
        return model;
    }

    public boolean isFiltered() {
        return !state.isEmpty() || !getModel().getText().isEmpty();
    }

    /** The style of an outcome. */
    public String colour(@Nullable BackupOutcome outcome) {
        return outcome == null
                ? "dc-quiet"
                : outcome.isSaved() ? "dc-good" : outcome == BackupOutcome.NO_CONSOLE ? "dc-quiet" : "dc-bad";
    }

    /** How it stands, in a word: the outcome, or why there is none. */
    public String outcome(Backup row) {
        if (row.isOpen()) {
            return texts.get(row.working() ? "backup.working" : "backup.asked");
        }
        if (!row.hasConsole()) {
            return texts.get("backup.outcome.NO_CONSOLE");
        }
        return row.outcome() == null
                ? texts.get(row.wanted() ? "backup.never" : "backup.notWanted")
                : texts.word("backup.outcome", row.outcome());
    }

    public void saveChosen() {
        desk.saveMany(chosen.stream().map(Backup::deviceId).toList());
        chosen = new ArrayList<>();
        say("backup.savingMany");
    }

    public void saveAll() {
        desk.saveMany(null);
        say("backup.savingMany");
    }

    public void stop() {
        desk.stop();
    }

    public @Nullable JobRun getRun() {
        return steady.ofAny("run", desk::lastRun);
    }

    public boolean isWorking() {
        JobRun run = getRun();
        return run != null && run.state().isOpen();
    }

    public long getPercent() {
        JobRun run = getRun();
        Long total = run == null ? null : run.total();
        return run == null || total == null || total == 0 ? 0 : 100 * run.progress() / total;
    }

    public void search() {
        found = desk.search(line, missing, 0);
    }

    /** Goes on where the search ended. */
    public void searchOn() {
        Long next = found == null ? null : found.next();
        if (next != null) {
            found = desk.search(line, missing, next);
        }
    }

    public BackupDesk.@Nullable Found getFound() {
        return found;
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    public List<Backup> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<Backup> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }

    public String getLine() {
        return line;
    }

    public void setLine(@Nullable String line) {
        this.line = line == null ? "" : line;
    }

    public boolean isMissing() {
        return missing;
    }

    public void setMissing(boolean missing) {
        this.missing = missing;
    }
}
