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
import java.util.Optional;
import org.demarc.provisioning.boundary.RequestList;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.entity.RefusedMessage;
import org.demarc.provisioning.entity.RefusedSignIns;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Messages of other programs that were refused at the door: to be sent again when their cause is gone, or discarded. */
@Named
@ViewScoped
public class MessagesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RequestList requests;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<RefusedMessage> model;
    private transient RefusedSignIns.@Nullable Sum signIns;
    private String state = RefusedMessage.State.WAITING.name();

    @PostConstruct
    void open() {
        getModel().setText(PageParameters.text("q").orElse(""));
        RefusedSignIns.Sum sum = requests.refusedSignIns();
        signIns = sum.lastDay() > 0 ? sum : null;
    }

    /** How many sign-ins the port for messages refused lately; null when there were none within a day. */
    public RefusedSignIns.@Nullable Sum getSignIns() {
        return signIns;
    }

    public PagedModel<RefusedMessage> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> requests.refused(state, "", page), message -> Long.toString(message.id()));
        }
        return model;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        String given = wanted == null ? "" : wanted;
        this.state = getStates().contains(given) ? given : "";
    }

    public List<String> getStates() {
        return Arrays.stream(RefusedMessage.State.values()).map(Enum::name).toList();
    }

    public String style(RefusedMessage.State of) {
        return switch (of) {
            case WAITING -> "dc-bad";
            case RESENT -> "dc-good";
            case DISCARDED -> "dc-quiet";
        };
    }

    /** Sends a message again and shows what its sender is told. */
    public void resend(RefusedMessage message) {
        Optional<RequestResult> result = requests.resend(message.id());
        String number = Long.toString(message.id());
        say(result.map(told -> texts.of(
                        "provisioning.messageResent",
                        number,
                        texts.word("provisioning.requestState", told.state()) + " "
                                + texts.words(ResultText.read(told.body())
                                        .path("text")
                                        .asText(""))))
                .orElseGet(() -> texts.of("provisioning.messageRefusedAgain", number)));
    }

    public void discard(RefusedMessage message) {
        requests.discard(message.id());
        say(texts.of("provisioning.messageDiscarded", Long.toString(message.id())));
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }
}
