package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.device.faces.Offers;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.ServiceChangeDesk;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.AddressText;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/**
 * The services of all sources. The list is sorted by what has an index, for there may be a million of them; not by the address, which a
 * search finds, nor by the last order, which is asked of each line that is shown.
 */
@Named
@ViewScoped
public class ServicesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration LATELY = Duration.ofHours(1);

    @Inject
    ServiceDesk desk;

    @Inject
    ServiceChangeDesk changes;

    @Inject
    RouterOffers routers;

    @Inject
    AddressText addresses;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<AccountLine> model;
    private final Steady steady = new Steady();
    private transient List<AccountLine> chosen = List.of();
    private transient @Nullable AccountFilter shown;
    private String source = "";
    private String router = "";
    private String state = "";
    private String plan = "";
    private ServiceChangeForm change = new ServiceChangeForm();

    @PostConstruct
    void open() {
        setState(PageParameters.text("state").orElse(""));
        setSource(PageParameters.text("source").orElse(""));
        setPlan(PageParameters.text("plan").orElse(""));
        router = PageParameters.number("router").map(routers::kept).orElse("");
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<AccountLine> getModel() {
        if (model == null) {
            model = new PagedModel<>(this::listed, line -> Long.toString(line.id()));
        }
        return model;
    }

    private Page<AccountLine> listed(PageRequest page) {
        shown = filter();
        return desk.list(shown, page);
    }

    /** All that the list shows is what was asked for when it was shown: a field may have lost its text since. */
    private AccountFilter shown() {
        return shown == null ? filter() : shown;
    }

    private AccountFilter filter() {
        Long wanted = getRouterId();
        return new AccountFilter(source, state, wanted == null ? 0 : wanted, "", plan);
    }

    /** Sources that have services. */
    public List<String> getSources() {
        return steady.of("sources", desk::sources);
    }

    /** Plans that services have, and the one that is looked for. */
    public List<String> getPlans() {
        List<String> known = steady.of("plans", desk::plans);
        return plan.isEmpty() || known.contains(plan)
                ? known
                : Stream.concat(known.stream(), Stream.of(plan)).toList();
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
        desk.evaluateAll(shown(), getModel().getText().strip());
        say(texts.get("provisioning.evaluatingAll"));
    }

    /** Asks what a change of the chosen services, or of all that the list shows, would be about. */
    public void begin(String action, boolean isForAll) {
        List<ServiceKey> services = isForAll
                ? List.of()
                : getChosen().stream().map(AccountLine::service).toList();
        if (!isForAll && services.isEmpty()) {
            throw ProvisioningProblem.NOTHING_CHOSEN.because(texts.get("provisioning.chooseFirst"));
        }
        RequestAction wanted = RequestAction.valueOf(action);
        Accounts.Many many = new Accounts.Many(services, shown(), getModel().getText());
        change = ServiceChangeForm.of(wanted, many, changes.meant(wanted, many));
    }

    /** Carries the change out, as a job; the page then opens anew with the same filters. */
    public void carryOut() {
        changes.change(change.getAction(), change.many(), change.word());
        PrimeFaces.current().ajax().addCallbackParam("address", address());
    }

    private String address() {
        Long wanted = getRouterId();
        return "?source=" + addresses.encoded(source) + "&state=" + addresses.encoded(state) + "&plan="
                + addresses.encoded(plan) + "&router=" + (wanted == null ? "" : wanted) + "&q="
                + addresses.encoded(getModel().getText());
    }

    public ServiceChangeForm getChange() {
        return change;
    }

    /** The newest change of many services when it has ended within the last hour, else null. */
    public ServiceChangeDesk.@Nullable Change getLastChange() {
        Instant lately = Instant.now().minus(LATELY);
        return steady.ofAny("last", () -> changes.latest().filter(last -> {
            Instant ended = last.run().finishedAt();
            return ended != null && ended.isAfter(lately);
        }));
    }

    /** What is under way for many services, null for nothing. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> desk.evaluation().or(changes::progress));
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    /** Ends what the page shows as under way. */
    public void stop() {
        if (desk.evaluation().isPresent()) {
            desk.stopEvaluation();
        } else {
            changes.stop();
        }
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

    public String getRouter() {
        return router;
    }

    public void setRouter(@Nullable String wanted) {
        router = wanted == null ? "" : wanted;
    }

    /** The router that the list is narrowed to, null for any. */
    public @Nullable Long getRouterId() {
        return Offers.numbered(router).orElse(null);
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        this.state = wanted != null && getStates().contains(wanted) ? wanted : "";
    }

    public String getPlan() {
        return plan;
    }

    public void setPlan(@Nullable String wanted) {
        plan = wanted == null ? "" : wanted;
    }

    public List<String> getStates() {
        return Arrays.stream(AccountState.values()).map(AccountState::name).toList();
    }

    public List<Accounts.Count> getCounts() {
        return desk.states();
    }
}
