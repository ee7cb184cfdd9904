package org.demarc.audit.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.audit.boundary.AuditReading;
import org.demarc.audit.entity.AuditEntry;
import org.demarc.audit.entity.AuditFilter;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.PrettyJson;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Who changed what: the list, filtered by action and text, and both states of one change. */
@Named
@ViewScoped
public class AuditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AuditReading audit;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<AuditEntry> model;
    private String action = "";
    private String title = "";
    private String before = "";
    private String after = "";

    public void show(AuditEntry entry) {
        title = words(entry.action()) + " " + entry.objectId();
        before = PrettyJson.of(entry.before());
        after = PrettyJson.of(entry.after());
    }

    public PagedModel<AuditEntry> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> audit.page(new AuditFilter("", action, "", "", null, null), request),
                    entry -> Long.toString(entry.id()));
        }
        return model;
    }

    /** {@code device:added} in words; what no bundle knows stays as it is. */
    public String words(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? name
                : texts.word("audit.object", name.substring(0, colon)) + ": "
                        + texts.word("audit.verb", name.substring(colon + 1));
    }

    public List<String> getActions() {
        return audit.actions();
    }

    public String getAction() {
        return action;
    }

    public void setAction(@Nullable String action) {
        this.action = action == null ? "" : action;
    }

    public String getTitle() {
        return title;
    }

    public String getBefore() {
        return before;
    }

    public String getAfter() {
        return after;
    }
}
