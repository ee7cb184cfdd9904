package org.demarc.subscriber.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.PageRequest;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** All subscribers, page by page. */
@Named
@ViewScoped
public class SubscribersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SubscriberDesk desk;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<SubscriberView.Row> model;

    private transient @Nullable PagedModel<LineBook.Conflict> conflicts;

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    /** Lines that several subscribers claim, so that nobody has them. */
    public PagedModel<LineBook.Conflict> getConflicts() {
        if (conflicts == null) {
            conflicts = new PagedModel<>(desk::conflicts, line -> Long.toString(line.interfaceId()));
        }
        return conflicts;
    }

    public boolean isAnyConflict() {
        return steady.of(
                "anyConflict", () -> desk.conflicts(PageRequest.first(1)).total() > 0);
    }

    public PagedModel<SubscriberView.Row> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request), row -> Long.toString(row.id()));
        }
        return model;
    }
}
