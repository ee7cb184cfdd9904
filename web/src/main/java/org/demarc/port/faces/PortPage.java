package org.demarc.port.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.fdb.entity.Sighting;
import org.demarc.link.boundary.LinkDesk;
import org.demarc.link.entity.Link;
import org.demarc.onu.boundary.LineOwner;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.entity.KeptRow;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.LineState;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.BitRate;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One port with what passes through it, its ups and downs, the MACs behind it and where it leads. */
@Named
@ViewScoped
public class PortPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LINKS = 20;

    @Inject
    LineRegister register;

    @Inject
    KeptReadings readings;

    @Inject
    LinkDesk links;

    @Inject
    LineOwner owner;

    @Inject
    CallerView caller;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String comment = "";
    private transient @Nullable PagedModel<Sighting> fdb;
    private transient @Nullable PagedModel<LineState> states;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("no port is named"));
        comment = register.line(id).comment();
    }

    public Line getPort() {
        return steady.of("port", () -> register.line(id));
    }

    /** {@code 12.3 Mbit/s}; empty for none. */
    public String rate(@Nullable Double bps) {
        return BitRate.text(bps);
    }

    /** Whose line it is; null when nobody is bound or the user may not see subscribers. */
    public @Nullable SubscriberView getSubscriber() {
        return caller.may("subscribers_view") ? steady.ofAny("subscriber", () -> owner.of(id)) : null;
    }

    /** MACs behind it, present and past. */
    public PagedModel<Sighting> getFdb() {
        if (fdb == null) {
            fdb = new PagedModel<>(request -> register.fdb(id, request), sighting -> sighting.mac() + sighting.vlan());
        }
        return fdb;
    }

    /** Its ups and downs, newest first. */
    public PagedModel<LineState> getStates() {
        if (states == null) {
            states = new PagedModel<>(request -> register.states(id, request), state -> state.beganAt()
                    .toString());
        }
        return states;
    }

    /** What its device tells of it beside its state; the present first. */
    public List<KeptRow> getReadings() {
        return steady.of("readings", () -> readings.ofInterface(id));
    }

    /** Rows whose numbers are kept over time. */
    public List<KeptRow> getMeasured() {
        return getReadings().stream()
                .filter(row -> row.present() && !readings.measures(row).isEmpty())
                .limit(4)
                .toList();
    }

    /** Where it leads; none for who may not see links. */
    public List<Link> getLinks() {
        return caller.may("links_view")
                ? steady.of("links", () -> links.page(new PageRequest(LINKS, 0, "", false, ""), null, id, null, null)
                        .items())
                : List.of();
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment.strip();
    }

    public void saveComment() {
        register.change(id, comment, null);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("port.saved"), ""));
    }

    /** Keeps values of the port from now on, or keeps none. */
    public void keep() {
        register.change(id, null, !getPort().pollEnabled());
    }
}
