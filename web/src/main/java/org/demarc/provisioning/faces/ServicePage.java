package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One service with everything that happened to it. */
@Named
@ViewScoped
public class ServicePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ENTRIES = 300;

    @Inject
    ServiceDesk desk;

    @Inject
    DriftDesk drift;

    @Inject
    Texts texts;

    @Inject
    CallerView caller;

    @Inject
    Moments moments;

    private final Steady steady = new Steady();
    private String source = "";
    private String id = "";
    private transient @Nullable AccountLine line;
    private transient @Nullable List<TimelineEntry> timeline;

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

    /** Newest first, at most 300. */
    public List<TimelineEntry> getTimeline() {
        if (timeline == null) {
            timeline = desk.timeline(key(), PageRequest.first(ENTRIES)).items();
        }
        return timeline;
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

    /** The whole timeline as text, oldest first, to be put into a ticket. */
    public String getTimelineText() {
        StringBuilder text = new StringBuilder(key() + "\n");
        List<TimelineEntry> all = getTimeline();
        for (int i = all.size() - 1; i >= 0; i--) {
            TimelineEntry entry = all.get(i);
            text.append(String.join(
                                    "  ",
                                    moments.text(entry.at()),
                                    texts.word("provisioning.event", entry.kind()),
                                    texts.say(entry.said()),
                                    took(entry),
                                    answered(entry),
                                    command(entry),
                                    "[" + entry.correlation() + "]")
                            .replaceAll(" {3,}", "  "))
                    .append('\n');
        }
        return text.toString();
    }

    /** Values that somebody accepted from the router. */
    public List<DriftDesk.Accepted> getAccepted() {
        return steady.of("accepted", () -> drift.accepted(key()));
    }

    /** Lets the billing's word about the field count again. */
    public void forget(String field) {
        drift.forget(key(), field);
        refresh();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(texts.of("provisioning.forgotten", field), ""));
    }

    public void evaluate() {
        desk.evaluate(key());
        refresh();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("provisioning.evaluating"), ""));
    }

    /** Reads everything anew. */
    public void refresh() {
        line = null;
        timeline = null;
    }

    private ServiceKey key() {
        try {
            return new ServiceKey(source, id);
        } catch (IllegalArgumentException e) {
            throw ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + source + "/" + id);
        }
    }
}
