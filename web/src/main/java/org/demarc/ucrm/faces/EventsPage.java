package org.demarc.ucrm.faces;

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
import org.demarc.PageRequest;
import org.demarc.job.entity.JobRun;
import org.demarc.ucrm.boundary.EventList;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The webhook log. */
@Named
@ViewScoped
public class EventsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    EventList events;

    @Inject
    SourceDesk sources;

    @Inject
    Moments moments;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<CrmEvent> model;
    private final Steady steady = new Steady();
    private String source = "";
    private String from = "";
    private String to = "";
    private String state = "";
    private String service = "";

    @PostConstruct
    void open() {
        PageParameters.text("state").ifPresent(this::setState);
        PageParameters.text("source").ifPresent(this::setSource);
        PageParameters.text("service").ifPresent(this::setService);
    }

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
        EventList.Replayed replayed = events.replay(filter());
        String text = texts.get("ucrm.replayed").replace("{0}", Long.toString(replayed.services()));
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
        PrimeFaces.current()
                .ajax()
                .addCallbackParam("long", replayed.jobRun() != null); // then the page shows its progress
    }

    /** Evaluates the service of one event. */
    public void replay(CrmEvent event) {
        events.replay(new CrmEvents.Filter(event.source(), "", event.entityId(), Instant.EPOCH, tomorrow()));
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(texts.of("ucrm.replayedOne", event.source() + "/" + event.entityId()), ""));
    }

    /** The replay of many that is under way, null for none. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", events::replay);
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    /** How far it is, 0 to 100. */
    public long getPercent() {
        JobRun run = getWork();
        Long total = run == null ? null : run.total();
        return run == null || total == null || total <= 0 ? 0 : Math.min(100, run.progress() * 100 / total);
    }

    public void stop() {
        events.stopReplay();
    }

    /** The codes of all sources. */
    public List<String> getSources() {
        return steady.of("sources", () -> sources.page(PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .map(CrmSource::code)
                .toList());
    }

    /** True while the list shows a part only. */
    public boolean isFiltered() {
        return !(source + state + service + from + to).isBlank();
    }

    private CrmEvents.Filter filter() {
        return new CrmEvents.Filter(
                source,
                state,
                service.strip(),
                moments.in(from).orElse(Instant.EPOCH),
                moments.in(to).orElseGet(EventsPage::tomorrow));
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    public String getSource() {
        return source;
    }

    public void setSource(@Nullable String value) {
        source = value == null ? "" : value;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String value) {
        from = value == null ? "" : value.strip();
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String value) {
        to = value == null ? "" : value.strip();
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
