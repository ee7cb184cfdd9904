package org.demarc.ucrm.faces;

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
import org.demarc.ucrm.boundary.EventList;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.EventState;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The webhook log. */
@Named
@ViewScoped
public class EventsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    EventList events;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<CrmEvent> model;
    private String state = "";
    private String service = "";

    public PagedModel<CrmEvent> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> events.list(filter(), page), event -> Long.toString(event.id()));
        }
        return model;
    }

    public List<String> getStates() {
        return Arrays.stream(EventState.values()).map(EventState::name).toList();
    }

    public String style(EventState eventState) {
        return switch (eventState) {
            case DONE -> "dc-good";
            case REJECTED, FAILED -> "dc-bad";
            case UNVERIFIED, QUEUED, STORED -> "dc-warn";
            case TEST, IGNORED, STALE -> "dc-quiet";
        };
    }

    /** Evaluates the services of all events that the filter shows. */
    public void replay() {
        int services = events.replay(filter());
        String text = texts.get("ucrm.replayed").replace("{0}", Integer.toString(services));
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    private CrmEvents.Filter filter() {
        return new CrmEvents.Filter(
                "", state, service.strip(), Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String value) {
        state = value == null ? "" : value;
    }

    public String getService() {
        return service;
    }

    public void setService(@Nullable String value) {
        service = value == null ? "" : value;
    }
}
