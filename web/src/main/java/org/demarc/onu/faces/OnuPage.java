package org.demarc.onu.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.demarc.PageRequest;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.fdb.entity.Sighting;
import org.demarc.onu.boundary.LineOwner;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuDetails;
import org.demarc.onu.entity.OnuState;
import org.demarc.port.boundary.LineRegister;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One ONU with its signal, states and the MACs behind it. */
@Named
@ViewScoped
public class OnuPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int STATES = 30;

    @Inject
    OnuRegister onus;

    @Inject
    LineRegister lines;

    @Inject
    LineOwner owner;

    @Inject
    SubscriberDesk subscribers;

    @Inject
    ActionDesk actions;

    @Inject
    CallerView caller;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String comment = "";
    private String wanted = "";
    private transient @Nullable Onu onu;
    private transient @Nullable PagedModel<Sighting> fdb;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("no ONU is named"));
        onu = onus.onu(id);
        comment = onu.comment();
    }

    public Onu getOnu() {
        if (onu == null) {
            onu = onus.onu(id);
        }
        return onu;
    }

    /** Whose line it is; null when nobody is bound or the user may not see subscribers. */
    public @Nullable SubscriberView getSubscriber() {
        return caller.may("subscribers_view") ? steady.ofAny("subscriber", () -> owner.of(id)) : null;
    }

    /** What this user can have done to it now; nothing to one that the OLT no longer lists. */
    public List<ActionDesk.Offer> getOffers() {
        return steady.of(
                "offers",
                () -> getOnu().goneAt() != null
                        ? List.of()
                        : actions.offers(actions.ofInterface(id)).stream()
                                .filter(ActionDesk.Offer::isPossible)
                                .toList());
    }

    /** Reads everything anew. */
    public void refresh() {
        onu = onus.onu(id);
    }

    public List<OnuState> getStates() {
        return steady.of("states", () -> onus.states(id, STATES));
    }

    /** The extremes of its levels. */
    public OnuDetails.SignalBounds getBounds() {
        return steady.of("bounds", () -> onus.bounds(id));
    }

    /** Tells the extremes from now on. */
    public void beginAnew() {
        onus.beginAnew(id);
        say(FacesMessage.SEVERITY_INFO, texts.get("onu.boundsAnew"));
    }

    /** What its device was last asked about it. */
    public OnuDetails.OnuAnswers getAsked() {
        return steady.of("asked", () -> onus.asked(id));
    }

    public List<Map.Entry<String, String>> getProfiles() {
        return List.copyOf(getAsked().profiles().entrySet());
    }

    public PagedModel<Sighting> getFdb() {
        if (fdb == null) {
            fdb = new PagedModel<>(request -> onus.fdb(id, request), sighting -> sighting.mac() + sighting.vlan());
        }
        return fdb;
    }

    /** Binds the line by hand to the one subscriber whom the typed login, contract, number or phone begins. */
    public void bind() {
        List<SubscriberView.Row> found = wanted.isEmpty()
                ? List.of()
                : subscribers.page(new PageRequest(2, 0, "", false, wanted)).items();
        if (found.size() != 1) {
            say(FacesMessage.SEVERITY_WARN, texts.get(found.isEmpty() ? "onu.bindNobody" : "onu.bindSeveral"));
            return;
        }
        subscribers.bind(id, found.get(0).id());
        wanted = "";
        say(FacesMessage.SEVERITY_INFO, texts.get("onu.bound"));
    }

    /** Takes the subscriber off the line. */
    public void unbind() {
        subscribers.unbind(id);
        say(FacesMessage.SEVERITY_INFO, texts.get("onu.unbound"));
    }

    private static void say(FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, ""));
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = wanted == null ? "" : wanted.strip();
    }

    public void saveComment() {
        lines.change(id, comment, null);
        onu = null;
        say(FacesMessage.SEVERITY_INFO, texts.get("onu.saved"));
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment.strip();
    }
}
