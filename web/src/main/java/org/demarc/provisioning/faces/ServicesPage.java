package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.entity.Router;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The services of all sources. */
@Named
@ViewScoped
public class ServicesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServiceDesk desk;

    @Inject
    RouterDesk routers;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<AccountLine> model;
    private final Steady steady = new Steady();
    private transient List<AccountLine> chosen = List.of();
    private String source = "";
    private @Nullable Long router;
    private String state = "";

    @PostConstruct
    void open() {
        setState(PageParameters.text("state").orElse(""));
        setSource(PageParameters.text("source").orElse(""));
        router = PageParameters.number("router").orElse(null);
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<AccountLine> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> desk.list(filter(), page), line -> Long.toString(line.id()));
        }
        return model;
    }

    private AccountFilter filter() {
        Long wanted = router;
        return new AccountFilter(source, state, wanted == null ? 0 : wanted, "", "");
    }

    /** Sources that have services. */
    public List<String> getSources() {
        return steady.of("sources", desk::sources);
    }

    /** Routers that services can be on. */
    public List<Router> getRouters() {
        return steady.of("routers", () -> routers.page(PageRequest.first(PageRequest.MAX_LIMIT))
                .items());
    }

    /** True while the list shows a part only. */
    public boolean isFiltered() {
        return !filter().equals(AccountFilter.ALL) || !getModel().getText().isEmpty();
    }

    /** Looks again at the chosen ones; each answer comes by itself. */
    public void evaluateChosen() {
        if (getChosen().isEmpty()) {
            say(texts.get("provisioning.chooseFirst"));
            return;
        }
        chosen.forEach(line -> desk.evaluate(line.service()));
        say(texts.of("provisioning.evaluatingChosen", Integer.toString(chosen.size())));
        chosen = List.of();
    }

    /** Looks again at everything that the list shows, as a job. */
    public void evaluateAll() {
        desk.evaluateAll(filter(), getModel().getText().strip());
        say(texts.get("provisioning.evaluatingAll"));
    }

    /** Looking again at many, null when nothing is under way. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", desk::evaluation);
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    public void stop() {
        desk.stopEvaluation();
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    public List<AccountLine> getChosen() {
        return chosen == null ? List.of() : chosen;
    }

    public void setChosen(@Nullable List<AccountLine> lines) {
        chosen = lines == null ? List.of() : lines;
    }

    public String getSource() {
        return source;
    }

    public void setSource(@Nullable String wanted) {
        source = wanted == null ? "" : wanted;
    }

    public @Nullable Long getRouter() {
        return router;
    }

    public void setRouter(@Nullable Long wanted) {
        router = wanted;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        this.state = wanted != null && getStates().contains(wanted) ? wanted : "";
    }

    public List<String> getStates() {
        return Arrays.stream(AccountState.values()).map(AccountState::name).toList();
    }

    public List<Accounts.Count> getCounts() {
        return desk.states();
    }
}
