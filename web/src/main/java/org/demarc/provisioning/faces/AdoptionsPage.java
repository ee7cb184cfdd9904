package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.provisioning.boundary.AdoptionDesk;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.entity.Router;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The adoptions of all routers. */
@Named
@ViewScoped
public class AdoptionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AdoptionDesk desk;

    @Inject
    RouterDesk routers;

    private transient @Nullable PagedModel<Adoption> model;
    private transient @Nullable List<Router> choice;
    private @Nullable Long router;

    private String state = "";

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
        router = PageParameters.number("router").orElse(null);
    }

    public PagedModel<Adoption> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> desk.list(0, state, page), run -> Long.toString(run.id()));
        }
        return model;
    }

    /** Routers that can be read. */
    public List<Router> getRouters() {
        if (choice == null) {
            choice = routers.page("", PageRequest.first(PageRequest.MAX_LIMIT)).items();
        }
        return choice;
    }

    /** What the list can be filtered by. */
    public List<String> getStates() {
        return Adoption.STATES;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted == null ? "" : wanted;
    }

    public @Nullable Long getRouter() {
        return router;
    }

    public void setRouter(@Nullable Long router) {
        this.router = router;
    }

    /** Reads the chosen router; its page shows how far it is. */
    public String read() {
        Long chosen = router;
        if (chosen == null) {
            throw ProvisioningProblem.UNKNOWN_ROUTER.because("none is chosen");
        }
        return "/ui/provisioning/adoption?faces-redirect=true&id="
                + desk.start(chosen).id();
    }
}
