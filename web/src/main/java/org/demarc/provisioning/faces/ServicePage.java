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
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.boundary.ServiceChangeDesk;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.web.faces.AddressText;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** One service with everything that happened to it. */
@Named
@ViewScoped
public class ServicePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServiceDesk desk;

    @Inject
    DriftDesk drift;

    @Inject
    ServiceChangeDesk changes;

    @Inject
    AddressText addressText;

    @Inject
    Texts texts;

    @Inject
    CallerView caller;

    @Inject
    Moments moments;

    private final Steady steady = new Steady();
    private String source = "";
    private String id = "";
    private String kind = "";
    private ServiceChangeForm change = new ServiceChangeForm();
    private transient @Nullable AccountLine line;
    private transient @Nullable PagedModel<TimelineEntry> timeline;

    @PostConstruct
    void open() {
        source = PageParameters.text("source").orElse("");
        id = PageParameters.text("id").orElse("");
    }

    public String getSource() {
        return source;
    }

    public String getId() {
        return id;
    }

    public AccountLine getLine() {
        if (line == null) {
            line = desk.one(key());
        }
        return line;
    }

    public List<HeldAddress> getAddresses() {
        return steady.of("addresses", () -> desk.addresses(key()));
    }

    public List<Order> getOrders() {
        return steady.of("orders", () -> desk.orders(key()));
    }

    /** Subscribers of billings that the service matches; none for who may not see subscribers. */
    public List<Accounts.Customer> getCustomers() {
        return caller.may("subscribers_view") ? steady.of("customers", () -> desk.customersOf(key())) : List.of();
    }

    /** Newest first unless sorted otherwise, page by page. */
    public PagedModel<TimelineEntry> getTimeline() {
        if (timeline == null) {
            timeline = new PagedModel<>(
                    page -> desk.timeline(key(), kind, page), entry -> entry.at() + " " + entry.correlation());
        }
        return timeline;
    }

    /** What the timeline can be narrowed to. */
    public List<String> getKinds() {
        return Arrays.stream(TimelineKind.values()).map(TimelineKind::name).toList();
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String wanted) {
        kind = wanted != null && getKinds().contains(wanted) ? wanted : "";
    }

    /** How long the router needed for an entry's command; empty for what is no command. */
    public String took(TimelineEntry entry) {
        return CommandFacts.of(entry).took();
    }

    /** What the router answered to an entry's command when it did not simply do it. */
    public String answered(TimelineEntry entry) {
        return CommandFacts.of(entry).message();
    }

    /** An entry's command with its words, passwords masked; empty for what is no command. */
    public String command(TimelineEntry entry) {
        return String.join(" ", CommandFacts.of(entry).words());
    }

    /** Hands the whole timeline to the browser as text, to be put into a ticket. */
    public void copy() {
        ServiceDesk.History history = desk.history(key());
        PrimeFaces.current().ajax().addCallbackParam("text", text(history));
        if (history.isCut()) {
            say(cut(history));
        }
    }

    /** Oldest first. */
    private String text(ServiceDesk.History history) {
        StringBuilder text = new StringBuilder(key() + "\n");
        if (history.isCut()) {
            text.append(cut(history)).append('\n');
        }
        List<TimelineEntry> newestFirst = history.entries();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            text.append(line(newestFirst.get(i))).append('\n');
        }
        return text.toString();
    }

    private String line(TimelineEntry entry) {
        return String.join(
                        "  ",
                        moments.text(entry.at()),
                        texts.word("provisioning.event", entry.kind()),
                        texts.say(entry.said()),
                        took(entry),
                        answered(entry),
                        command(entry),
                        "[" + entry.correlation() + "]")
                .replaceAll(" {3,}", "  ");
    }

    private String cut(ServiceDesk.History history) {
        return texts.of(
                "provisioning.timelineCut",
                Integer.toString(history.entries().size()),
                Long.toString(history.total()),
                "/rest/v1/services/" + key() + "/timeline");
    }

    /** What the newest drift reports found and nobody decided about. */
    public List<DriftRow> getDrift() {
        return steady.of("drift", () -> drift.open(key()));
    }

    /** What the router shows in the fields that differ. */
    public List<FieldDifference> fields(DriftRow row) {
        return DifferenceJson.fields(row.fieldsJson());
    }

    /** Values that somebody accepted from the router. */
    public List<DriftDesk.Accepted> getAccepted() {
        return steady.of("accepted", () -> drift.accepted(key()));
    }

    /** Lets the billing's word about the field count again. */
    public void forget(String field) {
        drift.forget(key(), field);
        refresh();
        say(texts.of("provisioning.forgotten", field));
    }

    public void evaluate() {
        desk.evaluate(key());
        refresh();
        say(texts.get("provisioning.evaluating"));
    }

    /** Whether the service is wanted like this, the name of an aim. */
    public boolean wants(String aim) {
        return getLine().desired().equals(aim);
    }

    /** Asks what suspending, resuming or removing the service would be about. */
    public void begin(String action) {
        RequestAction wanted = RequestAction.valueOf(action);
        Accounts.Many many = new Accounts.Many(List.of(key()), AccountFilter.ALL, "");
        change = ServiceChangeForm.of(wanted, many, changes.meant(wanted, many));
    }

    /** Carries the change out, as a job; the page then opens anew. */
    public void carryOut() {
        changes.change(change.getAction(), change.many(), change.word());
        PrimeFaces.current()
                .ajax()
                .addCallbackParam(
                        "address", "?source=" + addressText.encoded(source) + "&id=" + addressText.encoded(id));
    }

    public ServiceChangeForm getChange() {
        return change;
    }

    /** The change of this service that is under way, null for none. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> changes.progress(key()));
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    /** Ends the change that is under way. */
    public void stop() {
        if (isWorking()) {
            changes.stop();
        }
    }

    /** Reads everything anew. */
    public void refresh() {
        line = null;
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    private ServiceKey key() {
        try {
            return new ServiceKey(source, id);
        } catch (IllegalArgumentException e) {
            throw ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + source + "/" + id);
        }
    }
}
