package org.demarc.routeros.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.control.RouterCheck;
import org.demarc.routeros.control.StyleCheck;
import org.demarc.routeros.entity.DisableBy;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.RouterState;
import org.demarc.routeros.entity.RouterosProblem;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The list of routers, the dialog to add and change one, and the connection test. */
@Named
@ViewScoped
public class RoutersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RouterDesk desk;

    @Inject
    Texts texts;

    private static final Fleet.Load NOTHING = new Fleet.Load(0, 0, 0, 0);

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Router> model;
    private RouterForm form = new RouterForm();
    private String tested = "";
    private String chosenState = "";
    private transient List<RouterCheck.Step> checks = List.of();

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<Router> getModel() {
        PagedModel<Router> present = model;
        if (present == null) {
            present = new PagedModel<>(page -> desk.page(chosenState, page), router -> Long.toString(router.id()));
            model = present;
        }
        return present;
    }

    /** {@code up, waiting, down, login} or {@code fresh}: what a glance at the list shall tell. */
    public String state(Router router) {
        return router.standing().state(Instant.now()).name().toLowerCase(Locale.ROOT);
    }

    /** What the list can be filtered by. */
    public List<String> getStates() {
        return Arrays.stream(RouterState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public String getChosenState() {
        return chosenState;
    }

    public void setChosenState(@Nullable String wanted) {
        chosenState = wanted == null ? "" : wanted;
    }

    /** What the router has to do, asked for all routers of the page at once. */
    public Fleet.Load load(Router router) {
        Map<Long, Fleet.Load> loads = steady.of(
                "loads",
                () -> desk.loads(Stream.ofNullable(getModel().getWrappedData())
                        .flatMap(List::stream)
                        .map(Router::id)
                        .toList()));
        return Objects.requireNonNullElse(loads.get(router.id()), NOTHING);
    }

    public void startNew() {
        form = new RouterForm();
    }

    public void edit(Router router) {
        form = RouterForm.of(desk.router(router.id()));
    }

    public void save() {
        if (form.isNew() && form.getPassword().isEmpty()) {
            throw RouterosProblem.ROUTER_INCOMPLETE.because("password is needed for a new router");
        }
        if (form.isNew()) {
            desk.add(form.draft());
        } else {
            desk.change(form.getId(), form.getVersion(), form.draft());
        }
        form = new RouterForm();
    }

    /** Refuses a value that no router would take, at its field; the field's id is the setting's name. */
    public void check(FacesContext context, UIComponent field, @Nullable Object value) {
        if (StyleCheck.flaw(field.getId(), value == null ? "" : value.toString())
                .isPresent()) {
            throw new ValidatorException(
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.get("routeros.flaw." + field.getId()), ""));
        }
    }

    /** Sources that a router can belong to, and the one that it has, which may be gone. */
    public List<String> getSources() {
        List<String> known = knownSources();
        return known(form.getSource())
                ? known
                : Stream.concat(known.stream(), Stream.of(form.getSource())).toList();
    }

    /** Whether there is such a source; a router without one is open to all. */
    public boolean known(String source) {
        return source.isEmpty() || knownSources().contains(source);
    }

    private List<String> knownSources() {
        return steady.of("sources", desk::sources);
    }

    /** What a PPP account can be limited to. */
    public List<String> getPppServices() {
        return StyleCheck.PPP_SERVICES;
    }

    public List<DisableBy> getWaysToDisable() {
        return List.of(DisableBy.values());
    }

    public void remove(Router router) {
        desk.remove(router.id());
    }

    public void test(Router router) {
        tested = router.name();
        checks = desk.test(router.id()).steps();
    }

    public RouterForm getForm() {
        return form;
    }

    public String getTested() {
        return tested;
    }

    /** True when a test was made and every step of it went well. */
    public boolean isAllGood() {
        return !getChecks().isEmpty() && getChecks().stream().allMatch(RouterCheck.Step::ok);
    }

    public List<RouterCheck.Step> getChecks() {
        return checks == null ? List.of() : checks;
    }
}
