package org.demarc.event.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Severity;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The events; {@code ?device=}, {@code ?interface=} and {@code ?name=} show those of one, {@code ?all} resolved ones too. */
@Named
@ViewScoped
public class EventListPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    EventDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<EventRow> model;
    private List<EventRow> selected = new ArrayList<>();
    private long device;
    private long line;
    private String name = "";
    private String severity = "";
    private String state = "OPEN";

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(0L);
        line = PageParameters.number("interface").orElse(0L);
        name = PageParameters.text("name").orElse("");
        state = PageParameters.text("all").isPresent() ? "" : "OPEN";
    }

    public PagedModel<EventRow> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, query()), event -> Long.toString(event.id()));
        }
        return model;
    }

    private EventQuery query() {
        return new EventQuery(
                null,
                state.isEmpty() ? null : (Boolean) !state.equals("RESOLVED"),
                severity.isEmpty() ? null : Severity.valueOf(severity),
                name.isEmpty() ? null : name,
                device == 0 ? null : (Long) device,
                line == 0 ? null : (Long) line,
                state.equals("NEW") ? Boolean.FALSE : null,
                null,
                null);
    }

    public Map<Severity, Long> getNumbers() {
        return steady.of("numbers", desk::open);
    }

    public long number(Severity of) {
        return getNumbers().getOrDefault(of, 0L);
    }

    public List<String> getNames() {
        return steady.of("names", desk::names);
    }

    public Severity[] getSeverities() {
        return Severity.values();
    }

    public void acknowledge() {
        say("event.acknowledgedSo", desk.acknowledge(ids()));
    }

    public void resolve() {
        say("event.resolvedSo", desk.resolve(ids()));
    }

    private List<Long> ids() {
        return selected.stream().map(EventRow::id).toList();
    }

    private void say(String key, int changed) {
        selected = new ArrayList<>();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.of(key, changed), ""));
    }

    /** The style of a severity. */
    public String colour(Severity of) {
        return switch (of) {
            case CRITICAL -> "dc-bad";
            case WARNING -> "dc-warn";
            case INFO -> "dc-quiet";
        };
    }

    /** Who resolved it, in words. */
    public String by(EventRow event) {
        return texts.wordOr("event.by", event.resolvedBy().replace(' ', '_'), event.resolvedBy());
    }

    public boolean isOpen(EventRow event) {
        return event.state() == EventState.OPEN;
    }

    public List<EventRow> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<EventRow> selected) {
        this.selected = selected == null ? new ArrayList<>() : selected;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getSeverity() {
        return severity;
    }

    public void setSeverity(@Nullable String severity) {
        this.severity = severity == null ? "" : severity;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }
}
