package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.entity.DriftRun;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The drift reports of all routers. */
@Named
@ViewScoped
public class DriftPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DriftDesk desk;

    @Inject
    RouterOffers routers;

    private transient @Nullable PagedModel<DriftRun> model;
    private String router = "";
    private String state = "";

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<DriftRun> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> desk.list(0, state, page), run -> Long.toString(run.id()));
        }
        return model;
    }

    /** What the list can be filtered by. */
    public List<String> getStates() {
        return DriftRun.STATES;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted == null ? "" : wanted;
    }

    public String getRouter() {
        return router;
    }

    public void setRouter(@Nullable String wanted) {
        router = wanted == null ? "" : wanted;
    }

    /** Compares the chosen router; its report shows how far it is. */
    public String compare() {
        long chosen = routers.chosen(router, ProvisioningProblem.UNKNOWN_ROUTER::because);
        return "/ui/provisioning/report?faces-redirect=true&id="
                + desk.start(chosen).id();
    }
}
