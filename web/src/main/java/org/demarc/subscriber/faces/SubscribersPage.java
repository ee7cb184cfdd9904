package org.demarc.subscriber.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** All subscribers, page by page. */
@Named
@ViewScoped
public class SubscribersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SubscriberDesk desk;

    private transient @Nullable PagedModel<SubscriberView.Row> model;

    public PagedModel<SubscriberView.Row> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request), row -> Long.toString(row.id()));
        }
        return model;
    }
}
