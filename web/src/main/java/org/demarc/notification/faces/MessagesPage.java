package org.demarc.notification.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.demarc.notification.boundary.DeliveryDesk;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryQuery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** What was told and what became of it; {@code ?event=}, {@code ?contact=} and {@code ?in=} show the messages of one. */
@Named("notificationMessages")
@ViewScoped
public class MessagesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DeliveryDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Delivery> model;
    private @Nullable Long event;
    private @Nullable Long contact;
    private @Nullable Long toldIn;
    private String state = "";
    private String kind = "";

    @PostConstruct
    void open() {
        event = PageParameters.number("event").orElse(null);
        contact = PageParameters.number("contact").orElse(null);
        toldIn = PageParameters.number("in").orElse(null);
    }

    public PagedModel<Delivery> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, query()), one -> Long.toString(one.id()));
        }
        return model;
    }

    private DeliveryQuery query() {
        return new DeliveryQuery(
                null,
                contact,
                event,
                toldIn,
                state.isEmpty() ? null : DeliveryState.valueOf(state),
                kind.isEmpty() ? null : ChannelKind.valueOf(kind),
                null,
                null);
    }

    public void resend(Delivery one) {
        desk.again(one.id());
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("notification.resentSo"), ""));
    }

    public boolean isResendable(Delivery one) {
        return one.eventId() != null
                && one.contactId() != null
                && one.state() != DeliveryState.WAITING
                && one.state() != DeliveryState.HELD
                && one.state() != DeliveryState.SENDING;
    }

    public Map<DeliveryState, Long> getNumbers() {
        return steady.of("numbers", desk::numbers);
    }

    public long number(DeliveryState of) {
        return getNumbers().getOrDefault(of, 0L);
    }

    /** The style of a state. */
    public String colour(DeliveryState of) {
        return switch (of) {
            case SENT, FOLDED -> "dc-good";
            case GIVEN_UP -> "dc-bad";
            case WAITING, SENDING, HELD -> "dc-warn";
            case DROPPED -> "dc-quiet";
        };
    }

    public DeliveryState[] getStates() {
        return DeliveryState.values();
    }

    public ChannelKind[] getKinds() {
        return ChannelKind.values();
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }
}
