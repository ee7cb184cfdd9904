package org.demarc.action.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.demarc.PageRequest;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ActionKind;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** What can be done to a device, a port, an ONU, or to all ONUs of a PON port: choose, confirm, and follow what becomes of it. */
@Named
@ViewScoped
public class ActPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    @Inject
    ActionDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long deviceId;
    private long interfaceId;
    private boolean many;
    private String chosen = "";
    private HashMap<String, String> values = new HashMap<>();
    private String typed = "";
    private long batch;

    @PostConstruct
    void open() {
        deviceId = PageParameters.number("device").orElse(0L);
        interfaceId = PageParameters.number("interface").orElse(0L);
        many = PageParameters.text("onus").isPresent();
        if (deviceId == 0 && interfaceId == 0) {
            throw DeviceProblem.UNKNOWN_INTERFACE.because("no interface is named");
        }
        getTarget();
        PageParameters.text("action").ifPresent(this::choose);
    }

    /** What it is about; for many, the PON port. */
    public ActionTarget getTarget() {
        return steady.of("target", () -> interfaceId == 0 ? desk.device(deviceId) : desk.ofInterface(interfaceId));
    }

    public boolean isMany() {
        return many;
    }

    /** The ONUs that are meant by many. */
    public List<ActionTarget> getOnus() {
        return steady.of("onus", () -> many ? desk.onusOf(interfaceId) : List.of());
    }

    public List<ActionDesk.Offer> getOffers() {
        return steady.of("offers", () -> {
            List<ActionTarget> onus = getOnus();
            return !many ? desk.offers(getTarget()) : onus.isEmpty() ? List.of() : desk.offers(onus.get(0));
        });
    }

    /** Shows the fields of an action. */
    public void choose(String kind) {
        chosen = kind;
        values = new HashMap<>();
        typed = "";
    }

    /** The chosen action; null while none is. */
    public ActionDesk.@Nullable Offer getOffer() {
        return offer().orElse(null);
    }

    private Optional<ActionDesk.Offer> offer() {
        return getOffers().stream().filter(offer -> offer.kind().equals(chosen)).findFirst();
    }

    /** True when a name must be typed. */
    public boolean isTypedAsked() {
        return offer().filter(offer -> offer.danger() == ActionKind.Danger.TYPED || many)
                .isPresent();
    }

    /** What must be typed. */
    public String getNameToType() {
        return getTarget().shownName();
    }

    /** Has it done. */
    public void carryOut() {
        if (isTypedAsked() && !typed.equals(getNameToType())) {
            throw ActionProblem.NOT_CONFIRMED.because(getNameToType());
        }
        Map<String, String> given = new HashMap<>(values);
        given.values().removeIf(value -> Objects.requireNonNullElse(value, "").isBlank());
        if (many) {
            batch = desk.askMany(chosen, getOnus(), given).id();
        } else {
            desk.ask(chosen, getTarget(), given);
        }
        choose("");
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("action.asked"), ""));
    }

    /** Leaves the chosen action. */
    public void leave() {
        choose("");
    }

    /** Stops what has not begun. */
    public void stop() {
        desk.stopBatch(batch);
    }

    /** How far the batch is; null for none. */
    public ActionDesk.@Nullable Batch getBatch() {
        return batch == 0 ? null : steady.of("batch", () -> desk.batch(batch));
    }

    /** Done of the batch in percent. */
    public long getPercent() {
        ActionDesk.Batch now = getBatch();
        return now == null || now.total() == 0 ? 0 : 100 * now.over() / now.total();
    }

    /** The newest actions on it. */
    public List<ActionRun> getRuns() {
        return steady.of("runs", this::runs);
    }

    private List<ActionRun> runs() {
        PageRequest newest = PageRequest.first(SHOWN);
        if (many) {
            return batch == 0
                    ? List.of()
                    : desk.pageWithResults(newest, null, null, batch, null).items();
        }
        return interfaceId == 0
                ? desk.pageWithResults(newest, deviceId, null, null, null).items()
                : desk.pageWithResults(newest, null, interfaceId, null, null).items();
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed == null ? "" : typed.strip();
    }
}
