package org.demarc.billing.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.billing.boundary.BillingDesk;
import org.demarc.billing.entity.BillingSource;
import org.demarc.job.entity.JobRun;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** All billing sources with their newest run; adds, edits and starts them. */
@Named
@ViewScoped
public class BillingSourcesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    BillingDesk desk;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<Line> model;
    private SourceForm form = new SourceForm();

    /** A source beside its newest run, null where there was none. */
    public record Line(BillingSource source, @Nullable JobRun run) {

        /** True while a run waits or goes on. */
        public boolean working() {
            return run != null && run.state().isOpen();
        }

        /** How much of the list is done, 0..100; 0 while the total is unknown. */
        public int percent() {
            return RunShare.percent(run);
        }
    }

    public PagedModel<Line> getModel() {
        PagedModel<Line> present = model;
        if (present == null) {
            present = new PagedModel<>(
                    this::lines, line -> Long.toString(line.source().id()));
            model = present;
        }
        return present;
    }

    private Page<Line> lines(PageRequest request) {
        return desk.followed(request)
                .map(source -> new Line(source, desk.lastRun(source.id()).orElse(null)));
    }

    public List<String> getKinds() {
        return desk.kinds();
    }

    public SourceForm getForm() {
        return form;
    }

    public void startAdding() {
        form = new SourceForm();
    }

    public void startEditing(long id) {
        form = SourceForm.of(desk.source(id));
    }

    public void save() {
        if (form.getId() == 0) {
            desk.add(form.draft());
        } else {
            desk.change(form.getId(), form.draft());
        }
        form = new SourceForm();
    }

    public void remove(long id) {
        desk.remove(id);
    }

    public void run(long id) {
        JobRun run = desk.run(id, false, "");
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(texts.of("billing.runs.started", Long.toString(run.id())), ""));
    }
}
